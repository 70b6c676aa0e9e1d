import COpenSSL
import SignetCrypto
import SignetFindings

/// An attribute of a name that a request asks for.
public struct RequestedAttribute: Sendable, Hashable {
  /// What kind of attribute it is.
  public let type: OID
  /// Its value.
  public let value: String

  /// Names an attribute.
  public init(_ type: OID, _ value: String) {
    self.type = type
    self.value = value
  }
}

/// An extension that a request asks for in the certificate (RFC 2986, section 4.1; RFC 2985, section 5.4.2).
public enum RequestedExtension: Sendable, Hashable {
  /// An extension whose value is a `UTF8String`.
  case text(OID, String)
  /// An alternative name of the subject that is a directory name (RFC 5280, section 4.2.1.6), attribute by attribute.
  case directoryName([RequestedAttribute])
}

extension CertificateRequest {
  /// Makes a request and signs it with SHA-256.
  ///
  /// - Parameters:
  ///   - key: The key that is to be certified: RSA or EC.
  ///   - subject: The attributes of the subject in their order, each as a `UTF8String` or what its type demands.
  ///   - extensions: What the certificate is to have.
  /// - Throws: `key.operation-failed` where OpenSSL can't make it, such as for a value that is too long for its attribute.
  public static func make(
    key: PrivateKey, subject: [RequestedAttribute], extensions: [RequestedExtension] = []
  ) throws(SignetError) -> CertificateRequest {
    let der = ErrorQueue.scope { () -> [UInt8]? in
      guard let request = X509_REQ_new() else { return nil }
      defer { X509_REQ_free(request) }
      guard let name = name(subject) else { return nil }
      defer { X509_NAME_free(name) }
      let list = OPENSSL_sk_new_null()
      defer { OPENSSL_sk_pop_free(list, { X509_EXTENSION_free($0.map { OpaquePointer($0) }) }) }
      for wanted in extensions {
        guard let made = encoded(wanted) else { return nil }
        OPENSSL_sk_push(list, UnsafeRawPointer(made))
      }
      let isMade = key.withPointer { key in
        X509_REQ_set_version(request, 0) == 1 && X509_REQ_set_subject_name(request, name) == 1
          && X509_REQ_set_pubkey(request, key) == 1
          && (extensions.isEmpty || X509_REQ_add_extensions(request, list) == 1)
          && X509_REQ_sign(request, key, EVP_sha256()) > 0
      }
      return isMade ? DER.encode { i2d_X509_REQ(request, $0) } : nil
    }
    guard let der else {
      throw openSSLFailure(
        .keyOperationFailed, message: "OpenSSL could not make a certificate request.",
        hint: "Use an RSA or EC key, and see that no value is longer than its attribute allows.")
    }
    return try CertificateRequest(der: der)
  }

  private static func name(_ attributes: [RequestedAttribute]) -> OpaquePointer? {
    guard let name = X509_NAME_new() else { return nil }
    for attribute in attributes {
      let bytes = Array(attribute.value.utf8)
      let isAdded = X509_NAME_add_entry_by_txt(
        name, attribute.type.dotted, MBSTRING_UTF8, bytes, Int32(clamping: bytes.count), -1, 0)
      guard isAdded == 1 else {
        X509_NAME_free(name)
        return nil
      }
    }
    return name
  }

  /// One extension, not critical; the caller frees it.
  private static func encoded(_ wanted: RequestedExtension) -> OpaquePointer? {
    let (type, value): (OID, [UInt8]?) =
      switch wanted {
      case .text(let type, let text): (type, utf8String(text))
      case .directoryName(let attributes): ("2.5.29.17", alternativeName(attributes))
      }
    guard let value, let object = OBJ_txt2obj(type.dotted, 1), let octets = ASN1_OCTET_STRING_new() else { return nil }
    defer {
      ASN1_OBJECT_free(object)
      ASN1_OCTET_STRING_free(octets)
    }
    guard ASN1_OCTET_STRING_set(octets, value, Int32(clamping: value.count)) == 1 else { return nil }
    return X509_EXTENSION_create_by_OBJ(nil, object, 0, octets)
  }

  private static func utf8String(_ text: String) -> [UInt8]? {
    guard let string = ASN1_STRING_type_new(V_ASN1_UTF8STRING) else { return nil }
    defer { ASN1_STRING_free(string) }
    let bytes = Array(text.utf8)
    guard ASN1_STRING_set(string, bytes, Int32(clamping: bytes.count)) == 1 else { return nil }
    return DER.encode { i2d_ASN1_UTF8STRING(string, $0) }
  }

  private static func alternativeName(_ attributes: [RequestedAttribute]) -> [UInt8]? {
    guard let directory = name(attributes), let general = GENERAL_NAME_new() else { return nil }
    // The general name owns the directory name from here on, and the list the general name.
    GENERAL_NAME_set0_value(general, GEN_DIRNAME, UnsafeMutableRawPointer(directory))
    let list = OPENSSL_sk_new_null()
    OPENSSL_sk_push(list, UnsafeRawPointer(general))
    defer { GENERAL_NAMES_free(list) }
    return DER.encode { i2d_GENERAL_NAMES(list, $0) }
  }
}
