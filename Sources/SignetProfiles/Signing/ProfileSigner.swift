import Foundation
import SignetCertificates
import SignetFindings
import SignetSignatures
import SignetXML

/// Signs documents as profiles say: all by the one that was chosen, or each by the one that recognizes it.
///
/// A signer is made once for a job and shared by all workers.
public struct ProfileSigner: Sendable {
  /// A document that was signed.
  public struct Signed: Sendable {
    /// The bytes of the document with its signatures.
    public let document: [UInt8]
    /// By whose rules it was signed.
    public let profile: SignatureProfile
    /// What is weak in what was made.
    public let findings: [Finding]
  }

  /// A profile made ready for the identity, or why it can't be.
  private struct Prepared: Sendable {
    let profile: SignatureProfile
    let sequence: Result<SigningSequence?, SignetError>

    init(
      _ profile: SignatureProfile, _ identity: SigningIdentity, _ time: Date, _ limits: ParsingLimits,
      _ engine: SigningEngine
    ) {
      self.profile = profile
      sequence = Result { () throws(SignetError) in
        let engines = try profile.signatures.map { description throws(SignetError) in
          ReferenceEngine(try SignaturePlan(description, identity: identity, at: time, limits: limits))
        }
        return engines.first.map { SigningSequence($0, Array(engines.dropFirst()), by: engine) }
      }
    }
  }

  /// What a document may cost.
  public let limits: ParsingLimits
  private let prepared: [Prepared]
  /// Whether each document decides by which profile it is signed.
  private let recognizes: Bool

  /// Prepares to sign by one profile.
  ///
  /// - Parameters:
  ///   - profile: By whose rules.
  ///   - identity: Who signs.
  ///   - time: When, see ``SignaturePlan``.
  ///   - limits: What a document may cost.
  ///   - engine: Which engine signs.
  /// - Throws: What ``SignaturePlan`` throws.
  public init(
    _ profile: SignatureProfile, identity: SigningIdentity, at time: Date, limits: ParsingLimits = ParsingLimits(),
    engine: SigningEngine = .onePass
  ) throws(SignetError) {
    let prepared = Prepared(profile, identity, time, limits, engine)
    _ = try prepared.sequence.get()
    self.prepared = [prepared]
    self.limits = limits
    recognizes = false
  }

  /// Prepares to sign each document by the first of these profiles that recognizes it. A profile for which the identity's
  /// key is unfit fails only when a document needs it.
  public init(
    recognizing profiles: [SignatureProfile], identity: SigningIdentity, at time: Date,
    limits: ParsingLimits = ParsingLimits(), engine: SigningEngine = .onePass
  ) {
    prepared = profiles.map { Prepared($0, identity, time, limits, engine) }
    self.limits = limits
    recognizes = true
  }

  /// What is weak in what will be made, where one profile was chosen.
  public var findings: [Finding] {
    guard !recognizes, let first = prepared.first, let sequence = try? first.sequence.get() else { return [] }
    return first.profile.weighed(sequence.findings)
  }

  /// Signs one document.
  ///
  /// - Parameters:
  ///   - document: The bytes of the document, in any encoding that ``XMLTree`` reads.
  ///   - time: The time that the signatures tell of themselves; nil for that of the signer.
  /// - Throws: What ``SigningSequence/sign(_:at:)`` and ``SignaturePlan`` throw; `profile.not-recognized`.
  public func sign(_ document: [UInt8], at time: Date? = nil) throws(SignetError) -> Signed {
    let chosen = try choose(for: document)
    let sequence = try chosen.sequence.get()
    return Signed(
      document: try sequence?.sign(document, at: time) ?? document, profile: chosen.profile,
      findings: chosen.profile.weighed(sequence?.findings ?? []))
  }

  private func choose(for document: [UInt8]) throws(SignetError) -> Prepared {
    if !recognizes, let only = prepared.first { return only }
    let tree = try XMLTree(parsing: document, limits: limits)
    for candidate in prepared where try candidate.profile.recognizes(tree) { return candidate }
    throw SignetError.notRecognized(tree)
  }
}

extension SignetError {
  /// No profile is for a document.
  static func notRecognized(_ tree: XMLTree) -> SignetError {
    let root = try? tree.root
    return SignetError(
      .profileNotRecognized, about: root.map { .element(xpath: $0.xpath) },
      message: "No profile is for the document with the root \(root?.qualifiedName ?? "?").",
      hint: "Name the profile with --profile, or write one of your own in YAML: signet profiles show xmldsig-enveloped."
    )
  }
}
