import COpenSSL

/// A policy under which a certificate was issued (RFC 5280 §4.2.1.4).
public struct CertificatePolicy: Sendable, Hashable {
  /// The policy.
  public let identifier: OID
  /// Where the issuer's certification practice statement can be read.
  public let practiceStatements: [String]
  /// Texts to be shown to whoever relies on the certificate.
  public let notices: [String]

  /// The policy that stands for all (RFC 5280 §4.2.1.4).
  public static let anyPolicy: OID = "2.5.29.32.0"

  /// Reads a `POLICYINFO`.
  init(_ policy: UnsafePointer<POLICYINFO>) {
    identifier = policy.pointee.policyid.map { OID($0) } ?? ""
    let qualifiers = ASN1.elements(of: policy.pointee.qualifiers).map {
      $0.assumingMemoryBound(to: POLICYQUALINFO.self).pointee
    }
    practiceStatements = qualifiers.compactMap { qualifier in
      guard OBJ_obj2nid(qualifier.pqualid) == NID_id_qt_cps, let uri = qualifier.d.cpsuri else { return nil }
      return ASN1.text(of: uri)
    }
    notices = qualifiers.compactMap { qualifier in
      guard OBJ_obj2nid(qualifier.pqualid) == NID_id_qt_unotice, let notice = qualifier.d.usernotice,
        let text = notice.pointee.exptext
      else { return nil }
      return ASN1.text(of: text)
    }
  }
}
