import SignetCrypto
import SignetFindings
import SignetXML

/// From what a reference points to, through its transforms, to the bytes that are digested (RFC 3275, section 4.3.3.2).
struct ReferenceProcessor {
  /// The canonicalization at the end: the last transform, or Canonical XML 1.0 where the transforms end with nodes.
  private let canonicalization: Canonicalization
  /// The signature that the enveloped-signature transform leaves out.
  private let omitting: [XMLElement]

  /// Prepares to process a reference.
  ///
  /// - Parameters:
  ///   - transforms: The transforms in order.
  ///   - signature: The signature that the reference belongs to; nil while it is not part of the document yet.
  /// - Throws: `signature.transform-unsupported` where anything follows a canonicalization, because the canonical bytes
  ///   would have to be parsed as another document.
  init(transforms: [Transform], signature: XMLElement?) throws(SignetError) {
    var omitting: [XMLElement] = []
    var canonicalization: Canonicalization?
    for transform in transforms {
      guard canonicalization == nil else {
        throw SignetError(
          .signatureTransformUnsupported, message: "The transform \(transform.uri) follows a canonicalization.",
          hint: "Put the canonicalization last, after the enveloped-signature transform.")
      }
      switch transform {
      case .envelopedSignature: if let signature { omitting = [signature] }
      case .canonicalization(let method): canonicalization = method
      }
    }
    self.omitting = omitting
    self.canonicalization = canonicalization ?? Canonicalization(.c14n10)
  }

  /// The digest of what the reference covers.
  ///
  /// - Throws: `xml.canonicalization-failed`, `signature.covers-nothing`.
  func digest(of apex: DocumentSubset.Apex, _ algorithm: DigestAlgorithm) throws(SignetError) -> [UInt8] {
    try Canonicalizer(canonicalization).digest(of: try subset(apex), algorithm)
  }

  /// The bytes that the reference covers.
  ///
  /// - Throws: `xml.canonicalization-failed`, `signature.covers-nothing`.
  func bytes(of apex: DocumentSubset.Apex) throws(SignetError) -> [UInt8] {
    try Canonicalizer(canonicalization).bytes(of: try subset(apex))
  }

  /// Same-document references leave comments out, whatever the canonicalization (RFC 3275, section 4.3.3.3).
  private func subset(_ apex: DocumentSubset.Apex) throws(SignetError) -> DocumentSubset {
    let subset = DocumentSubset(apex, omitting: omitting, includesComments: false)
    guard !subset.isEmpty else {
      throw SignetError(
        .signatureCoversNothing, message: "The reference covers nothing once the signature itself is left out.",
        hint: "A signature over nothing protects nothing; the document was put together wrongly or is a forgery.")
    }
    return subset
  }
}
