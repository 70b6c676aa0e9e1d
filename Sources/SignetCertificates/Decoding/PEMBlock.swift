/// A block of textual encoding (RFC 7468): a label, perhaps headers (RFC 1421 §4.6), and base64 text.
struct PEMBlock {
  /// What stands after BEGIN, for example `CERTIFICATE`.
  let label: String
  /// The line of the BEGIN marker, counted from 1.
  let line: Int
  /// Where the block begins and ends in the text, markers included.
  let range: Range<Int>
  /// Where the base64 text is.
  let base64: Range<Int>
  /// Whether the content is encrypted in the old way of OpenSSL, with `Proc-Type` and `DEK-Info` headers.
  let isEncrypted: Bool

  /// Finds the parts of a block.
  ///
  /// - Parameter body: what stands between the markers.
  init(label: String, line: Int, range: Range<Int>, body: Range<Int>, in text: [UInt8]) {
    self.label = label
    self.line = line
    self.range = range
    let headers = Self.headers(in: text[body])
    isEncrypted = headers.firstPosition(of: Array("DEK-Info".utf8)) != nil
    base64 = headers.endIndex..<body.upperBound
  }

  /// Whether the label promises something that Signet reads, so that other content is damage.
  var isCredential: Bool { Self.credentialLabels.contains(label) }

  /// The labels of RFC 7468, and the older ones that OpenSSL, Netscape and Microsoft write.
  private static let credentialLabels: Set<String> = [
    "CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE", "CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST",
    "X509 CRL", "PKCS7", "PKCS #7 SIGNED DATA", "CMS", "PKCS12", "PRIVATE KEY", "ENCRYPTED PRIVATE KEY",
    "RSA PRIVATE KEY", "EC PRIVATE KEY", "DSA PRIVATE KEY", "PUBLIC KEY", "RSA PUBLIC KEY",
  ]

  /// The headers at the start of a body, up to the blank line that ends them; empty where there are none.
  private static func headers(in body: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let none = body[body.startIndex..<body.startIndex]
    guard body.contains(UInt8(ascii: ":")) else { return none }
    var isAfterHeader = false
    for line in body.split(omittingEmptySubsequences: false, whereSeparator: \.isLineEnd) {
      let isBlank = line.allSatisfy(\.isWhiteSpace)
      if isBlank, isAfterHeader, !isInsideLineEnd(line, of: body) { return body[body.startIndex..<line.endIndex] }
      if !isBlank { isAfterHeader = true }
    }
    return none
  }

  /// Whether an empty line is only the place between the CR and the LF of one line end.
  private static func isInsideLineEnd(_ line: ArraySlice<UInt8>, of body: ArraySlice<UInt8>) -> Bool {
    line.isEmpty && line.startIndex > body.startIndex && line.endIndex < body.endIndex
      && body[line.startIndex - 1] == UInt8(ascii: "\r") && body[line.endIndex] == UInt8(ascii: "\n")
  }
}

extension UInt8 {
  /// Whether the byte is a carriage return or a line feed.
  var isLineEnd: Bool { self == 0x0A || self == 0x0D }
}
