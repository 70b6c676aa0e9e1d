import Foundation
import Signet

/// The facts of a certificate that scripts ask for, in JSON.
struct CertificateReport: Encodable {
  /// Whether the subject may issue certificates, and how deep its tree may be.
  struct Authority: Encodable {
    let isAuthority: Bool
    let maximumPathLength: OrNull<Int>
  }

  /// One extension, known or not.
  struct Extension: Encodable {
    let identifier: String
    let name: OrNull<String>
    let critical: Bool
    /// The value as OpenSSL describes it, a line for each of its parts.
    let text: OrNull<[String]>
    /// The DER encoding of the value, in hexadecimal.
    let value: String

    init(_ found: CertificateExtension) {
      identifier = found.identifier.dotted
      name = OrNull(found.identifier.name)
      critical = found.isCritical
      text = OrNull(found.text)
      value = Hexadecimal.encode(found.value)
    }
  }

  let version: Int
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
  let issuerLocations: [String]
  let responderLocations: [String]
  let revocationListLocations: [String]
  /// Every extension in the order of the certificate.
  let extensions: [Extension]
  /// The SHA-256 digest of the key's `SubjectPublicKeyInfo`: the same for the key and the request.
  let publicKeySHA256: String
  let sha256: String
  let sha1: String

  init(_ certificate: Certificate) {
    version = certificate.version
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
    issuerLocations = certificate.issuerLocations
    responderLocations = certificate.responderLocations
    revocationListLocations = certificate.revocationListLocations
    extensions = certificate.extensions.map(Extension.init)
    publicKeySHA256 = certificate.keyFingerprint
    sha256 = certificate.sha256Fingerprint
    sha1 = certificate.sha1Fingerprint
  }
}

extension Certificate {
  /// The SHA-256 digest of the public key as it stands in the certificate, in hexadecimal.
  var keyFingerprint: String { Hexadecimal.encode(DigestAlgorithm.sha256.digest(of: subjectPublicKeyInfo)) }
}
