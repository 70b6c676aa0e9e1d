import Signet

/// Alternative names in the notation of OpenSSL's configuration: the kind, a colon, the value.
enum GeneralNameText {
  static func text(_ name: GeneralName) -> String {
    switch name {
    case .email(let address): "email:\(address)"
    case .dns(let name): "DNS:\(name)"
    case .uri(let uri): "URI:\(uri)"
    case .ipAddress(let octets): "IP:\(address(octets))"
    case .directoryName(let name): "dirName:\(name.rfc4514)"
    case .registeredID(let identifier): "RID:\(identifier.dotted)"
    case .otherName(let type, let text, let der): "otherName:\(type.dotted):\(text ?? "#\(Hexadecimal.encode(der))")"
    case .unreadable: "unreadable"
    }
  }

  private static func address(_ octets: [UInt8]) -> String {
    guard octets.count == 16 else { return octets.map(String.init).joined(separator: ".") }
    return stride(from: 0, to: octets.count, by: 2)
      .map { String(Int(octets[$0]) << 8 | Int(octets[$0 + 1]), radix: 16) }
      .joined(separator: ":")
  }
}
