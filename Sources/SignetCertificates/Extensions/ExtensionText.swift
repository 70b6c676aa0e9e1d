import COpenSSL
import SignetCrypto

extension CertificateExtension {
  /// The value as OpenSSL describes it, one line for each of its parts; nil where OpenSSL does not know the type, or
  /// can't read the value. The characters are those of the certificate: escape them before they reach a terminal.
  public var text: [String]? {
    ErrorQueue.scope {
      guard let method = OBJ_txt2obj(identifier.dotted, 1) else { return nil }
      defer { ASN1_OBJECT_free(method) }
      guard let octets = ASN1_OCTET_STRING_new() else { return nil }
      defer { ASN1_OCTET_STRING_free(octets) }
      guard ASN1_OCTET_STRING_set(octets, value, Int32(clamping: value.count)) == 1,
        let made = X509_EXTENSION_create_by_OBJ(nil, method, isCritical ? 1 : 0, octets), let output = MemoryBIO()
      else { return nil }
      defer { X509_EXTENSION_free(made) }
      guard X509V3_EXT_print(output.pointer, made, UInt(X509V3_EXT_DEFAULT), 0) == 1 else { return nil }
      return output.withContents { String(decoding: $0, as: UTF8.self) }
        .split(whereSeparator: \.isNewline).map { $0.trimmingPrefix { $0 == " " } }.map(String.init)
        .filter { !$0.isEmpty }
    }
  }
}
