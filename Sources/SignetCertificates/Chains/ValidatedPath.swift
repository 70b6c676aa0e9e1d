import COpenSSL

/// A path that OpenSSL validated. Only a validation makes one, so that no report can call a chain valid without it.
struct ValidatedPath {
  /// The certificates, leaf first.
  let certificates: [Certificate]
  /// The policies for which the path is valid (RFC 5280 §6.1.5 (g), the user-constrained policy set); `anyPolicy` alone
  /// stands for all.
  let policies: [OID]

  /// Takes the chain of an `X509_STORE_CTX` whose verification succeeded.
  ///
  /// - Parameter path: the certificates that the verification was given.
  init(_ context: OpaquePointer, of path: [Certificate]) {
    certificates = CertificateStack.certificates(in: X509_STORE_CTX_get0_chain(context), known: path)
    let nodes = X509_STORE_CTX_get0_policy_tree(context).flatMap { X509_policy_tree_get0_user_policies($0) }
    policies = ASN1.elements(of: nodes).compactMap { node in
      X509_policy_node_get0_policy(OpaquePointer(node)).map { OID($0) }
    }
  }
}
