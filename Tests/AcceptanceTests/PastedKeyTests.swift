import Foundation
import TestSupport
import Testing

/// A private key pasted where a certificate belongs, whole or damaged, is never echoed.
@Suite("Private keys in place of certificates")
struct PastedKeyTests {
  /// The forms in which a key is pasted.
  static let forms = [
    "pkcs8", "der", "base64", "one line", "escaped", "quoted", "in a certificate's block", "cut off",
    "with a wrong end", "with a foreign character", "with a line missing", "in JSON", "twice in base64",
    "in hexadecimal", "with a broken length", "behind a certificate",
  ]

  @Test("no piece of the key comes out of any command, and there is a code", arguments: forms)
  func nothingLeaks(form: String) throws {
    let folder = try TemporaryDirectory()
    let key = String(decoding: try Vector.bytes(Vector.path("keys/rsa-2048.pem")), as: UTF8.self)
    let input = try Self.pasted(key, form)
    let file = try folder.write(input, to: "pasted.cer").path
    let commands = [
      ["show", file], ["show", file, "--json"], ["chain", "check", file], ["chain", "check", file, "--json"],
      ["chain", "check", Vector.certificate("rsa-2048"), "--anchors", file], ["chain", "build", file, "-o", "-"],
      ["convert", file, "--to", "cer", "-o", folder.path("out.cer")],
    ]
    for command in commands {
      for option in [[], ["--verbose"]] {
        let result = try signet(command + option)
        let said = (result.output + result.errors).filter { !$0.isWhitespace }
        for piece in Self.pieces(of: key) {
          #expect(!said.contains(piece), "\(command.prefix(2)) \(option)")
        }
        if result.status != 0 { #expect(said.contains("hint:") || said.contains("\"hint\""), "\(command)") }
      }
    }
  }

  private static func pasted(_ key: String, _ form: String) throws -> [UInt8] {
    let lines = key.split(separator: "\n").map(String.init)
    let body = lines.dropFirst().dropLast().joined()
    let der = [UInt8](Data(base64Encoded: body) ?? Data())
    let text: String
    switch form {
    case "der": return der
    case "base64": text = body
    case "one line": text = lines.joined(separator: " ")
    case "escaped": text = lines.joined(separator: "\\n")
    case "quoted": text = "\"\(lines.joined(separator: "\\n"))\""
    case "in a certificate's block": text = key.replacing("PRIVATE KEY", with: "CERTIFICATE")
    case "cut off": text = String(key.prefix(900))
    case "with a wrong end": text = key.replacing("END PRIVATE KEY", with: "END CERTIFICATE")
    case "with a foreign character": text = key.replacing("\nMII", with: "\n!MII")
    case "with a line missing": text = (lines.prefix(5) + lines.dropFirst(6)).joined(separator: "\n")
    case "in JSON": text = "{\"certificate\": \"\(lines.joined(separator: "\\n"))\"}"
    case "twice in base64": text = Data(key.utf8).base64EncodedString()
    case "in hexadecimal": text = der.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    case "with a broken length": return [der[0], der[1], der[2] &+ 1] + der.dropFirst(3)
    case "behind a certificate":
      text = String(decoding: try Vector.bytes(Vector.certificate("rsa-2048")), as: UTF8.self) + key.prefix(700)
    default: text = key
    }
    return Array(text.utf8)
  }

  /// Every piece of 12 characters at each fourth place in the base64 text, and of the secret numbers in hexadecimal.
  private static func pieces(of key: String) -> Set<String> {
    let body = Array(key.split(separator: "\n").dropFirst().dropLast().joined())
    // The first 32 characters are the same for all keys of the size; the public modulus follows, which others may show.
    let secret = Array(body.dropFirst(body.count / 3))
    let base64 = stride(from: 0, to: secret.count - 12, by: 4).map { String(secret[$0..<$0 + 12]) }
    let bytes = Array(Data(base64Encoded: String(body)) ?? Data()).suffix(700)
    let digits = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    let hexadecimal = stride(from: 0, to: digits.count - 16, by: 16).map { offset in
      String(digits.dropFirst(offset).prefix(16))
    }
    return Set(base64 + hexadecimal)
  }
}
