import COpenSSL
import SignetCrypto
import SignetFindings

extension Certificate {
  /// What is wrong with the certificate in itself, as RFC 5280 §4.1 and §4.2 want it: its encoding, version, serial
  /// number, names, times, algorithms, key and extensions.
  ///
  /// An error means that something in the certificate can't be read or has two meanings; a warning, that it breaks a
  /// rule but can be read. Nothing here is about trust or about today's date; that is the chain's matter.
  public var findings: [Finding] {
    encodingFindings + versionFindings + serialFindings + nameFindings + timeFindings + algorithmFindings
      + extensionFindings
  }

  private var encodingFindings: [Finding] {
    guard let violation = DERStrictness.violation(in: der) else { return [] }
    return [
      defect(.certificateNotDER, .warning, "The certificate is encoded in BER, but not in DER: \(violation).")
    ]
  }

  private var versionFindings: [Finding] {
    guard (1...3).contains(version) else {
      return [
        defect(.certificateWrongVersion, .error, "The certificate is of version \(version), which does not exist.")
      ]
    }
    return withPointer { x509 in
      var findings: [Finding] = []
      if version < 3, X509_get_ext_count(x509) > 0 {
        findings.append(
          defect(
            .certificateWrongVersion, .error,
            "The certificate is of version \(version) and has extensions, which only version 3 allows."))
      }
      var identifiers: (UnsafePointer<ASN1_BIT_STRING>?, UnsafePointer<ASN1_BIT_STRING>?)
      X509_get0_uids(x509, &identifiers.0, &identifiers.1)
      if version == 1, identifiers.0 != nil || identifiers.1 != nil {
        findings.append(
          defect(
            .certificateWrongVersion, .warning,
            "The certificate is of version 1 and has unique identifiers, which only version 2 and 3 allow."))
      }
      return findings
    }
  }

  private var serialFindings: [Finding] {
    let serial = serialNumber
    // A number whose first bit is set has a zero octet before it in DER.
    let octets = serial.bytes.count + ((serial.bytes.first ?? 0) >= 0x80 ? 1 : 0)
    let fault: String? =
      switch serial {
      case _ where serial.isNegative: "is negative"
      case _ where serial.bytes.isEmpty: "is zero"
      case _ where octets > SerialNumber.longest: "has \(octets) octets, and \(SerialNumber.longest) are the most"
      default: nil
      }
    return fault.map {
      [defect(.certificateBadSerialNumber, .warning, "The serial number of the certificate \($0).")]
    } ?? []
  }

  private var algorithmFindings: [Finding] {
    withPointer { x509 in
      var findings: [Finding] = []
      var outer: UnsafePointer<X509_ALGOR>?
      X509_get0_signature(nil, &outer, x509)
      if let outer, let inner = X509_get0_tbs_sigalg(x509), X509_ALGOR_cmp(outer, inner) != 0 {
        findings.append(
          defect(
            .certificateAlgorithmsDiffer, .error,
            "The certificate names one signature algorithm inside what is signed, and another beside the signature."))
      }
      if ErrorQueue.scope({ X509_get_signature_nid(x509) == NID_undef }) {
        findings.append(
          defect(
            .certificateUnknownSignature, .warning,
            "The certificate is signed with the algorithm \(signatureAlgorithm.dotted), which is not known."))
      }
      if (try? publicKey) == nil {
        findings.append(
          defect(
            .certificateUnknownKey, .warning,
            "The public key of the certificate (\(keyAlgorithm.description)) is damaged, or of a kind that is not known."
          ))
      }
      return findings
    }
  }

  private var extensionFindings: [Finding] {
    let extensions = extensions
    let malformed = extensions.filter(\.isMalformed).map { found in
      defect(
        .certificateMalformedExtension, .error,
        "The extension \(found.identifier) of the certificate can't be read.")
    }
    let repeated = Dictionary(grouping: extensions, by: \.identifier).filter { $1.count > 1 }.keys
    let duplicated = repeated.sorted { $0.dotted < $1.dotted }.map { identifier in
      defect(
        .certificateDuplicatedExtension, .error,
        "The extension \(identifier) occurs more than once in the certificate.")
    }
    let notDER = extensions.filter { $0.isKnown && !$0.isMalformed }.compactMap { found in
      DERStrictness.violation(in: found.value).map { violation in
        defect(
          .certificateNotDER, .warning,
          "The extension \(found.identifier) is encoded in BER, but not in DER: \(violation).")
      }
    }
    return malformed + duplicated + notDER
  }

  /// A finding about the certificate as its issuer made it.
  func defect(_ code: FindingCode, _ severity: Severity, _ message: String) -> Finding {
    Finding(
      code, severity, about: .certificate(sha256: sha256Fingerprint), message: message,
      hint: "Ask the issuer for a certificate that follows RFC 5280.")
  }
}
