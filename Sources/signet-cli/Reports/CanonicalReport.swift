import Signet

/// What `signet canonicalize` found, in JSON.
struct CanonicalReport: Encodable {
  /// A digest in both notations: scripts compare hexadecimal, XML signatures carry base64.
  struct Digest: Encodable {
    let algorithm: String
    let hexadecimal: String
    let base64: String
  }

  let method: String
  /// How many canonical bytes there are.
  let bytes: Int
  let digest: OrNull<Digest>
  /// The canonical text; null where it was written to a file, or only its digest was asked for.
  let text: OrNull<String>

  init(_ bytes: [UInt8], method: CanonicalizationMethod, digest algorithm: DigestAlgorithm?, isWritten: Bool) {
    self.method = method.uri
    self.bytes = bytes.count
    digest = OrNull(
      algorithm.map {
        let value = $0.digest(of: bytes)
        return Digest(
          algorithm: $0.rawValue, hexadecimal: Hexadecimal.encode(value), base64: Base64.encode(value))
      })
    text = OrNull(algorithm == nil && !isWritten ? String(decoding: bytes, as: UTF8.self) : nil)
  }
}
