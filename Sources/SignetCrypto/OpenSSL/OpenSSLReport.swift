import COpenSSL
import SignetFindings

/// One entry of OpenSSL's error queue.
///
/// OpenSSL's reports name functions, structures, fields and algorithms, never the content of a key.
package struct OpenSSLReport {
  private let code: UInt
  private let text: String

  /// Takes the oldest entry off the calling thread's queue; `nil` where it is empty.
  static func next() -> OpenSSLReport? {
    var data: UnsafePointer<CChar>?
    var flags: Int32 = 0
    let code = ERR_get_error_all(nil, nil, nil, &data, &flags)
    guard code != 0 else { return nil }
    let detail = flags & ERR_TXT_STRING != 0 ? data.map { String(cString: $0) } ?? "" : ""
    return OpenSSLReport(code: code, text: detail.isEmpty ? wording(of: code) : "\(wording(of: code)) (\(detail))")
  }

  /// Whether OpenSSL lacks an algorithm that was asked for: it was built without it, or it lives in a provider that
  /// is not loaded.
  package var isUnsupportedAlgorithm: Bool {
    let reason = ERR_GET_REASON(code)
    if reason == ERR_R_UNSUPPORTED || reason == ERR_R_FETCH_FAILED { return true }
    if ERR_GET_LIB(code) == ERR_LIB_PKCS12 && reason == PKCS12_R_UNKNOWN_DIGEST_ALGORITHM { return true }
    let unsupported = [
      EVP_R_UNKNOWN_PBE_ALGORITHM, EVP_R_UNSUPPORTED_ALGORITHM, EVP_R_UNSUPPORTED_CIPHER, EVP_R_UNSUPPORTED_PRF,
      EVP_R_UNSUPPORTED_KEY_DERIVATION_FUNCTION, EVP_R_UNKNOWN_CIPHER,
    ]
    return ERR_GET_LIB(code) == ERR_LIB_EVP && unsupported.contains(reason)
  }

  /// The report as the cause of another finding.
  var finding: Finding {
    Finding(.cryptoReport, .note, message: text, hint: "These are OpenSSL's own words; they help in a bug report.")
  }

  private static func wording(of code: UInt) -> String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
      guard let start = buffer.baseAddress else { return "error \(code)" }
      ERR_error_string_n(code, start, buffer.count)
      return String(cString: start)
    }
  }
}
