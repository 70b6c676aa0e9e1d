/// DER as OpenSSL reads and writes it.
package enum DER {
  /// Decodes `der` with one of OpenSSL's `d2i` functions.
  ///
  /// - Returns: `nil` where OpenSSL can't decode it, or where bytes are left after the structure.
  package static func decode<Structure>(
    _ der: UnsafeRawBufferPointer, with decoder: (UnsafeMutablePointer<UnsafePointer<UInt8>?>, Int) -> Structure?,
    releasing release: (Structure) -> Void
  ) -> Structure? {
    guard let start = der.bindMemory(to: UInt8.self).baseAddress else { return nil }
    var position: UnsafePointer<UInt8>? = start
    guard let structure = decoder(&position, der.count) else { return nil }
    guard position == start + der.count else {
      release(structure)
      return nil
    }
    return structure
  }

  /// Encodes a public structure with one of OpenSSL's `i2d` functions; `nil` where OpenSSL can't.
  package static func encode(
    with encoder: (UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>?) -> Int32
  ) -> [UInt8]? {
    let length = encoder(nil)
    guard length > 0 else { return nil }
    return [UInt8](unsafeUninitializedCapacity: Int(length)) { buffer, count in
      var position = buffer.baseAddress
      count = max(0, Int(encoder(&position)))
    }
  }

  /// Encodes a secret structure with one of OpenSSL's `i2d` functions; `nil` where OpenSSL can't.
  static func encodeSecret(
    with encoder: (UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>?) -> Int32
  ) -> SecretBytes? {
    guard var bytes = encode(with: encoder) else { return nil }
    return SecretBytes(consuming: &bytes)
  }
}
