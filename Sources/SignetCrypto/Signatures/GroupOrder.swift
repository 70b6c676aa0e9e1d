import COpenSSL

extension PublicKey {
  /// How long r and s are in a concatenated ECDSA or DSA signature with this key, in bytes: as long as the order of
  /// the group. `nil` for other kinds of key.
  var groupOrderLength: Int? {
    switch algorithm {
    case .ec(let curve): (curve.bits + 7) / 8
    case .dsa: subgroupOrderLength
    default: nil
    }
  }

  private var subgroupOrderLength: Int? {
    withPointer { key in
      var order: OpaquePointer?
      guard EVP_PKEY_get_bn_param(key, OSSL_PKEY_PARAM_FFC_Q, &order) == 1 else { return nil }
      defer { BN_free(order) }
      return Int(BN_num_bits(order) + 7) / 8
    }
  }
}
