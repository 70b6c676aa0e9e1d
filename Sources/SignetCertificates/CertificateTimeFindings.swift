import COpenSSL
import SignetCrypto
import SignetFindings

extension Certificate {
  /// What is wrong with the two ends of the validity (RFC 5280 §4.1.2.5).
  var timeFindings: [Finding] {
    withPointer { x509 in
      let ends = [("start", X509_get0_notBefore(x509)), ("end", X509_get0_notAfter(x509))]
      let findings = ends.compactMap { name, time in time.flatMap { finding(about: name, $0) } }
      guard let start = ends[0].1.flatMap({ ASN1.date(of: $0) }), let end = ends[1].1.flatMap({ ASN1.date(of: $0) }),
        end < start
      else { return findings }
      return findings
        + [defect(.certificateValidityReversed, .warning, "The certificate's validity ends before it begins.")]
    }
  }

  private func finding(about name: String, _ time: UnsafePointer<ASN1_TIME>) -> Finding? {
    guard ASN1.date(of: time) != nil else {
      return defect(
        .certificateMalformedTime, .error, "The \(name) of the certificate's validity is not a date and time.")
    }
    return Self.deviation(of: time).map { deviation in
      defect(.certificateTimeForm, .warning, "The \(name) of the certificate's validity \(deviation).")
    }
  }

  /// How a time that can be read differs from the two forms that are allowed: `YYMMDDHHMMSSZ` up to 2049 and
  /// `YYYYMMDDHHMMSSZ` from 2050 on.
  private static func deviation(of time: UnsafePointer<ASN1_TIME>) -> String? {
    let characters = ASN1.bytes(of: time)
    let isGeneralized = ASN1_STRING_type(time) == V_ASN1_GENERALIZEDTIME
    guard characters.last == UInt8(ascii: "Z") else { return "is not in universal time (it does not end with Z)" }
    guard characters.dropLast().allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
      return "has fractions of a second"
    }
    guard characters.count == (isGeneralized ? 15 : 13) else { return "is written without seconds" }
    // RFC 5280 §4.1.2.5: dates through the year 2049 are UTCTime.
    guard isGeneralized, characters.lexicographicallyPrecedes(Array("2050".utf8)) else { return nil }
    return "is a GeneralizedTime although it lies before 2050"
  }
}
