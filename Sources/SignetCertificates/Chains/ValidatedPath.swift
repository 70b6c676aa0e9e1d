import COpenSSL

/// A path that OpenSSL validated. Only a validation makes one, so that no report can call a chain valid without it.
struct ValidatedPath {
  /// The certificates, leaf first.
  let certificates: [Certificate]

  /// Takes the chain of an `X509_STORE_CTX` whose verification succeeded.
  init(_ context: OpaquePointer) {
    certificates = CertificateStack.certificates(in: X509_STORE_CTX_get0_chain(context))
  }
}
