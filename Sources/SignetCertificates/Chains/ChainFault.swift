import Foundation
import SignetFindings

/// One reason why a path is not valid.
enum ChainFault: Equatable {
  /// The certificate's validity has ended.
  case expired(Certificate)
  /// The certificate's validity has not begun.
  case notYetValid(Certificate)
  /// The certificate does not allow the purpose; `reason` is a clause that says which extension speaks against it.
  case wrongUsage(Certificate, reason: String)
  /// More authorities stand below the certificate than it allows.
  case pathLengthExceeded(Certificate, allowed: Int, found: Int)
  /// The certificate issued another, and is not an authority's.
  case notAnAuthority(Certificate)
  /// OpenSSL's reason, where none of the others explains it.
  case rejected(PathRejection)
  /// The path ends in a root or a self-signed leaf that is not an anchor.
  case rootUntrusted(Certificate)
  /// The trust settings of an anchor reject this authority.
  case distrusted(Certificate)
  /// The path ends below the anchors at this authority.
  case anchorsNotReached(Certificate)
  /// An anchor or a certificate at hand has the name of the certificate's issuer, and another key.
  case anchorHasOtherKey(Certificate)
  /// The issuer's key does not verify the certificate.
  case badSignature(Certificate, issuer: Certificate)
  /// The path runs in a circle.
  case loop(Certificate)
  /// The certificate's issuer is not at hand; `hasNamesake` where a certificate of that name holds another key.
  case issuerMissing(Certificate, hasNamesake: Bool)
  /// The same, for an authority that most likely stands just below a root.
  case rootMissing(Certificate, hasNamesake: Bool)
  /// The search was given up.
  case budgetExceeded(ChainBudget.Part)
  /// The certificate names another key as its issuer's than the issuer has.
  case keyIdentifierMismatch(Certificate, issuer: Certificate)

  /// A rule that OpenSSL does not enforce is broken.
  case broken(Finding)
  /// The certificate is revoked.
  case revoked(Certificate, at: Date?, reason: RevocationReason?)
  /// Nothing usable is known about the certificate's revocation, though that is asked for.
  case revocationUnknown(Certificate, RevocationDoubt)

  /// How far-fetched the fault is as an explanation: of two paths, the one with the smaller sum is the one that was meant.
  ///
  /// An expired certificate is most likely the right one; one with another key most likely is not.
  var weight: Int {
    switch self {
    case .expired, .notYetValid, .wrongUsage, .revoked, .revocationUnknown: 1
    case .pathLengthExceeded, .notAnAuthority, .rejected, .broken: 2
    case .rootUntrusted, .distrusted, .anchorsNotReached, .anchorHasOtherKey: 4
    case .badSignature: 5
    case .loop, .issuerMissing, .rootMissing: 6
    case .budgetExceeded: 7
    case .keyIdentifierMismatch: 8
    }
  }
}
