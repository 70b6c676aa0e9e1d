import COpenSSL

/// OpenSSL's list of certificates (`STACK_OF(X509)`).
enum CertificateStack {
  /// Lends `certificates` to `body` as a list, which is not to be kept.
  static func lend<Result>(_ certificates: some Sequence<Certificate>, to body: (OpaquePointer?) -> Result) -> Result {
    let stack = OPENSSL_sk_new_null()
    defer { OPENSSL_sk_pop_free(stack) { X509_free($0.map { OpaquePointer($0) }) } }
    for certificate in certificates {
      certificate.withPointer { x509 in
        if OPENSSL_sk_push(stack, UnsafeRawPointer(x509)) > 0 { X509_up_ref(x509) }
      }
    }
    return body(stack)
  }

  /// The certificates in a list, which stays the caller's; those that are the very objects of `known` are not read again.
  static func certificates(in stack: OpaquePointer?, known: [Certificate]) -> [Certificate] {
    guard let stack else { return [] }
    return (0..<OPENSSL_sk_num(stack)).compactMap { index in
      OPENSSL_sk_value(stack, index).map { value in
        let pointer = OpaquePointer(value)
        return known.first { $0.withPointer { $0 == pointer } } ?? Certificate(sharing: pointer)
      }
    }
  }

  /// The certificates in a list, which stays the caller's.
  static func certificates(in stack: OpaquePointer?) -> [Certificate] {
    guard let stack else { return [] }
    return (0..<OPENSSL_sk_num(stack)).compactMap { index in
      OPENSSL_sk_value(stack, index).map { Certificate(sharing: OpaquePointer($0)) }
    }
  }
}
