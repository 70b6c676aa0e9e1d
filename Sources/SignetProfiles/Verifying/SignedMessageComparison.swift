import SignetCertificates
import SignetFindings
import SignetSignatures
import SignetXML

/// Documents inside of CMS signed data, held against profiles.
extension ProfileVerifier {
  /// Verifies the signatures of a message, and holds its document and attributes against the demanded profile, or the
  /// first that is for such messages.
  func verify(_ message: SignedMessage) throws(SignetError) -> [ProfiledReport] {
    let reports = try verifier.verify(message)
    let content = reports.lazy.compactMap(\.cades?.verifiedContent).first
    let tree = try content.map { bytes throws(SignetError) in
      try XMLTree(parsing: bytes, limits: verifier.limits.parsing)
    }
    if let demanded {
      guard demanded.container == .cms else {
        throw SignetError(
          .profileDocumentUnfit, message: "The document is CMS signed data, which \(demanded.id) is not for.",
          hint: "Choose the profile for such messages, or none.")
      }
      if let tree { try requireFit(tree) }
    }
    let candidates = demanded.map { [$0] } ?? SignatureProfile.countries.filter { $0.container == .cms }
    var profile = demanded
    for candidate in candidates {
      guard profile == nil, let tree, try candidate.recognizes(tree) else { continue }
      profile = candidate
    }
    return reports.map { report in
      ProfiledReport(signature: report, profile: profile, violations: profile.map { report.violations(of: $0) } ?? [])
    }
  }
}

extension SignatureReport {
  /// What the attributes lack that the authority demands: the time of signing, and the signer's certificate.
  fileprivate func violations(of profile: SignatureProfile) -> [Finding] {
    guard let cades, method != nil else { return [] }
    var missing: [String] = []
    if cades.signingTime == nil { missing.append("it claims no time of signing") }
    if !cades.isCAdES { missing.append("no signed attribute names the signer's certificate") }
    return missing.map { difference in
      Finding(
        .profileViolated, message: "The signature is not one of \(profile.id): \(difference).",
        hint: "Sign the document anew with this profile; see: signet profiles show \(profile.id)")
    }
  }
}
