import SignetCertificates
import SignetFindings
import SignetSignatures
import SignetXML

/// Verifies signatures and holds each against a profile: the one that is demanded, or the first that fits.
public struct ProfileVerifier: Sendable {
  /// Verifies the signatures themselves; knows the attributes by which the demanded profile names elements.
  public let verifier: SignatureVerifier
  /// The profile that every signature must fulfil; nil to find out which one a signature fulfils.
  public let demanded: SignatureProfile?

  /// Prepares to verify.
  public init(_ verifier: SignatureVerifier, demanding demanded: SignatureProfile? = nil) {
    var verifier = verifier
    verifier.idAttributes.formUnion(demanded?.idAttributes ?? [])
    self.verifier = verifier
    self.demanded = demanded
  }

  /// Verifies every signature of a document.
  ///
  /// - Parameter document: The bytes of the document, in any encoding that ``XMLTree`` reads.
  /// - Returns: One report per `Signature` element, in document order; at least one, unless the profile has stamps alone.
  /// - Throws: What ``SignatureVerifier/verify(_:)-([UInt8])`` throws; `profile.document-unfit` if the document is not of
  ///   the kind that the demanded profile is for.
  public func verify(_ document: [UInt8]) throws(SignetError) -> [ProfiledReport] {
    if SignedMessage.isLikely(document) { return try verify(SignedMessage(decoding: document)) }
    let tree = try XMLTree(parsing: document, limits: verifier.limits.parsing)
    try requireFit(tree)
    if tree.signatures.isEmpty, let profile = try profile(for: tree), profile.signatures.isEmpty { return [] }
    let reports = try verifier.verify(tree)
    let budget = verifier.budget(for: tree)
    var profiled: [ProfiledReport] = []
    for (element, report) in zip(tree.signatures, reports) {
      profiled.append(try hold(report, element, tree, budget))
    }
    return profiled
  }

  /// Holds the stamps of a document against it: those of the demanded profile, or of the first that recognizes it.
  ///
  /// - Parameters:
  ///   - document: The bytes of the document.
  ///   - inputs: What is known from outside; see ``Stamp/check(_:_:)``.
  /// - Returns: One report for each stamp that the profile has; none of a document inside of CMS.
  /// - Throws: What ``XMLTree`` and ``Stamp/check(_:_:)`` throw; `profile.document-unfit`.
  public func verifyStamps(
    of document: [UInt8], _ inputs: StampInputs = StampInputs()
  ) throws(SignetError) -> [StampReport] {
    if SignedMessage.isLikely(document) || demanded?.allStamps.isEmpty == true { return [] }
    let tree = try XMLTree(parsing: document, limits: verifier.limits.parsing)
    try requireFit(tree)
    guard let profile = try profile(for: tree) else { return [] }
    return try profile.allStamps.map { name, stamp throws(SignetError) in
      let signer = try stamp.signer(in: tree)
      let judgement = signer.map(verifier.judge)
      let findings = try stamp.check(tree, inputs) + (judgement?.findings ?? [])
      let holds = !findings.contains { $0.severity == .error }
      return StampReport(
        name: name, signer: signer, chain: judgement?.chain, findings: findings,
        values: holds ? try stamp.values(of: tree) : [])
    }
  }

  /// The profile that is demanded, or the first that recognizes the document.
  private func profile(for tree: XMLTree) throws(SignetError) -> SignatureProfile? {
    if let demanded { return demanded }
    for profile in SignatureProfile.countries where try profile.recognizes(tree) { return profile }
    return nil
  }

  /// Refuses a document that the demanded profile is not for.
  func requireFit(_ tree: XMLTree) throws(SignetError) {
    guard let demanded, try !demanded.recognizes(tree) else { return }
    throw SignetError(
      .profileDocumentUnfit, about: .element(xpath: try tree.root.xpath),
      message:
        "The document with the root \(try tree.root.qualifiedName) is not what the profile \(demanded.id) is for.",
      hint: "Choose the profile for this kind of document; it is for \(demanded.recognizes.joined(separator: ", ")).")
  }

  private func hold(
    _ report: SignatureReport, _ element: XMLElement, _ tree: XMLTree, _ budget: VerificationBudget
  ) throws(SignetError) -> ProfiledReport {
    if let demanded { return try held(report, against: demanded, element, tree, budget) }
    for profile in SignatureProfile.all where try profile.recognizes(tree) {
      let held = try held(report, against: profile, element, tree, budget)
      // A reading of its own is a profile's only for what it makes of the signature.
      let isOwnReading = (profile.signatures + profile.othersSignatures).contains(where: \.departsFromStandard)
      if held.violations.isEmpty, held.signature.isValid || !isOwnReading { return held }
    }
    return ProfiledReport(signature: report, profile: nil, violations: [])
  }

  /// Holds a signature against those that a profile has made, and those that others add: it must be one of them.
  private func held(
    _ report: SignatureReport, against profile: SignatureProfile, _ element: XMLElement, _ tree: XMLTree,
    _ budget: VerificationBudget
  ) throws(SignetError) -> ProfiledReport {
    var nearest: ProfiledReport?
    for description in profile.signatures + profile.othersSignatures {
      let report =
        description.departsFromStandard ? try verifier.verify(element, as: description, within: budget) : report
      let violations = try ProfileComparison(profile, description).violations(of: report, at: element, in: tree)
      let held = ProfiledReport(signature: report, profile: profile, violations: violations)
      if violations.isEmpty, report.isValid { return held }
      if let other = nearest, other.violations.count <= violations.count { continue }
      nearest = held
    }
    return nearest ?? ProfiledReport(signature: report, profile: profile, violations: [])
  }
}

extension SignatureProfile {
  /// The attributes that give the Ids of signed elements, without their prefixes.
  fileprivate var idAttributes: [String] {
    (signatures + othersSignatures).flatMap(\.references).compactMap { reference in
      guard case .element(_, let attribute, _) = reference.subject else { return nil }
      return attribute.split(separator: ":").last.map(String.init)
    }
  }
}
