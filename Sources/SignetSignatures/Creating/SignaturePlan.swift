import Foundation
import SignetCertificates
import SignetCrypto
import SignetFindings
import SignetXML

/// A signature description made ready for one identity: everything that is the same for all documents of a job.
///
/// A plan is compiled once and shared by all workers.
public struct SignaturePlan: Sendable {
  /// What was compiled.
  public let description: SignatureDescription
  /// Who signs.
  public let identity: SigningIdentity
  /// The method that fits the identity's key.
  public let method: SignatureMethod
  /// What a document may cost.
  public let limits: ParsingLimits

  let placements: [ResolvedPlacement]
  let references: [ResolvedReference]
  let idNamedBy: ElementPath?
  let template: SignatureTemplate

  /// Compiles a description.
  ///
  /// - Parameters:
  ///   - description: How to sign.
  ///   - identity: Who signs.
  ///   - time: When: the signer's certificate must be valid then.
  ///   - limits: What a document may cost.
  /// - Throws: `signature.key-unfit`, `certificate.expired`, `certificate.not-yet-valid`, `xml.path-invalid`,
  ///   `signature.id-invalid` for a pattern that is no regular expression.
  public init(
    _ description: SignatureDescription, identity: SigningIdentity, at time: Date,
    limits: ParsingLimits = ParsingLimits()
  ) throws(SignetError) {
    guard let method = description.methods.first(where: { $0.fits(identity.key.algorithm) }) else {
      throw SignetError(
        .signatureKeyUnfit,
        message:
          "The key is \(identity.key.algorithm), but the profile allows only \(description.methods.map(\.rawValue).joined(separator: ", ")).",
        hint: "Use an identity whose key fits, or a profile that allows such keys.")
    }
    try identity.certificate.requireValidity(at: time)
    self.description = description
    self.identity = identity
    self.method = method
    self.limits = limits
    let namespaces = description.namespaces
    placements = try description.placement.map { placement throws(SignetError) in
      try ResolvedPlacement(placement, namespaces)
    }
    references = try description.references.map { reference throws(SignetError) in
      try ResolvedReference(reference, namespaces)
    }
    idNamedBy = try description.id?.namedBy.map { path throws(SignetError) in
      try ElementPath(path, namespaces: namespaces)
    }
    template = SignatureTemplate(description, method: method, identity: identity)
  }
}

/// A placement whose path has been read.
enum ResolvedPlacement: Sendable {
  case lastChild(ElementPath)
  case before(ElementPath)
  case after(ElementPath)
  case firstEmpty(ElementPath)

  init(_ placement: Placement, _ namespaces: [String: String]) throws(SignetError) {
    switch placement {
    case .lastChild(let path): self = .lastChild(try ElementPath(path, namespaces: namespaces))
    case .before(let path): self = .before(try ElementPath(path, namespaces: namespaces))
    case .after(let path): self = .after(try ElementPath(path, namespaces: namespaces))
    case .firstEmpty(let path): self = .firstEmpty(try ElementPath(path, namespaces: namespaces))
    }
  }
}

/// A reference whose path has been read.
struct ResolvedReference: Sendable {
  let subject: Subject
  let transforms: [Transform]
  let digest: DigestAlgorithm

  enum Subject: Sendable {
    case document
    case element(ElementPath, idAttribute: String, id: ReferenceDescription.IDRule)
  }

  init(_ reference: ReferenceDescription, _ namespaces: [String: String]) throws(SignetError) {
    transforms = reference.transforms
    digest = reference.digest
    switch reference.subject {
    case .document: subject = .document
    case .element(let path, let idAttribute, let id):
      subject = .element(try ElementPath(path, namespaces: namespaces), idAttribute: idAttribute, id: id)
    }
  }
}

extension Certificate {
  /// Refuses to sign with a certificate that the verifier will refuse.
  fileprivate func requireValidity(at time: Date) throws(SignetError) {
    let hint = "Sign with a certificate that is in force, or give the time of signing if it was another."
    if time > notAfter {
      throw SignetError(
        .certificateExpired, about: .certificate(sha256: sha256Fingerprint),
        message: "The signer's certificate \(subject) expired on \(notAfter.formatted(.iso8601)).", hint: hint)
    }
    if time < notBefore {
      throw SignetError(
        .certificateNotYetValid, about: .certificate(sha256: sha256Fingerprint),
        message: "The signer's certificate \(subject) is valid only from \(notBefore.formatted(.iso8601)).", hint: hint)
    }
  }
}
