import COpenSSL
import SignetFindings

extension Certificate {
  /// What is wrong with the certificate's own encoding: unreadable or repeated extensions, and times that name no
  /// moment.
  ///
  /// Nothing here is about trust or about today's date; that is the chain's matter.
  public var findings: [Finding] {
    let extensions = extensions
    let malformed = extensions.filter(\.isMalformed).map { found in
      defect(.certificateMalformedExtension, "The extension \(found.identifier) of the certificate can't be read.")
    }
    let repeated = Dictionary(grouping: extensions, by: \.identifier).filter { $1.count > 1 }.keys
    let duplicated = repeated.sorted { $0.dotted < $1.dotted }.map { identifier in
      defect(.certificateDuplicatedExtension, "The extension \(identifier) occurs more than once in the certificate.")
    }
    return timeFindings + malformed + duplicated
  }

  private var timeFindings: [Finding] {
    withPointer { x509 in
      var findings: [Finding] = []
      if ASN1.date(of: X509_get0_notBefore(x509)) == nil {
        findings.append(
          defect(.certificateMalformedTime, "The start of the certificate's validity is not a date and time."))
      }
      if ASN1.date(of: X509_get0_notAfter(x509)) == nil {
        findings.append(
          defect(.certificateMalformedTime, "The end of the certificate's validity is not a date and time."))
      }
      return findings
    }
  }

  private func defect(_ code: FindingCode, _ message: String) -> Finding {
    Finding(
      code, about: .certificate(sha256: sha256Fingerprint), message: message,
      hint: "Ask the issuer for a certificate that follows RFC 5280.")
  }
}
