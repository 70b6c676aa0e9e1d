import COpenSSL

extension PublicKey {
  /// Modulus and public exponent of an RSA key, big-endian without leading zero octets; nil for other kinds of key.
  package var rsaNumbers: (modulus: [UInt8], exponent: [UInt8])? {
    guard let modulus = number(OSSL_PKEY_PARAM_RSA_N), let exponent = number(OSSL_PKEY_PARAM_RSA_E) else { return nil }
    return (modulus, exponent)
  }

  /// The point of an elliptic curve key in uncompressed form (SEC 1, section 2.3.3); nil for other kinds of key.
  package var uncompressedPoint: [UInt8]? {
    guard let x = number(OSSL_PKEY_PARAM_EC_PUB_X), let y = number(OSSL_PKEY_PARAM_EC_PUB_Y),
      case .ec(let curve) = algorithm
    else { return nil }
    // Coordinates are as long as the field, which on all these curves is as long as the order.
    let width = (curve.bits + 7) / 8
    let padded = [x, y].map { [UInt8](repeating: 0, count: max(0, width - $0.count)) + $0 }
    return [4] + padded.flatMap(\.self)
  }

  private func number(_ name: String) -> [UInt8]? {
    ErrorQueue.scope {
      withPointer { key in
        var number: OpaquePointer?
        guard EVP_PKEY_get_bn_param(key, name, &number) == 1, let number else { return nil }
        defer { BN_free(number) }
        return [UInt8](unsafeUninitializedCapacity: Int(BN_num_bits(number) + 7) / 8) { buffer, count in
          count = Int(BN_bn2bin(number, buffer.baseAddress))
        }
      }
    }
  }
}

extension EllipticCurve {
  /// The object identifier of the curve, in dotted decimal form (RFC 5480, section 2.1.1.1; SEC 2; RFC 5639, section 4.1).
  package var objectIdentifier: String {
    switch self {
    case .p256: "1.2.840.10045.3.1.7"
    case .p384: "1.3.132.0.34"
    case .p521: "1.3.132.0.35"
    case .secp256k1: "1.3.132.0.10"
    case .brainpoolP256r1: "1.3.36.3.3.2.8.1.1.7"
    case .brainpoolP320r1: "1.3.36.3.3.2.8.1.1.9"
    case .brainpoolP384r1: "1.3.36.3.3.2.8.1.1.11"
    case .brainpoolP512r1: "1.3.36.3.3.2.8.1.1.13"
    }
  }
}
