import SignetCertificates
import SignetCrypto
import Testing

/// One certificate in every form in which text carries it.
@Suite("Text forms of a certificate")
struct TextFormsTests {
  /// A form, and how a PEM text becomes it.
  struct Form: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: @Sendable (_ pem: String) -> [UInt8]

    init(_ description: String, _ bytes: @escaping @Sendable (_ pem: String) -> [UInt8]) {
      testDescription = description
      self.bytes = bytes
    }

    /// A form that is a change of the text.
    static func text(_ description: String, _ change: @escaping @Sendable (_ pem: String) -> String) -> Form {
      Form(description) { Array(change($0).utf8) }
    }
  }

  static let forms: [Form] = [
    .text("LF") { $0 },
    .text("CRLF") { $0.replacing("\n", with: "\r\n") },
    .text("CR") { $0.replacing("\n", with: "\r") },
    .text("no final newline") { String($0.dropLast()) },
    .text("blank lines around") { "\n\n\n" + $0 + "\n\n" },
    .text("text around") { "Bag Attributes\n    friendlyName: Ação – 签名\nsubject=CN = A\n" + $0 + "that's all\n" },
    .text("a comment with a BEGIN marker") { "# -----BEGIN CERTIFICATE-----\n" + $0 },
    .text("a comment with a lone dash line") { "-----------------------\n-----BEGIN\n" + $0 },
    .text("indented") { $0.split(separator: "\n").map { "    \($0)\n" }.joined() },
    .text("spaces in place of newlines") { $0.replacing("\n", with: " ") },
    .text("all on one line") { $0.replacing("\n", with: "") },
    .text("literal \\n") { $0.replacing("\n", with: "\\n") },
    .text("literal \\r\\n in a file of several lines") { "key:\n  " + $0.replacing("\n", with: "\\r\\n") + "\n" },
    .text("JSON string") { "\"" + $0.replacing("\n", with: "\\n").replacing("/", with: "\\/") + "\"" },
    .text("JSON string with \\u escapes") {
      "\"" + $0.replacing("\n", with: "\\n").replacing("+", with: "\\u002b").replacing("=", with: "\\u003D") + "\""
    },
    .text("percent-encoded") {
      $0.replacing(" ", with: "%20").replacing("\n", with: "%0A").replacing("+", with: "%2b").replacing(
        "=", with: "%3D")
    },
    .text("XML character references") { $0.replacing("\n", with: "&#xD;\n").replacing("=", with: "&#61;") },
    .text("UTF-8 with a byte order mark") { "\u{FEFF}" + $0 },
    .text("zero-width space first") { "\u{200B}" + $0 },
    .text("no-break space in the marker") { $0.replacing("BEGIN CERTIFICATE", with: "BEGIN\u{A0}CERTIFICATE") },
    .text("NUL and Control-Z last") { $0 + "\0\0\u{1A}" },
    .text("X509 CERTIFICATE label") { $0.replacing(" CERTIFICATE", with: " X509 CERTIFICATE") },
    .text("RFC 1421 headers") {
      $0.replacing("BEGIN CERTIFICATE-----\n", with: "BEGIN CERTIFICATE-----\nX-Name: A\n\n")
    },
    .text("RFC 1421 headers, CRLF") {
      $0.replacing("BEGIN CERTIFICATE-----\n", with: "BEGIN CERTIFICATE-----\nX-Name: A\n B\nX-More: C\n\n")
        .replacing("\n", with: "\r\n")
    },
    Form("UTF-16LE with a byte order mark") { [0xFF, 0xFE] + utf16LittleEndian($0) },
    Form("UTF-16BE with a byte order mark") { [0xFE, 0xFF] + swapped(utf16LittleEndian($0)) },
    Form("UTF-16LE without a mark") { utf16LittleEndian($0) },
    Form("UTF-16BE without a mark") { swapped(utf16LittleEndian($0)) },
    .text("base64, wrapped") { body($0) },
    .text("base64, one line") { body($0).replacing("\n", with: "") },
    .text("base64, one line, final CRLF") { body($0).replacing("\n", with: "") + "\r\n" },
    .text("base64, in quotes") { "'" + body($0).replacing("\n", with: "") + "'\n" },
    .text("base64 without padding") { body($0).replacing("=", with: "") },
    .text("base64url") {
      body($0).replacing("\n", with: "").replacing("=", with: "").replacing("+", with: "-").replacing("/", with: "_")
    },
    .text("base64 with XML character references") { body($0).replacing("\n", with: "&#13;\n") },
    .text("base64 of base64") { base64(body($0).replacing("\n", with: "")) },
    .text("base64 of PEM") { base64($0) },
    .text("base64 of PEM, wrapped") { Base64.encode(Array($0.utf8), lineLength: 76) },
    Form("base64 in UTF-16LE") { [0xFF, 0xFE] + utf16LittleEndian(body($0)) },
    .text("hexadecimal") { Hexadecimal.encode(der($0)) },
    .text("hexadecimal in upper-case groups") {
      der($0).map { Hexadecimal.encode([$0]).uppercased() }.joined(separator: " ")
    },
    .text("hexadecimal with colons") { der($0).map { Hexadecimal.encode([$0]) }.joined(separator: ":") },
    Form("DER") { der($0) },
    Form("DER after a line end") { [0x0D, 0x0A] + der($0) },
    Form("DER before NUL bytes") { der($0) + [0, 0, 0] },
  ]

  @Test("a form gives the certificate", arguments: forms)
  func form(_ form: Form) throws {
    let pem = String(decoding: try Vectors.bytes("certificates/rsa-2048.pem"), as: UTF8.self)
    let decoded = try CredentialDecoder.decode(form.bytes(pem), source: "rsa-2048")
    #expect(decoded.certificates.map(\.der) == [Self.der(pem)])
    #expect(decoded.items.count == 1)
    #expect(decoded.findings.isEmpty)
  }

  @Test("a form gives the private key", arguments: forms.filter { !$0.testDescription.contains("X509 CERTIFICATE") })
  func keyInForm(_ form: Form) throws {
    let pem = String(decoding: try Vectors.bytes("keys/p-256.pem"), as: UTF8.self)
    let labelled = pem.replacing("PRIVATE KEY", with: "CERTIFICATE")
    let bytes = form.bytes(labelled)
    let decoded = try CredentialDecoder.decode(bytes, source: "p-256")
    #expect(decoded.privateKeys.map(\.publicKey) == [try PrivateKey(der: Self.der(pem)).publicKey])
  }

  private static func body(_ pem: String) -> String {
    pem.split(separator: "\n").filter { !$0.hasPrefix("-----") }.map { $0 + "\n" }.joined()
  }

  private static func base64(_ text: String) -> String { Base64.encode(Array(text.utf8)) }

  private static func der(_ pem: String) -> [UInt8] { Base64.decode(body(pem).utf8) ?? [] }

  private static func utf16LittleEndian(_ text: String) -> [UInt8] {
    text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
  }

  private static func swapped(_ bytes: [UInt8]) -> [UInt8] {
    stride(from: 0, to: bytes.count, by: 2).flatMap { [bytes[$0 + 1], bytes[$0]] }
  }
}
