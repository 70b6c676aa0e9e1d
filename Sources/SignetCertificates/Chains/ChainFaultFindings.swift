import Foundation
import SignetFindings

/// The sentences in which faults are told.
extension ChainFault {
  /// The finding for a person.
  var finding: Finding {
    switch self {
    case .expired(let certificate):
      error(
        .certificateExpired, certificate,
        "\(certificate.quoted) expired on \(certificate.notAfter.formatted(.iso8601)).",
        "Renew it, or check the chain at the time of the signature.")
    case .notYetValid(let certificate):
      error(
        .certificateNotYetValid, certificate,
        "\(certificate.quoted) is valid only from \(certificate.notBefore.formatted(.iso8601)) on.",
        "Wait until then, use the certificate that it follows, or look at the clock.")
    case .wrongUsage(let certificate, let reason):
      error(
        .certificateWrongUsage, certificate, "\(certificate.quoted) is not made for this: \(reason).",
        "Use a certificate that was issued for this purpose.")
    case .pathLengthExceeded(let certificate, let allowed, let found):
      error(
        .chainPathLengthExceeded, certificate,
        "\(certificate.quoted) allows \(allowed) authorities below it, and there are \(found).",
        "Ask the issuer for a certificate from an authority that may issue it.")
    case .notAnAuthority(let certificate):
      error(
        .certificateNotAnAuthority, certificate,
        "\(certificate.quoted) issued another certificate, but its basic constraints do not make it an authority.",
        "Don't trust what it issued; ask for a certificate from a certification authority.")
    case .rejected(let rejection): rejection.finding
    case .broken(let finding): finding
    case .rootUntrusted(let root):
      error(
        .chainRootUntrusted, root, "The chain ends in \(root.quoted), which is not among the anchors.",
        "Compare its fingerprint with what its authority publishes; if it is right, add it to the anchors.")
    case .distrusted(let authority):
      error(
        .chainAnchorDistrusted, authority,
        "\(authority.quoted) is excluded from this purpose by the trust settings in its file.",
        "If you trust it all the same, add its certificate without those settings (BEGIN CERTIFICATE).")
    case .anchorsNotReached(let last):
      error(
        .chainRootUntrusted, last, "No anchor vouches for the chain, which ends at \(last.quoted).",
        "If \(last.issuer.quoted) is a root that you trust, add its certificate to the anchors.")
    case .anchorHasOtherKey(let last):
      error(
        .chainRootUntrusted, last,
        "An anchor has the name \(last.issuer.quoted), but not the key that issued \(last.quoted).",
        "The authority may have several roots of one name; add the right one to the anchors, if you trust it.")
    case .badSignature(let certificate, let issuer): badSignature(certificate, issuer)
    case .keyIdentifierMismatch(let certificate, let issuer):
      error(
        .certificateKeyIdentifierMismatch, certificate,
        "\(certificate.quoted) names another key as its issuer's than \(issuer.quoted) has.",
        "Get the issuer's certificate that has the right subject key identifier.")
    case .issuerMissing(let certificate, let hasNamesake):
      error(
        .chainIntermediateMissing, certificate,
        "The certificate of \(certificate.issuer.quoted), which issued \(certificate.quoted), is missing"
          + remark(on: hasNamesake),
        whereToGetIssuer(of: certificate))
    case .rootMissing(let certificate, let hasNamesake):
      error(
        .chainRootMissing, certificate,
        "The chain ends at \(certificate.quoted); the certificate of its issuer \(certificate.issuer.quoted) is missing"
          + remark(on: hasNamesake),
        whereToGetIssuer(of: certificate))
    case .loop(let certificate):
      error(
        .chainLoop, certificate, "The issuers of \(certificate.quoted) lead back to itself, and not to a root.",
        "Add the root, or a certificate of one of these authorities that a root issued.")
    case .revoked(let certificate, let date, let reason): revoked(certificate, date, reason)
    case .revocationUnknown(let certificate, let doubt): doubt.finding(about: certificate, .error)
    case .budgetExceeded(let part):
      Finding(
        .chainBudgetExceeded, message: "The search for a chain was given up: it reached the limit of \(part.rawValue).",
        hint: "Give only the certificates of this chain, or raise the limit if the chain is really that large.")
    }
  }

  private func revoked(_ certificate: Certificate, _ date: Date?, _ reason: RevocationReason?) -> Finding {
    let when = date.map { " on \($0.formatted(.iso8601))" } ?? ""
    let why = reason.map { " (\($0))" } ?? ""
    let hint =
      reason == .certificateHold
      ? "Ask the issuer why it is on hold; until it is released, use another certificate."
      : "Use another certificate, and find out what was signed with this one since."
    return error(.certificateRevoked, certificate, "\(certificate.quoted) was revoked\(when)\(why).", hint)
  }

  private func badSignature(_ certificate: Certificate, _ issuer: Certificate) -> Finding {
    guard certificate != issuer else {
      return error(
        .certificateBadSignature, certificate, "\(certificate.quoted) is damaged: its own key does not verify it.",
        "Get the certificate again from its authority.")
    }
    return error(
      .certificateBadSignature, certificate,
      "The signature of \(certificate.quoted) does not verify with the key of \(issuer.quoted).",
      "Either it was changed after it was issued, or this is another issuer of the same name; get both again.")
  }

  private func error(_ code: FindingCode, _ certificate: Certificate, _ message: String, _ hint: String) -> Finding {
    Finding(code, about: .certificate(sha256: certificate.sha256Fingerprint), message: message, hint: hint)
  }

  private func remark(on hasNamesake: Bool) -> String {
    hasNamesake ? "; the one at hand of that name has another key." : "."
  }

  private func whereToGetIssuer(of certificate: Certificate) -> String {
    let locations = certificate.issuerLocations.filter { $0.hasPrefix("http://") || $0.hasPrefix("https://") }
    guard let location = locations.first else { return "Get it from its authority, and add it with --pool." }
    return "Get it, and add it with --pool issuer.cer: curl -o issuer.cer \(ShellWord.quoted(location))"
  }
}

extension PathRejection {
  /// The finding for a person, with OpenSSL's own words.
  fileprivate var finding: Finding {
    let about = certificate.map { Finding.Subject.certificate(sha256: $0.sha256Fingerprint) }
    let place = certificate.map { " at \($0.quoted)" } ?? ""
    return Finding(
      code, about: about, message: "OpenSSL refuses the chain\(place): \(text).",
      hint: "Ask the issuer for a certificate that follows RFC 5280.", causes: certificate?.findings ?? [])
  }
}

extension Certificate {
  /// The subject in quotation marks, for sentences.
  var quoted: String { subject.quoted }
}

extension DistinguishedName {
  /// The name in quotation marks, for sentences.
  fileprivate var quoted: String { isEmpty ? "the certificate without a name" : "“\(rfc4514)”" }
}
