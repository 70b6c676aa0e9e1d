import SignetCertificates
import Testing

@Suite("Serial numbers")
struct SerialNumberTests {
  @Test(
    "a number is written in decimal and in hexadecimal",
    arguments: [
      ([], false, "0", "00"),
      ([0, 0], false, "0", "00"),
      ([0x0F], false, "15", "0F"),
      ([0x7F], true, "-127", "-7F"),
      ([0x00, 0xFF], false, "255", "FF"),
      ([0x3B, 0x9A, 0xCA, 0x00], false, "1000000000", "3B9ACA00"),
      (
        [UInt8](repeating: 0xFF, count: 20), false, "1461501637330902918203684832716283019655932542975",
        String(repeating: "FF", count: 20)
      ),
    ] as [([UInt8], Bool, String, String)])
  func texts(bytes: [UInt8], isNegative: Bool, decimal: String, hexadecimal: String) {
    let number = SerialNumber(bytes: bytes, isNegative: isNegative)
    #expect(number.decimal == decimal)
    #expect(number.hexadecimal == hexadecimal)
  }
}
