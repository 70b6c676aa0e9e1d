import COpenSSL

/// Changes an ECDSA or DSA signature between its two encodings. OpenSSL itself knows DER only.
enum ConcatenatedSignature {
  /// r and s, each `width` bytes long, from a DER `Ecdsa-Sig-Value`; `nil` where it is not one or a number is longer.
  static func fromDER(_ der: [UInt8], width: Int) -> [UInt8]? {
    let decoded = der.withUnsafeBytes { bytes in
      DER.decode(bytes, with: { d2i_ECDSA_SIG(nil, $0, $1) }, releasing: { ECDSA_SIG_free($0) })
    }
    guard let signature = decoded else { return nil }
    defer { ECDSA_SIG_free(signature) }
    var isWhole = false
    let bytes = [UInt8](unsafeUninitializedCapacity: 2 * width) { buffer, count in
      guard let start = buffer.baseAddress else { return }
      isWhole =
        BN_bn2binpad(ECDSA_SIG_get0_r(signature), start, Int32(width)) == width
        && BN_bn2binpad(ECDSA_SIG_get0_s(signature), start + width, Int32(width)) == width
      count = 2 * width
    }
    return isWhole ? bytes : nil
  }

  /// A DER `Ecdsa-Sig-Value` from r and s, each `width` bytes long; `nil` where `signature` has any other length.
  static func toDER(_ signature: [UInt8], width: Int) -> [UInt8]? {
    guard signature.count == 2 * width, let result = ECDSA_SIG_new() else { return nil }
    defer { ECDSA_SIG_free(result) }
    let numbers = signature.withUnsafeBufferPointer { bytes in
      (
        BN_bin2bn(bytes.baseAddress, Int32(width), nil),
        BN_bin2bn(bytes.baseAddress.map { $0 + width }, Int32(width), nil)
      )
    }
    guard let r = numbers.0, let s = numbers.1, ECDSA_SIG_set0(result, r, s) == 1 else {
      BN_free(numbers.0)
      BN_free(numbers.1)
      return nil
    }
    return DER.encode { i2d_ECDSA_SIG(result, $0) }
  }
}
