/// The DER `DigestInfo` that RSASSA-PKCS1-v1_5 signs (RFC 8017 §9.2).
///
/// We put it round the digest ourselves and give OpenSSL the result to pad. OpenSSL then needs no digest in the key's
/// operation, and no policy of the system about digests applies: some authorities' schemas still fix SHA-1.
enum DigestInfo {
  /// The bytes before the digest, up to the length of its OCTET STRING (RFC 8017 §9.2, note 1; RFC 8702 for SHA-3).
  static func prefix(for digest: DigestAlgorithm) -> [UInt8] {
    switch digest {
    case .sha1: [0x30, 0x21, 0x30, 0x09, 0x06, 0x05, 0x2B, 0x0E, 0x03, 0x02, 0x1A, 0x05, 0x00, 0x04, 0x14]
    case .sha256: prefix(arc: 1, digest)
    case .sha384: prefix(arc: 2, digest)
    case .sha512: prefix(arc: 3, digest)
    case .sha224: prefix(arc: 4, digest)
    case .sha3_224: prefix(arc: 7, digest)
    case .sha3_256: prefix(arc: 8, digest)
    case .sha3_384: prefix(arc: 9, digest)
    case .sha3_512: prefix(arc: 10, digest)
    }
  }

  /// The prefix for the algorithm 2.16.840.1.101.3.4.2.`arc` (NIST hash algorithms).
  private static func prefix(arc: UInt8, _ digest: DigestAlgorithm) -> [UInt8] {
    let length = UInt8(digest.byteCount)
    return [
      0x30, 17 + length, 0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, arc, 0x05, 0x00,
      0x04, length,
    ]
  }
}
