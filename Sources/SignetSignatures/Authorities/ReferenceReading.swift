import SignetCrypto
import SignetFindings
import SignetXML

/// How an authority reads one reference, where that is not as the standard has it.
struct ReferenceReading {
  let subject: ReferenceDescription.Subject
  let omitsURI: Bool
  let digestText: DigestText
  private let accepted: [DigestInput]
  private let namespaces: [String: String]

  init(_ reference: ReferenceDescription, number: Int, in description: SignatureDescription) {
    subject = reference.subject
    omitsURI = reference.omitsURI || reference.subject == .document && description.accepts.documentWithoutURI
    digestText = reference.digestText
    accepted = [reference.input] + (description.accepts.inputs[number + 1] ?? [])
    namespaces = description.namespaces
  }

  /// What may be digested, what the authority makes first.
  ///
  /// - Throws: `xml.path-invalid`.
  func inputs() throws(SignetError) -> [ResolvedInput] {
    try accepted.map { input throws(SignetError) in try ResolvedInput(input, namespaces) }
  }
}

extension SignatureDescription {
  /// How the reference with this number and URI is read; nil where the description has none.
  ///
  /// Where references may stand in any order, the one to the whole document is known by its URI, and nothing departs
  /// from the standard in the others.
  func reference(_ number: Int, uri: String?) -> ReferenceReading? {
    var number = number
    if accepts.anyOrder, let document = references.firstIndex(where: { $0.subject == .document }) {
      guard (uri ?? "").isEmpty else { return nil }
      number = document
    }
    guard references.indices.contains(number) else { return nil }
    return ReferenceReading(references[number], number: number, in: self)
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
    let bytes = try verifier.bytes(of: first, of: element, as: reading.reference(0, uri: first.uri))
    return reading.signs == .document ? bytes : first.digest.digest(of: bytes)
  }
}
