import COpenSSL
import SignetCrypto

extension Certificate {
  /// The URIs from which the issuer's certificate can be had (RFC 5280 §4.2.2.1, `id-ad-caIssuers`).
  public var issuerLocations: [String] { accessLocations(NID_ad_ca_issuers) }

  /// The URIs in the authority information access for one method.
  func accessLocations(_ method: Int32) -> [String] {
    ErrorQueue.scope {
      withPointer { x509 in
        guard let access = X509_get_ext_d2i(x509, NID_info_access, nil, nil) else { return [] }
        let stack = OpaquePointer(access)
        defer { AUTHORITY_INFO_ACCESS_free(stack) }
        return ASN1.elements(of: stack).compactMap { element in
          let description = element.assumingMemoryBound(to: ACCESS_DESCRIPTION.self).pointee
          guard OBJ_obj2nid(description.method) == method, let location = description.location,
            case .uri(let uri) = GeneralName(location)
          else { return nil }
          return uri
        }
      }
    }
  }
}
