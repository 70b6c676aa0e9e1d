import SignetCrypto
import SignetFindings
import SignetXML

/// How an authority reads one reference, where that is not as the standard has it.
struct ReferenceReading {
  let description: ReferenceDescription
  let namespaces: [String: String]

  var omitsURI: Bool { description.omitsURI }
  var digestText: DigestText { description.digestText }

  /// What is digested.
  ///
  /// - Throws: `xml.path-invalid`.
  func input() throws(SignetError) -> ResolvedInput { try ResolvedInput(description.input, namespaces) }
}

extension SignatureDescription {
  /// How the reference with this number is read; nil where the description has none.
  func reference(_ number: Int) -> ReferenceReading? {
    guard references.indices.contains(number) else { return nil }
    return ReferenceReading(description: references[number], namespaces: namespaces)
  }
}

extension SignatureElement {
  /// What the signature value was made over: the canonical `SignedInfo`, or what an authority takes instead.
  func signedBytes(
    _ verifier: ReferenceVerifier, _ reading: SignatureDescription?
  ) throws(SignetError) -> [UInt8] {
    guard let reading, reading.signs != .signedInfo, let first = references.first else {
      return try Canonicalizer(canonicalization).bytes(of: DocumentSubset(.element(signedInfo)))
    }
    let bytes = try verifier.bytes(of: first, of: element, as: reading.reference(0))
    return reading.signs == .document ? bytes : first.digest.digest(of: bytes)
  }
}
