import Foundation
import SignetFindings

/// What is known about the revocation of every link of a validated path.
struct RevocationJudgement {
  private let mode: RevocationSettings.Mode
  private let lists: RevocationListCheck
  private let responses: OCSPCheck
  private let pools: [CertificatePool]
  private let issuerNames: Set<DistinguishedName>

  /// Prepares the lists and responses of `settings`; nil where revocation is not looked at.
  ///
  /// - Parameter pools: where certificates of the lists' issuers are looked for.
  init?(_ settings: ChainSettings, pools: [CertificatePool]) {
    guard settings.revocation.mode != .off else { return nil }
    mode = settings.revocation.mode
    lists = RevocationListCheck(settings.revocation, time: settings.time)
    responses = OCSPCheck(settings.revocation, time: settings.time)
    self.pools = pools
    issuerNames = Set(settings.revocation.lists.map(\.issuer))
  }

  /// The status of each certificate of a path, leaf first; the last is an anchor, which nobody revokes.
  func statuses(of certificates: [Certificate]) -> [RevocationStatus] {
    let issuers = pools.flatMap(\.certificates).filter { issuerNames.contains($0.subject) }
    let listed = lists.statuses(of: certificates, issuers: issuers)
    let links = zip(certificates, certificates.dropFirst())
    return zip(links, listed).map { link, listed in
      // Only the true issuer's word counts.
      guard link.0.isSigned(by: link.1) else { return .notChecked }
      let answered = responses.status(of: link.0, issuer: link.1)
      return .worstUsable(of: [answered, listed]) ?? .unknown(.nothingAtHand)
    } + [.notChecked]
  }

  /// Why the path can't be used: revoked certificates, and those of which nothing is known where that is required.
  func faults(of certificates: [Certificate], _ statuses: [RevocationStatus]) -> [ChainFault] {
    zip(certificates, statuses).compactMap { certificate, status in
      switch status {
      case .revoked(let date, let reason): .revoked(certificate, at: date, reason: reason)
      case .unknown(let doubt) where mode == .require: .revocationUnknown(certificate, doubt)
      case .unknown, .good, .notChecked: nil
      }
    }
  }

  /// Warnings about certificates of which nothing is known, where that is not required.
  func advice(on certificates: [Certificate], _ statuses: [RevocationStatus]) -> [Finding] {
    guard mode == .ifPresent else { return [] }
    return zip(certificates, statuses).compactMap { certificate, status in
      guard case .unknown(let doubt) = status else { return nil }
      return doubt.finding(about: certificate, doubt == .nothingAtHand ? .note : .warning)
    }
  }
}
