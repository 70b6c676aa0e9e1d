extension Certificate {
  /// Issuer and serial number as a DER `IssuerSerial` (RFC 5035, section 4), as XAdES's `IssuerSerialV2` carries it:
  /// `SEQUENCE { issuer GeneralNames, serialNumber INTEGER }`, the issuer as a directory name.
  package var issuerSerial: [UInt8] {
    let directoryName = derElement(0xA4, issuer.der)
    return derElement(0x30, derElement(0x30, directoryName) + serialNumber.der)
  }
}

extension SerialNumber {
  /// The number as a DER INTEGER: two's complement, as short as it can be (X.690, section 8.3).
  package var der: [UInt8] {
    let magnitude = [0] + bytes
    guard isNegative else { return derElement(0x02, bytes.first.map { $0 < 0x80 } ?? false ? bytes : magnitude) }
    var complement = magnitude.map { ~$0 }
    for index in complement.indices.reversed() {
      complement[index] &+= 1
      if complement[index] != 0 { break }
    }
    let isRedundant = complement.count > 1 && complement[1] >= 0x80
    return derElement(0x02, isRedundant ? Array(complement.dropFirst()) : complement)
  }
}

/// A DER element with a definite length (X.690, section 8.1).
private func derElement(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
  guard content.count >= 0x80 else { return [tag, UInt8(content.count)] + content }
  let length = withUnsafeBytes(of: content.count.bigEndian) { Array($0.drop { $0 == 0 }) }
  return [tag, 0x80 | UInt8(length.count)] + length + content
}
