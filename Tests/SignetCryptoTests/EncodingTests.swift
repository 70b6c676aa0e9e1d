import Foundation
import SignetCrypto
import TestSupport
import Testing

@Suite("Base64 and hexadecimal")
struct EncodingTests {
  /// RFC 4648 §10.
  static let vectors = [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
    ("foobar", "Zm9vYmFy"),
  ]

  @Test("base64 gives the vectors of RFC 4648", arguments: vectors)
  func base64Vectors(plain: String, encoded: String) {
    #expect(Base64.encode(Array(plain.utf8)) == encoded)
    #expect(Base64.decode(encoded.utf8) == Array(plain.utf8))
  }

  @Test("base64 agrees with Foundation on random bytes")
  func base64AgainstFoundation() {
    var generator = SeededGenerator()
    for _ in 0..<500 {
      let bytes = generator.bytes(Int.random(in: 0...200, using: &generator))
      let encoded = Base64.encode(bytes)
      #expect(encoded == Data(bytes).base64EncodedString(), "\(generator)")
      #expect(Base64.decode(encoded.utf8) == bytes, "\(generator)")
      let wrapped = Base64.encode(bytes, lineLength: 64)
      let options: Data.Base64EncodingOptions = [.lineLength64Characters, .endLineWithLineFeed]
      #expect(wrapped == Data(bytes).base64EncodedString(options: options), "\(generator)")
      #expect(Base64.decode(wrapped.utf8) == bytes, "\(generator)")
    }
  }

  @Test("base64 takes white space anywhere", arguments: [" Z g = = ", "Zg==\r\n", "\tZ\ng==", "Z\r\ng=\n="])
  func base64WhiteSpace(text: String) {
    #expect(Base64.decode(text.utf8) == [UInt8(ascii: "f")])
  }

  @Test(
    "base64 refuses what is not base64",
    arguments: [
      "Zg", "Zg=", "Zg===", "Z===", "Z", "====", "=", "Zm9v=", "Zm9v====", "Zg==Zg==", "Z=g=", "Zh==", "Zm9=", "Zm-v",
      "Zm_v", "Zm9v\0", "Zm9v\u{a0}", "-----",
    ])
  func base64Malformed(text: String) {
    #expect(Base64.decode(text.utf8) == nil)
  }

  @Test("missing padding is taken where it is optional, wrong padding is not")
  func base64OptionalPadding() {
    #expect(Base64.decode("Zg".utf8, padding: .optional) == Array("f".utf8))
    #expect(Base64.decode("Zm8".utf8, padding: .optional) == Array("fo".utf8))
    #expect(Base64.decode("Zm8=".utf8, padding: .optional) == Array("fo".utf8))
    #expect(Base64.decode("Zg=".utf8, padding: .optional) == nil)
    #expect(Base64.decode("Z".utf8, padding: .optional) == nil)
  }

  @Test("base64 decodes a sequence that is not an array")
  func base64Sequence() {
    #expect(Base64.decode("Zm9v".utf8.lazy.filter { _ in true }) == Array("foo".utf8))
  }

  @Test("hexadecimal goes both ways, in either case")
  func hexadecimal() {
    let bytes: [UInt8] = [0x00, 0x0F, 0xA5, 0xFF]
    #expect(Hexadecimal.encode(bytes) == "000fa5ff")
    #expect(Hexadecimal.decode("000FA5ff") == bytes)
    #expect(Hexadecimal.decode("") == [])
  }

  @Test("hexadecimal refuses odd and foreign digits", arguments: ["0", "0g", "00 ", "0x00", "٣٣"])
  func hexadecimalMalformed(text: String) {
    #expect(Hexadecimal.decode(text) == nil)
  }
}
