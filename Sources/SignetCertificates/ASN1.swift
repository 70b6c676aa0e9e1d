import COpenSSL
import Foundation
import SignetCrypto

/// Readers of OpenSSL's ASN.1 values. Each copies; none keeps a pointer.
enum ASN1 {
  /// The content octets of a string, integer or bit string.
  static func bytes(of string: UnsafePointer<ASN1_STRING>) -> [UInt8] {
    Array(UnsafeBufferPointer(start: ASN1_STRING_get0_data(string), count: Int(ASN1_STRING_length(string))))
  }

  /// The text of a value of any ASN.1 string type; nil for other types and for characters that are not valid in the
  /// type.
  static func text(of string: UnsafePointer<ASN1_STRING>) -> String? {
    var utf8: UnsafeMutablePointer<UInt8>?
    let length = ErrorQueue.scope { ASN1_STRING_to_UTF8(&utf8, string) }
    guard length >= 0, let utf8 else { return nil }
    defer { CRYPTO_free(utf8, #file, #line) }
    return String(validating: UnsafeBufferPointer(start: utf8, count: Int(length)), as: UTF8.self)
  }

  /// A `UTCTime` or `GeneralizedTime`; nil for a time that does not exist or that RFC 5280 §4.1.2.5 does not allow.
  static func date(of time: UnsafePointer<ASN1_TIME>) -> Date? {
    var fields = tm()
    guard ErrorQueue.scope({ ASN1_TIME_to_tm(time, &fields) }) == 1 else { return nil }
    return Date(timeIntervalSince1970: TimeInterval(timegm(&fields)))
  }

  /// The elements of one of OpenSSL's stacks; none where there is no stack.
  static func elements(of stack: OpaquePointer?) -> [UnsafeMutableRawPointer] {
    guard let stack else { return [] }
    return (0..<OPENSSL_sk_num(stack)).compactMap { OPENSSL_sk_value(stack, $0) }
  }
}
