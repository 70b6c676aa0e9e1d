import SignetCrypto
import SignetFindings
import SignetXML

/// A reference whose path has been read.
struct ResolvedReference: Sendable {
  let subject: Subject
  let transforms: [Transform]
  let digest: DigestAlgorithm
  let input: ResolvedInput
  let digestText: DigestText

  enum Subject: Sendable {
    case document
    case element(ElementPath, idAttribute: AttributeName, id: ReferenceDescription.IDRule)
    /// A part of the signature itself, by its Id, in which `{id}` stands for the signature's own.
    case ownPart(String)
    /// Another signature, by its Id, or the only one.
    case signature(String?)
    /// The value of another signature, by the signature's Id, or of the only one.
    case signatureValue(String?)
  }

  init(_ reference: ReferenceDescription, _ description: SignatureDescription) throws(SignetError) {
    transforms = reference.transforms
    digest = reference.digest
    input = try ResolvedInput(reference.input, description.namespaces)
    digestText = reference.digestText
    switch reference.subject {
    case .document: subject = .document
    case .element(let path, let idAttribute, let id):
      subject = .element(
        try ElementPath(path, namespaces: description.namespaces),
        idAttribute: try AttributeName(idAttribute, namespaces: description.namespaces), id: id)
    case .keyInfo: subject = .ownPart(description.keyInfoID ?? "")
    case .signedProperties: subject = .ownPart(description.xades?.signedPropertiesID ?? "")
    case .object(let id), .manifest(let id): subject = .ownPart(id)
    case .signature(let id): subject = .signature(id)
    case .signatureValue(let id): subject = .signatureValue(id)
    }
  }

  /// Whether what it covers is there before the signature is.
  var isOfDocument: Bool {
    if case .ownPart = subject { false } else { true }
  }
}
