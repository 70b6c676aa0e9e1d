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
  /// The references of `SignedInfo`, then those of the manifests.
  let references: [ResolvedReference]
  /// How many of the references are those of `SignedInfo`.
  let signedCount: Int
  let idNamedBy: ElementPath?
  let context: ResolvedContext
  let time: Date
  let template: SignatureTemplate

  /// Compiles a description.
  ///
  /// - Parameters:
  ///   - description: How to sign.
  ///   - identity: Who signs.
  ///   - time: When: the signer's certificate must be valid then, and it is the time that a signature tells of itself
  ///     unless a document is signed at another.
  ///   - limits: What a document may cost.
  /// - Throws: `signature.description-invalid`, `signature.key-unfit`, `certificate.expired`, `certificate.not-yet-valid`, `xml.path-invalid`,
  ///   `signature.id-invalid` for a pattern that is no regular expression.
  public init(
    _ description: SignatureDescription, identity: SigningIdentity, at time: Date,
    limits: ParsingLimits = ParsingLimits()
  ) throws(SignetError) {
    try DescriptionCheck(description: description).run()
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
    self.time = time
    let namespaces = description.namespaces
    placements = try description.placement.map { placement throws(SignetError) in
      try ResolvedPlacement(placement, namespaces)
    }
    signedCount = description.references.count
    references = try (description.references + description.manifestReferences).map { reference throws(SignetError) in
      try ResolvedReference(reference, description)
    }
    idNamedBy = try description.id?.namedBy.map { path throws(SignetError) in
      try ElementPath(path, namespaces: namespaces)
    }
    context = try ResolvedContext(description.contexts.first ?? .document, namespaces)
    template = try SignatureWriter(description: description, method: method, identity: identity).template()
  }

  /// What is weak in what will be made: SHA-1, which is only for authorities that demand it.
  public var findings: [Finding] {
    let digests = [description.algorithm(of: method).digest] + references.map(\.digest)
    guard digests.contains(.sha1) else { return [] }
    return [
      Finding(
        .signatureAlgorithmWeak, .warning, message: "The signature is made with SHA-1, which no longer protects.",
        hint: "Use SHA-256 unless the authority's rules fix SHA-1.")
    ]
  }
}

extension SignaturePlan {
  /// What is filled into the template, but for digests and the signature value.
  func texts(signatureID: String?, uris: [String], time: Date) -> [SignatureTemplate.Hole: [UInt8]] {
    var values: [SignatureTemplate.Hole: [UInt8]] = [:]
    values[.signatureID] = signatureID.map(Markup.attributeValue)
    for format in template.timeFormats { values[.time(format)] = Array(format.text(of: time).utf8) }
    values[.signingTime] = description.xades?.signingTime.map { Array($0.text(of: time).utf8) }
    for (number, uri) in uris.enumerated() { values[.uri(number)] = Markup.attributeValue(uri) }
    return values
  }

  /// The digest of a reference as it is written.
  func text(ofDigest digest: [UInt8], _ number: Int) -> [UInt8] {
    Array(Base64.encode(references[number].digestText.bytes(of: digest)).utf8)
  }
}

extension Certificate {
  /// Refuses to sign with a certificate that the verifier will refuse.
  package func requireValidity(at time: Date) throws(SignetError) {
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
