import Foundation

/// The text of IP addresses (RFC 5952 for version 6).
enum HostAddress {
  /// The octets of an address in text; nil where the text is none.
  static func octets(_ text: String) -> [UInt8]? {
    var four = in_addr()
    if inet_pton(AF_INET, text, &four) == 1 { return withUnsafeBytes(of: four) { Array($0) } }
    var six = in6_addr()
    if inet_pton(AF_INET6, text, &six) == 1 { return withUnsafeBytes(of: six) { Array($0) } }
    return nil
  }

  /// Whether `text` is meant as an address, and not in the one way in which it is written.
  static func isMiswritten(_ text: String) -> Bool {
    if let octets = octets(text) { return canonicalText(octets) != text }
    return looksLikeVersion4(text.utf8) || looksLikeVersion6(text.utf8)
  }

  /// Four numbers with dots between them.
  private static func looksLikeVersion4(_ text: String.UTF8View) -> Bool {
    let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count == 4 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(isDecimalDigit) }
  }

  /// Hexadecimal digits and at least two colons; dots only behind them.
  private static func looksLikeVersion6(_ text: String.UTF8View) -> Bool {
    let colon = UInt8(ascii: ":")
    let dot = UInt8(ascii: ".")
    return text.allSatisfy { $0 == colon || $0 == dot || isHexadecimalDigit($0) }
      && text.prefix { $0 != dot }.count { $0 == colon } >= 2
  }

  private static func isDecimalDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private static func isHexadecimalDigit(_ byte: UInt8) -> Bool {
    isDecimalDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
  }

  /// The one way in which an address is written; nil for octets that are none.
  static func canonicalText(_ octets: [UInt8]) -> String? {
    let family = octets.count == 4 ? AF_INET : octets.count == 16 ? AF_INET6 : nil
    guard let family else { return nil }
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    guard inet_ntop(family, octets, &text, socklen_t(text.count)) != nil else { return nil }
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
