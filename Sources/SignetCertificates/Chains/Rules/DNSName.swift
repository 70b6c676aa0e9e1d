/// The syntax of DNS names in certificates (RFC 5280 §4.2.1.6, RFC 1034 §3.5, RFC 6125 §6.4.3).
enum DNSName {
  /// Whether `name` is letters, digits and hyphens in labels, of which the first may be a whole `*`.
  static func isWellFormed(_ name: String) -> Bool {
    var labels = name.split(separator: ".", omittingEmptySubsequences: false)
    guard name.utf8.count <= 253, !labels.isEmpty else { return false }
    if labels.count > 1, labels[0] == "*" { labels.removeFirst() }
    return labels.allSatisfy(isLabel) && !isAddress(labels)
  }

  /// Whether `name` is well-formed and names something below `parent` or `parent` itself, in any case.
  static func isWithin(_ name: String, _ parent: String) -> Bool {
    let (name, parent) = (name.lowercased(), parent.lowercased())
    return name == parent || parent.isEmpty || name.hasSuffix(parent.hasPrefix(".") ? parent : "." + parent)
  }

  private static func isLabel(_ label: Substring) -> Bool {
    let octets = Array(label.utf8)
    guard (1...63).contains(octets.count), octets.first != UInt8(ascii: "-"), octets.last != UInt8(ascii: "-") else {
      return false
    }
    return octets.allSatisfy { octet in
      switch octet {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
        true
      default: false
      }
    }
  }

  /// Four numbers are an IP address, which stands in a list of its own.
  private static func isAddress(_ labels: [Substring]) -> Bool {
    labels.count == 4 && labels.allSatisfy { label in label.utf8.allSatisfy { (0x30...0x39).contains($0) } }
  }
}
