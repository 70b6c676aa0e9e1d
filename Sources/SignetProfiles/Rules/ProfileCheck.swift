import Foundation
import SignetCertificates
import SignetFindings
import SignetSignatures
import SignetXML

/// Checks what the authority of a profile would refuse: in a document, in its signatures, in the signer's certificate.
public struct ProfileCheck: Sendable {
  /// Whose rules are checked.
  public private(set) var profile: SignatureProfile
  /// Verifies the signatures.
  public let verifier: SignatureVerifier
  /// Who will sign, where the document is not signed yet.
  public let certificate: Certificate?
  /// For when certificates must be in force.
  public let time: Date

  /// Prepares to check.
  public init(
    _ profile: SignatureProfile, verifier: SignatureVerifier = SignatureVerifier(), certificate: Certificate? = nil,
    at time: Date
  ) {
    self.profile = profile
    self.verifier = verifier
    self.certificate = certificate
    self.time = time
  }

  /// Checks every rule on a document.
  ///
  /// - Parameter document: The bytes of the document, signed or not, in any encoding that ``XMLTree`` reads.
  /// - Throws: What ``XMLTree`` throws; `profile.document-unfit`; `xml.path-invalid` for a path of the profile that can't be
  ///   understood.
  public func check(_ document: [UInt8]) throws(SignetError) -> ProfileCheckReport {
    if profile.container == .cms, SignedMessage.isLikely(document) { return try checkMessage(document) }
    let tree = try XMLTree(parsing: document, limits: verifier.limits.parsing)
    let isSigned = !tree.signatures.isEmpty
    let reports = isSigned ? try ProfileVerifier(verifier, demanding: profile).verify(document) : []
    if !isSigned { try ProfileVerifier(verifier, demanding: profile).requireFit(tree) }
    return try report(on: document, tree, reports)
  }

  /// Checks a document inside of CMS signed data; where the signature does not hold there is nothing else to check.
  private func checkMessage(_ message: [UInt8]) throws(SignetError) -> ProfileCheckReport {
    let reports = try ProfileVerifier(verifier, demanding: profile).verify(message)
    if let content = reports.lazy.compactMap(\.signature.cades?.verifiedContent).first {
      return try report(on: content, try XMLTree(parsing: content, limits: verifier.limits.parsing), reports)
    }
    let results = profile.rules.map { rule in
      guard rule.test == .signatureHolds else {
        return RuleResult(rule: rule, outcome: .notChecked("the signature does not hold"))
      }
      let finding = Finding(
        .rule(rule.id, of: profile.id), rule.severity, message: "The signature does not hold", hint: rule.cure,
        causes: reports.flatMap(\.findings).filter { $0.severity == .error })
      return RuleResult(rule: rule, outcome: .broken(finding))
    }
    return ProfileCheckReport(profile: profile, results: results)
  }

  /// The broken rules of a document whose signatures have been verified already, but for those rules that say that.
  ///
  /// - Parameters:
  ///   - document: The bytes of the document.
  ///   - reports: What verifying it found.
  ///   - includingCertificate: Whether the signer's certificate is held against the rules too.
  /// - Throws: As ``check(_:)``.
  public func findings(
    on document: [UInt8], _ reports: [ProfiledReport], includingCertificate: Bool
  ) throws(SignetError) -> [Finding] {
    let content = reports.lazy.compactMap(\.signature.cades?.verifiedContent).first
    guard content != nil || !SignedMessage.isLikely(document) else { return [] }
    var selection = self
    selection.profile.rules = profile.rules.filter { rule in
      switch rule.test {
      case .signed, .signatureHolds, .signatureFits: false
      case .rsaKey, .curve, .keyUsage, .extendedKeyUsage, .inForce, .owner: includingCertificate
      default: true
      }
    }
    let bytes = content ?? document
    return try selection.report(on: bytes, XMLTree(parsing: bytes, limits: verifier.limits.parsing), reports).findings
  }

  private func report(
    on document: [UInt8], _ tree: XMLTree, _ reports: [ProfiledReport]
  ) throws(SignetError) -> ProfileCheckReport {
    let subject = RuleSubject(
      document: document, tree: tree, namespaces: profile.namespaces, nameStyles: profile.signatures.map(\.names),
      reports: reports,
      certificate: certificate ?? reports.lazy.compactMap(\.signature.signer).first, time: time)
    var results: [RuleResult] = []
    for rule in profile.rules { results.append(try result(of: rule, for: subject)) }
    return ProfileCheckReport(profile: profile, results: results)
  }

  private func result(of rule: ProfileRule, for subject: RuleSubject) throws(SignetError) -> RuleResult {
    switch try subject.outcome(of: rule.test) {
    case .kept: return RuleResult(rule: rule, outcome: .kept)
    case .notChecked(let reason): return RuleResult(rule: rule, outcome: .notChecked(reason))
    case .broken(let detail, let place):
      let demand = rule.demand.prefix(1).lowercased() + rule.demand.dropFirst()
      let finding = Finding(
        .rule(rule.id, of: profile.id), rule.severity, about: place, message: "\(detail), against the rule: \(demand)",
        hint: rule.cure)
      return RuleResult(rule: rule, outcome: .broken(finding))
    }
  }
}

/// What checking the rules of a profile found.
public struct ProfileCheckReport: Sendable {
  /// Whose rules were checked.
  public let profile: SignatureProfile
  /// Each rule and what became of it, in the profile's order.
  public let results: [RuleResult]

  /// The findings of the broken rules.
  public var findings: [Finding] {
    results.compactMap { result in
      if case .broken(let finding) = result.outcome { finding } else { nil }
    }
  }

  /// Whether no rule is broken for which the authority refuses documents.
  public var isAccepted: Bool { !findings.contains { $0.severity == .error } }
}

/// What became of one rule.
public struct RuleResult: Sendable {
  /// What became of a rule.
  public enum Outcome: Sendable {
    /// It holds.
    case kept
    /// It does not.
    case broken(Finding)
    /// There was nothing to check, and why.
    case notChecked(String)
  }

  /// The rule.
  public let rule: ProfileRule
  /// What became of it.
  public let outcome: Outcome
}
