import COpenSSL

/// The algorithms that open encrypted keys and PKCS#12 files: OpenSSL's own, and the old ones of its legacy provider where that is
/// installed.
///
/// They live in a library context of their own, so that RC2, RC4 and DES stay out of reach everywhere else.
package final class KeyFileProviders: @unchecked Sendable {  // An OSSL_LIB_CTX guards itself with locks.
  /// The `OSSL_LIB_CTX`; `nil` stands for the default one, where OpenSSL had no memory for another.
  package let context: OpaquePointer?
  /// Whether the legacy provider was found.
  package let hasLegacy: Bool
  private let providers: [OpaquePointer]

  /// Those of the system.
  package static let system = KeyFileProviders(modules: nil)

  /// Loads the providers.
  ///
  /// - Parameter modules: the folder with OpenSSL's modules; `nil` for the place where OpenSSL was installed.
  package init(modules: String?) {
    (context, hasLegacy, providers) = ErrorQueue.scope {
      guard let context = OSSL_LIB_CTX_new() else { return (nil, false, []) }
      if let modules { OSSL_PROVIDER_set_default_search_path(context, modules) }
      let standard = OSSL_PROVIDER_load(context, "default")
      let legacy = OSSL_PROVIDER_load(context, "legacy")
      return (context, legacy != nil, [legacy, standard].compactMap { $0 })
    }
  }

  deinit {
    for provider in providers { OSSL_PROVIDER_unload(provider) }
    OSSL_LIB_CTX_free(context)
  }
}
