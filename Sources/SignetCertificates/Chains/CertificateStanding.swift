import COpenSSL
import SignetCrypto

/// What a certificate is before any path is looked at, in OpenSSL's judgement.
extension Certificate {
  /// Whether the certificate claims to be an authority's: by basic constraints, by its key usage where it has no
  /// basic constraints, or as a self-signed certificate of version 1.
  var isAuthority: Bool { withPointer { X509_check_ca($0) != 0 } }

  /// Whether the basic constraints say so, as a path asks of all authorities but its last (RFC 5280 §6.1.4 (k)).
  var isConstrainedAuthority: Bool { withPointer { X509_check_ca($0) == 1 } }

  /// Whether the certificate names itself and its own key as issuer; its signature is not checked.
  var isSelfSigned: Bool {
    ErrorQueue.scope { withPointer { X509_self_signed($0, 0) == 1 } }
  }

  /// Whether an extension is critical that OpenSSL does not know.
  var hasUnknownCriticalExtension: Bool {
    ErrorQueue.scope { withPointer { X509_get_extension_flags($0) & UInt32(EXFLAG_CRITICAL) != 0 } }
  }

  /// The strength of the key in bits (NIST SP 800-57 part 1 §5.6.1); nil where OpenSSL can't read the key.
  var keyStrength: Int? {
    ErrorQueue.scope {
      withPointer { X509_get0_pubkey($0).map { Int(EVP_PKEY_get_security_bits($0)) } }
    }
  }

  /// Whether the certificate is signed with a digest algorithm that is not broken; a root's own signature proves nothing,
  /// so that its digest does not matter.
  var hasSoundSignature: Bool {
    var digest: Int32 = NID_undef
    let isKnown = ErrorQueue.scope {
      withPointer { X509_get_signature_info($0, &digest, nil, nil, nil) == 1 }
    }
    return !isKnown || ![NID_sha1, NID_md5, NID_md4, NID_md2].contains(digest) || isSelfSigned
  }

  /// Whether subject and key are the same as those of `other`: the same authority, whoever certified it.
  func isSameEntity(as other: Certificate) -> Bool {
    withPointer { mine in
      other.withPointer { theirs in
        X509_NAME_cmp(X509_get_subject_name(mine), X509_get_subject_name(theirs)) == 0
          && subjectPublicKeyInfo == other.subjectPublicKeyInfo
      }
    }
  }
}

/// What a certificate is to another whose subject it names as its issuer.
extension Certificate {
  /// Whether the key identifiers do not speak against `issuer`: they agree, or one is absent (RFC 5280 §4.2.1.1).
  func mayBeIssued(by issuer: Certificate) -> Bool {
    let verdict = ErrorQueue.scope {
      withPointer { mine in issuer.withPointer { X509_check_issued($0, mine) } }
    }
    return ![X509_V_ERR_AKID_SKID_MISMATCH, X509_V_ERR_AKID_ISSUER_SERIAL_MISMATCH].contains(verdict)
  }

  /// Whether the key of `issuer` verifies the certificate's signature.
  func isSigned(by issuer: Certificate) -> Bool {
    ErrorQueue.scope {
      withPointer { mine in
        issuer.withPointer { X509_get0_pubkey($0).map { X509_verify(mine, $0) == 1 } ?? false }
      }
    }
  }
}
