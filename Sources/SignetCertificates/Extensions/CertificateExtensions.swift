import COpenSSL
import SignetCrypto

/// The extensions of a certificate. One that is absent, occurs twice or can't be read is nil or empty here; the latter
/// two are reported by ``Certificate/findings``.
extension Certificate {
  /// Every extension as it stands in the certificate, in order.
  public var extensions: [CertificateExtension] {
    withPointer { x509 in
      (0..<X509_get_ext_count(x509)).compactMap { X509_get_ext(x509, $0).map { CertificateExtension($0) } }
    }
  }

  /// What the key may be used for; nil where the certificate does not limit it.
  public var keyUsage: KeyUsage? {
    readExtension(NID_key_usage, free: { ASN1_BIT_STRING_free($0) }) { bits, _ in KeyUsage(bits) }
  }

  /// The purposes to which the key is limited; nil where the certificate names none.
  public var extendedKeyUsage: ExtendedKeyUsage? {
    readExtension(NID_ext_key_usage, free: { EXTENDED_KEY_USAGE_free($0) }) { ExtendedKeyUsage($0, isCritical: $1) }
  }

  /// Whether the subject is a certification authority; nil where the certificate says nothing, as version 1 can't.
  public var basicConstraints: BasicConstraints? {
    readExtension(NID_basic_constraints, free: { BASIC_CONSTRAINTS_free($0) }) { BasicConstraints($0, isCritical: $1) }
  }

  /// Further names of the subject.
  public var subjectAlternativeNames: [GeneralName] {
    readExtension(NID_subject_alt_name, free: { GENERAL_NAMES_free($0) }) { names, _ in
      ASN1.elements(of: names).map { GeneralName($0.assumingMemoryBound(to: GENERAL_NAME.self)) }
    } ?? []
  }

  /// Which key signed the certificate.
  public var authorityKeyIdentifier: AuthorityKeyIdentifier? {
    readExtension(NID_authority_key_identifier, free: { AUTHORITY_KEYID_free($0) }) { identifier, _ in
      AuthorityKeyIdentifier(identifier)
    }
  }

  /// The name that the issuer gave the certificate's own key.
  public var subjectKeyIdentifier: [UInt8]? {
    readExtension(NID_subject_key_identifier, free: { ASN1_OCTET_STRING_free($0) }) { identifier, _ in
      ASN1.bytes(of: identifier)
    }
  }

  /// The policies under which the certificate was issued.
  public var policies: [CertificatePolicy] {
    readExtension(NID_certificate_policies, free: { CERTIFICATEPOLICIES_free($0) }) { policies, _ in
      ASN1.elements(of: policies).map { CertificatePolicy($0.assumingMemoryBound(to: POLICYINFO.self)) }
    } ?? []
  }

  /// The names for which an authority may issue; nil where the certificate does not limit them.
  public var nameConstraints: NameConstraints? {
    readExtension(NID_name_constraints, free: { NAME_CONSTRAINTS_free($0) }) { constraints, _ in
      NameConstraints(constraints)
    }
  }

  /// Whether the authority information access is absent, or can be read and names something.
  var hasReadableInformationAccess: Bool {
    readExtension(NID_info_access, free: { AUTHORITY_INFO_ACCESS_free($0) }) { access, _ in
      !ASN1.elements(of: access).isEmpty
    } ?? false
  }

  /// Whether an extension is critical; nil where the certificate does not have it.
  ///
  /// - Parameter type: OpenSSL's number of the extension.
  func isCritical(_ type: Int32) -> Bool? {
    withPointer { x509 in
      let position = X509_get_ext_by_NID(x509, type, -1)
      return X509_get_ext(x509, position).map { X509_EXTENSION_get_critical($0) == 1 }
    }
  }

  /// Reads an extension whose type is a structure that Swift knows.
  private func readExtension<Structure, Value>(
    _ type: Int32, free: (UnsafeMutablePointer<Structure>?) -> Void,
    _ read: (UnsafeMutablePointer<Structure>, _ isCritical: Bool) -> Value
  ) -> Value? {
    decodeExtension(type) { pointer, isCritical in
      let structure = pointer.assumingMemoryBound(to: Structure.self)
      defer { free(structure) }
      return read(structure, isCritical)
    }
  }

  /// Reads an extension whose type is one of OpenSSL's stacks.
  private func readExtension<Value>(
    _ type: Int32, free: (OpaquePointer?) -> Void, _ read: (OpaquePointer, _ isCritical: Bool) -> Value
  ) -> Value? {
    decodeExtension(type) { pointer, isCritical in
      let stack = OpaquePointer(pointer)
      defer { free(stack) }
      return read(stack, isCritical)
    }
  }

  private func decodeExtension<Value>(
    _ type: Int32, _ read: (UnsafeMutableRawPointer, _ isCritical: Bool) -> Value
  ) -> Value? {
    ErrorQueue.scope {
      withPointer { x509 in
        var criticality: Int32 = 0
        // With no index, OpenSSL gives nothing for an extension that occurs twice.
        return X509_get_ext_d2i(x509, type, &criticality, nil).map { read($0, criticality == 1) }
      }
    }
  }
}
