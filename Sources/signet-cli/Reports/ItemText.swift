import Foundation
import Signet

/// The facts of anything that a file can hold, as lines for people.
enum ItemText {
  static func lines(_ item: DecodedItem, style: TextStyle) -> [String] {
    var rows = Rows()
    rows.add("Name", item.name)
    switch item.content {
    case .certificate(let certificate):
      CertificateText.add(certificate, to: &rows)
    case .privateKey(let key):
      rows.add("Private key", key.algorithm.description)
      rows.add("Public key's SHA-256", key.publicKey.fingerprint)
    case .encryptedPrivateKey:
      rows.add("Private key", "encrypted; a passphrase would open it")
    case .publicKey(let key):
      rows.add("Public key", key.algorithm.description)
      rows.add("SHA-256", key.fingerprint)
    case .request(let request):
      rows.add("Request by", request.subject.description)
      rows.add("Key", request.publicKey.algorithm.description)
      rows.add("Public key's SHA-256", request.publicKey.fingerprint)
    case .revocationList(let list):
      rows.add("Revocation list of", list.issuer.description)
      rows.add("Number", list.number?.decimal)
      rows.add("Issued", list.thisUpdate?.ISO8601Format())
      rows.add("Next", list.nextUpdate?.ISO8601Format())
      rows.add("Revoked", "\(list.entryCount) \(list.entryCount == 1 ? "certificate" : "certificates")")
    case .ocspResponse(let response):
      rows.add("OCSP response", response.failure ?? "made at \(response.producedAt?.ISO8601Format() ?? "no time")")
      for answer in response.answers {
        let revoked = answer.revocationTime.map { " at \($0.ISO8601Format())" } ?? ""
        rows.add("Certificate", "\(answer.serialNumber.hexadecimal): \(answer.status)\(revoked)")
        rows.add("From", answer.thisUpdate?.ISO8601Format())
        rows.add("Next", answer.nextUpdate?.ISO8601Format())
      }
    }
    let findings = item.findings.flatMap { FindingText.lines($0, style: style) }
    return rows.lines(style: style) + findings.map { "  \($0)" }
  }
}

extension DecodedItem {
  /// What is wrong with the thing itself.
  var findings: [Finding] {
    if case .certificate(let certificate) = content { certificate.findings } else { [] }
  }
}

extension PublicKey {
  /// The SHA-256 digest of the key's `SubjectPublicKeyInfo`, in hexadecimal: the same for a key, its request and its
  /// certificate.
  var fingerprint: String { Hexadecimal.encode(DigestAlgorithm.sha256.digest(of: subjectPublicKeyInfo)) }
}
