import SignetCrypto
import Testing

@Suite("Secret bytes")
struct SecretBytesTests {
  @Test("hold what was put in")
  func content() {
    let secret = SecretBytes(copying: Array("open sesame".utf8))
    #expect(secret.count == 11)
    #expect(secret.withUnsafeBytes { Array($0) } == Array("open sesame".utf8))
  }

  @Test("wipe and empty an array that they consume")
  func consuming() {
    var bytes = Array("open sesame".utf8)
    let secret = SecretBytes(consuming: &bytes)
    #expect(bytes.isEmpty)
    #expect(secret.withUnsafeBytes { Array($0) } == Array("open sesame".utf8))
  }

  @Test("may be empty, which is not the same as absent")
  func empty() {
    #expect(SecretBytes(copying: []).count == 0)
    #expect(SecretBytes(copying: []).withUnsafeBytes { $0.baseAddress } != nil)
  }

  @Test("never show their content")
  func description() {
    let secret = SecretBytes(copying: Array("sesame".utf8))
    var dumped = ""
    dump(secret, to: &dumped)
    for text in ["\(secret)", String(reflecting: secret), String(describing: [secret]), dumped] {
      #expect(!text.contains("sesame"))
      #expect(!text.contains("115"))
    }
  }
}
