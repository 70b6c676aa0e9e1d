import COpenSSL
import SignetCrypto

extension Certificate {
  /// The URIs from which revocation lists about the certificate can be had (RFC 5280 §4.2.1.13).
  public var revocationListLocations: [String] {
    distributionPoints.flatMap(\.self)
  }

  /// The URIs of the OCSP responders for the certificate (RFC 5280 §4.2.2.1, `id-ad-ocsp`).
  public var responderLocations: [String] { accessLocations(NID_ad_OCSP) }

  /// Who issues the lists about the certificate, where its distribution points all name somebody (RFC 5280 §4.2.1.13,
  /// `cRLIssuer`); nil where one of them leaves it to the issuer, or there are none.
  var revocationListIssuers: [DistinguishedName]? {
    ErrorQueue.scope {
      withPointer { x509 in
        guard let value = X509_get_ext_d2i(x509, NID_crl_distribution_points, nil, nil) else { return nil }
        let stack = OpaquePointer(value)
        defer { CRL_DIST_POINTS_free(stack) }
        let issuers = ASN1.elements(of: stack).map { $0.assumingMemoryBound(to: DIST_POINT.self).pointee.CRLissuer }
        guard !issuers.isEmpty, !issuers.contains(where: { $0 == nil }) else { return nil }
        return issuers.flatMap { ASN1.elements(of: $0) }.compactMap { element in
          guard case .directoryName(let name) = GeneralName(element.assumingMemoryBound(to: GENERAL_NAME.self)) else {
            return nil
          }
          return name
        }
      }
    }
  }

  /// The URIs of each part of the issuer's lists in which the certificate would stand.
  private var distributionPoints: [[String]] {
    ErrorQueue.scope {
      withPointer { x509 in
        guard let value = X509_get_ext_d2i(x509, NID_crl_distribution_points, nil, nil) else { return [] }
        let stack = OpaquePointer(value)
        defer { CRL_DIST_POINTS_free(stack) }
        return ASN1.elements(of: stack).map { element in
          let point = element.assumingMemoryBound(to: DIST_POINT.self).pointee
          return Self.locations(of: point.distpoint)
        }
      }
    }
  }

  private static func locations(of name: UnsafeMutablePointer<DIST_POINT_NAME>?) -> [String] {
    // 0 is fullName; a name relative to the issuer's holds no URI.
    guard let name, name.pointee.type == 0 else { return [] }
    return ASN1.elements(of: name.pointee.name.fullname).compactMap { element in
      guard case .uri(let uri) = GeneralName(element.assumingMemoryBound(to: GENERAL_NAME.self)) else { return nil }
      return uri
    }
  }
}
