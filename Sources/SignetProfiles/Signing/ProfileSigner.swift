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
    /// What follows from its stamps for people and for the documents after it.
    public let stampValues: [StampValue]
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
        if profile.signatures.isEmpty { try identity.certificate.requireValidity(at: time) }
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
  private let identity: SigningIdentity
  private let time: Date
  private let stampInputs: StampInputs
  /// Whether each document decides by which profile it is signed.
  private let recognizes: Bool

  /// Prepares to sign by one profile.
  ///
  /// - Parameters:
  ///   - profile: By whose rules.
  ///   - identity: Who signs.
  ///   - time: When, see ``SignaturePlan``.
  ///   - stampInputs: What the profile's stamps need from outside of the documents.
  ///   - limits: What a document may cost.
  ///   - engine: Which engine signs.
  /// - Throws: What ``SignaturePlan`` throws; `stamp.input-missing`, `stamp.input-invalid`.
  public init(
    _ profile: SignatureProfile, identity: SigningIdentity, at time: Date, stampInputs: StampInputs = StampInputs(),
    limits: ParsingLimits = ParsingLimits(), engine: SigningEngine = .onePass
  ) throws(SignetError) {
    try stampInputs.requireAll(for: profile.stamps)
    try stampInputs.refuseOthers(than: profile.stamps)
    let prepared = Prepared(profile, identity, time, limits, engine)
    _ = try prepared.sequence.get()
    self.prepared = [prepared]
    self.identity = identity
    self.time = time
    self.stampInputs = stampInputs
    self.limits = limits
    recognizes = false
  }

  /// Prepares to sign each document by the first of these profiles that recognizes it. A profile for which the identity's
  /// key is unfit fails only when a document needs it.
  public init(
    recognizing profiles: [SignatureProfile], identity: SigningIdentity, at time: Date,
    stampInputs: StampInputs = StampInputs(), limits: ParsingLimits = ParsingLimits(),
    engine: SigningEngine = .onePass
  ) {
    self.stampInputs = stampInputs
    prepared = profiles.map { Prepared($0, identity, time, limits, engine) }
    self.identity = identity
    self.time = time
    self.limits = limits
    recognizes = true
  }

  /// What is weak in what will be made, where one profile was chosen.
  public var findings: [Finding] {
    guard !recognizes, let first = prepared.first, let sequence = try? first.sequence.get() else { return [] }
    return first.profile.weighed(sequence.findings)
  }

  /// What is added to the names of signed files, where one profile was chosen: `.p7m` for documents inside of CMS.
  public var fileNameSuffix: String {
    !recognizes && prepared.first?.profile.container == .cms ? ".p7m" : ""
  }

  /// Signs one document.
  ///
  /// - Parameters:
  ///   - document: The bytes of the document, in any encoding that ``XMLTree`` reads.
  ///   - time: The time that the signatures tell of themselves; nil for that of the signer.
  /// - Throws: What ``SigningSequence/sign(_:at:)``, ``SignaturePlan`` and ``Stamp/apply(to:_:)`` throw;
  ///   `profile.not-recognized`.
  public func sign(_ document: [UInt8], at time: Date? = nil) throws(SignetError) -> Signed {
    let chosen = try choose(for: document)
    let sequence = try chosen.sequence.get()
    let stamps = chosen.profile.allStamps.map(\.stamp)
    let job = StampJob(identity: identity, inputs: stampInputs, time: time ?? self.time, limits: limits)
    var signed = document
    let keepsStamps = sequence != nil
    for stamp in stamps where stamp.moment == .beforeSigning {
      signed = try stamped(signed, stamp, job, keepsWhatHolds: keepsStamps)
    }
    if let sequence { signed = try sequence.sign(signed, at: time) }
    for stamp in stamps where stamp.moment == .afterSigning {
      signed = try stamped(signed, stamp, job, keepsWhatHolds: keepsStamps)
    }
    let values = try values(of: stamps, in: signed)
    if chosen.profile.container == .cms {
      try ProfileVerifier(SignatureVerifier(), demanding: chosen.profile).requireFit(
        XMLTree(parsing: document, limits: limits))
      signed = try SignedMessage(signing: signed, by: identity, at: time ?? self.time).der
    }
    return Signed(
      document: signed, profile: chosen.profile, findings: chosen.profile.weighed(sequence?.findings ?? []),
      stampValues: values)
  }

  /// The document with a stamp. One that is there already and holds is kept where signatures are added to it, because
  /// others may make the stamps; where the stamp is all there is, another's would pass for the signer's.
  private func stamped(
    _ document: [UInt8], _ stamp: any Stamp, _ job: StampJob, keepsWhatHolds: Bool
  ) throws(SignetError) -> [UInt8] {
    do throws(SignetError) {
      return try stamp.apply(to: document, job)
    } catch  where error.finding.code == .stampAlreadyPresent && keepsWhatHolds {
      let findings = try stamp.check(XMLTree(parsing: document, limits: limits), job.inputs)
      guard findings.allSatisfy({ $0.severity < .error }) else { throw error }
      return document
    }
  }

  private func values(of stamps: [any Stamp], in document: [UInt8]) throws(SignetError) -> [StampValue] {
    guard !stamps.isEmpty else { return [] }
    let tree = try XMLTree(parsing: document, limits: limits)
    var values: [StampValue] = []
    for stamp in stamps { values += try stamp.values(of: tree) }
    return values
  }

  /// Refuses to sign several documents with what is of one alone: the counter of one, or the hash before it.
  ///
  /// - Throws: `stamp.input-invalid`.
  public func requireInputsForMany() throws(SignetError) {
    let stamps = Set(prepared.flatMap(\.profile.stamps))
    for input in stamps.flatMap(\.stamp.inputs) where input.isForOneDocument {
      guard stampInputs.has(input) else { continue }
      throw SignetError(
        .stampInputInvalid, message: "\(input.name) is of one document, and there are several.",
        hint: "Sign them one after the other, or write it into each document before.")
    }
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
