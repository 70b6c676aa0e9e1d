import Foundation
import Signet

/// The facts of a certificate that scripts ask for, in JSON.
struct CertificateReport: Encodable {
  /// Whether the subject may issue certificates, and how deep its tree may be.
  struct Authority: Encodable {
    let isAuthority: Bool
    let maximumPathLength: OrNull<Int>
  }

  let subject: String
  let issuer: String
  let serial: String
  let notBefore: Date
  let notAfter: Date
  let key: OrNull<String>
  let signatureAlgorithm: String
  let keyUsage: OrNull<[String]>
  let extendedKeyUsage: OrNull<[String]>
  let basicConstraints: OrNull<Authority>
  let subjectAlternativeNames: [String]
  let subjectKeyIdentifier: OrNull<String>
  let authorityKeyIdentifier: OrNull<String>
  let policies: [String]
  let sha256: String
  let sha1: String

  init(_ certificate: Certificate) {
    subject = certificate.subject.rfc4514
    issuer = certificate.issuer.rfc4514
    serial = certificate.serialNumber.hexadecimal
    notBefore = certificate.notBefore
    notAfter = certificate.notAfter
    key = OrNull((try? certificate.publicKey)?.algorithm.description)
    signatureAlgorithm = certificate.signatureAlgorithm.description
    keyUsage = OrNull(certificate.keyUsage?.names)
    extendedKeyUsage = OrNull(certificate.extendedKeyUsage?.purposes.map(\.dotted))
    basicConstraints = OrNull(
      certificate.basicConstraints.map {
        Authority(isAuthority: $0.isAuthority, maximumPathLength: OrNull($0.maximumPathLength))
      })
    subjectAlternativeNames = certificate.subjectAlternativeNames.map(\.description)
    subjectKeyIdentifier = OrNull(certificate.subjectKeyIdentifier.map { Hexadecimal.encode($0) })
    authorityKeyIdentifier = OrNull(
      certificate.authorityKeyIdentifier?.keyIdentifier.map { Hexadecimal.encode($0) })
    policies = certificate.policies.map(\.identifier.dotted)
    sha256 = certificate.sha256Fingerprint
    sha1 = certificate.sha1Fingerprint
  }
}
