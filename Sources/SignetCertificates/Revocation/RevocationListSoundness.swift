import COpenSSL
import SignetCrypto

/// What a list must be like before OpenSSL is asked, where OpenSSL looks away.
extension RevocationList {
  /// Why the list is not to be believed whatever it says; nil for a sound one.
  ///
  /// Two names for the signature's algorithm, or an extension that occurs twice or is not in DER, let two readers see
  /// different lists (RFC 5280 §5.1.1.2, §5.2).
  var defect: String? {
    if !namesOneAlgorithm { return "it names two different signature algorithms" }
    if let defect = versionDefect { return defect }
    if withPointer({ X509_CRL_get_REVOKED($0) != nil }), entryCount == 0 {
      return "its list of entries is there, and empty"
    }
    if scope.count == 2 { return "its issuing distribution point is empty" }
    if Self.isCritical(NID_crl_number, in: self) { return "its number is critical, which it must not be" }
    for (number, name, isDER) in Self.extensions {
      switch withPointer({ Self.count(number, in: $0) }) {
      case 0: continue
      case 1 where isDER(self): continue
      case 1: return "its extension \(name) can't be read"
      default: return "its extension \(name) occurs more than once"
      }
    }
    return nil
  }

  /// Only version 2 is ever written, and only version 2 has extensions (RFC 5280 §5.1.2.1).
  private var versionDefect: String? {
    let parts = DERElement(der[...])?.children(in: der, limit: 1).first?.children(in: der, limit: 1) ?? []
    if let version = parts.first, version.kind == .integer {
      return Array(der[version.content]) == [1] ? nil : "its version is neither 1 nor 2"
    }
    return withPointer { list in
      let entries = ASN1.elements(of: X509_CRL_get_REVOKED(list)).map { OpaquePointer($0) }
      let hasExtensions = X509_CRL_get_ext_count(list) > 0 || entries.contains { X509_REVOKED_get_ext_count($0) > 0 }
      return hasExtensions ? "it has extensions, which its version does not know" : nil
    }
  }

  /// Whether the list is only for authorities, or only for others (RFC 5280 §5.2.5).
  var isForSomeKindOnly: Bool {
    withIssuingDistributionPoint { $0.pointee.onlyuser > 0 || $0.pointee.onlyCA > 0 } ?? false
  }

  /// Whether the list was issued for others' certificates too (RFC 5280 §5.2.5, `indirectCRL`).
  var isIndirect: Bool {
    withIssuingDistributionPoint { $0.pointee.indirectCRL > 0 } ?? false
  }

  /// The encoding of the part of the issuer's certificates for which the list is; empty for all of them.
  var scope: [UInt8] {
    withIssuingDistributionPoint { point in DER.encode { i2d_ISSUING_DIST_POINT(point, $0) } ?? [] } ?? []
  }

  private func withIssuingDistributionPoint<Result>(
    _ body: (UnsafeMutablePointer<ISSUING_DIST_POINT>) -> Result
  ) -> Result? {
    ErrorQueue.scope {
      withPointer { list in
        guard let value = X509_CRL_get_ext_d2i(list, NID_issuing_distribution_point, nil, nil) else { return nil }
        let point = value.assumingMemoryBound(to: ISSUING_DIST_POINT.self)
        defer { ISSUING_DIST_POINT_free(point) }
        return body(point)
      }
    }
  }

  /// `CertificateList ::= SEQUENCE { TBSCertList { version?, signature, … }, signatureAlgorithm, … }`.
  private var namesOneAlgorithm: Bool {
    guard let list = DERElement(der[...]) else { return false }
    let parts = list.children(in: der)
    guard parts.count >= 2, parts[0].kind == .sequence,
      let inner = parts[0].children(in: der).first(where: { $0.kind != .integer })
    else { return false }
    return der[inner.content] == der[parts[1].content]
  }

  private static let extensions: [(Int32, String, @Sendable (RevocationList) -> Bool)] = [
    (
      NID_issuing_distribution_point, "issuingDistributionPoint",
      { list in
        list.isDER(NID_issuing_distribution_point, { ISSUING_DIST_POINT_free($0) }) { i2d_ISSUING_DIST_POINT($0, $1) }
      }
    ),
    (NID_crl_number, "cRLNumber", { $0.isDER(NID_crl_number, { ASN1_INTEGER_free($0) }) { i2d_ASN1_INTEGER($0, $1) } }),
    (
      NID_delta_crl, "deltaCRLIndicator",
      { $0.isDER(NID_delta_crl, { ASN1_INTEGER_free($0) }) { i2d_ASN1_INTEGER($0, $1) } }
    ),
    (
      NID_authority_key_identifier, "authorityKeyIdentifier",
      { list in
        list.isDER(NID_authority_key_identifier, { AUTHORITY_KEYID_free($0) }) { i2d_AUTHORITY_KEYID($0, $1) }
      }
    ),
  ]

  /// RFC 5280 §5.2.3: the number is not critical.
  private static func isCritical(_ number: Int32, in list: RevocationList) -> Bool {
    list.withPointer { pointer in
      X509_CRL_get_ext(pointer, X509_CRL_get_ext_by_NID(pointer, number, -1))
        .map { X509_EXTENSION_get_critical($0) == 1 } ?? false
    }
  }

  private static func count(_ number: Int32, in list: OpaquePointer) -> Int {
    var count = 0
    var position: Int32 = X509_CRL_get_ext_by_NID(list, number, -1)
    while position >= 0 {
      count += 1
      position = X509_CRL_get_ext_by_NID(list, number, position)
    }
    return count
  }

  /// Whether an extension is the encoding that its value has in DER, with nothing before, between or after.
  private func isDER<Structure>(
    _ number: Int32, _ free: (UnsafeMutablePointer<Structure>?) -> Void,
    _ encoder: (UnsafeMutablePointer<Structure>, UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>?) -> Int32
  ) -> Bool {
    ErrorQueue.scope {
      withPointer { list in
        guard let entry = X509_CRL_get_ext(list, X509_CRL_get_ext_by_NID(list, number, -1)),
          let content = X509_EXTENSION_get_data(entry),
          let value = X509V3_EXT_d2i(entry)?.assumingMemoryBound(to: Structure.self)
        else { return false }
        defer { free(value) }
        return DER.encode { encoder(value, $0) } == ASN1.bytes(of: content)
      }
    }
  }
}
