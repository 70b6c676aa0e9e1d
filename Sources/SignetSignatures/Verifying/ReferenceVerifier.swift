import SignetFindings
import SignetXML

/// Verifies the references of the signatures of one document, within one budget.
final class ReferenceVerifier {
  private let tree: XMLTree
  private var remainingBytes: Int

  /// What came of one reference.
  struct Outcome {
    var covers: String?
    var bytes: [UInt8]?
    var finding: Finding?
  }

  init(_ tree: XMLTree, limits: VerificationLimits) {
    self.tree = tree
    remainingBytes = limits.canonicalizationFactor * (tree.byteCount + 65_536)
  }

  /// Follows a reference and compares digests.
  func verify(_ reference: SignatureElement.Reference, of signature: XMLElement) -> Outcome {
    var outcome = Outcome()
    do throws(SignetError) {
      let apex = try dereference(reference.uri)
      outcome.covers = apex.xpath
      guard remainingBytes > 0 else { throw exhausted }
      let processor = try ReferenceProcessor(transforms: reference.transforms, signature: signature)
      let bytes = try processor.bytes(of: apex)
      remainingBytes -= bytes.count
      guard reference.digest.digest(of: bytes) == reference.digestValue else { throw mismatch(reference, apex) }
      outcome.bytes = bytes
    } catch {
      outcome.finding = error.about(.element(xpath: signature.xpath)).finding
    }
    return outcome
  }

  private func dereference(_ uri: String?) throws(SignetError) -> DocumentSubset.Apex {
    guard let uri else {
      throw SignetError(
        .signatureReferenceUnresolved, message: "A reference has no URI, so only its application knows what it covers.",
        hint: "Ask the signer for a reference by Id or to the whole document.")
    }
    guard !uri.isEmpty else { return .document(tree) }
    guard uri.hasPrefix("#"), !uri.hasPrefix("#xpointer(") else {
      throw SignetError(
        .signatureReferenceExternal, message: "A reference points to \(uri.debugDescription), which is not followed.",
        hint: "Only references by Id and to the whole document are followed; nothing is ever fetched.")
    }
    do {
      return .element(try tree.element(withID: String(uri.dropFirst())))
    } catch {
      throw SignetError(
        .signatureReferenceUnresolved, message: "The reference \(uri.debugDescription) leads to no single element.",
        hint: "The signed element was removed, renamed or repeated after signing.", causes: [error.finding])
    }
  }

  private func mismatch(_ reference: SignatureElement.Reference, _ apex: DocumentSubset.Apex) -> SignetError {
    let part = if case .element = apex { "The element \(apex.xpath)" } else { "The document" }
    return SignetError(
      .signatureDigestMismatch,
      message: "\(part) is not what was signed: its \(reference.digest.rawValue) digest differs.",
      hint: "It was changed after signing; often by pretty-printing, another encoding, or a field added afterwards.")
  }

  private var exhausted: SignetError {
    SignetError(
      .signatureLimitExceeded, message: "The references of the document cover too much together.",
      hint: "Raise the limit if the document comes from a source you trust.")
  }
}

extension DocumentSubset.Apex {
  /// Where the apex is, for people.
  fileprivate var xpath: String {
    switch self {
    case .document: "/"
    case .element(let element): element.xpath
    }
  }
}
