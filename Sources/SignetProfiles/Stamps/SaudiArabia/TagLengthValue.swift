/// A list of values, each after a byte that says what it is and a byte that says how long it is, as ZATCA's QR codes have it.
enum TagLengthValue {
  /// The bytes of values; nil where one is longer than a byte can say.
  static func encode(_ values: [(tag: UInt8, value: [UInt8])]) -> [UInt8]? {
    guard values.allSatisfy({ $0.value.count < 256 }) else { return nil }
    return values.flatMap { [$0.tag, UInt8($0.value.count)] + $0.value }
  }

  /// The values in bytes; nil where they end within one, or say something twice.
  static func decode(_ bytes: [UInt8]) -> [UInt8: [UInt8]]? {
    var rest = bytes[...]
    var values: [UInt8: [UInt8]] = [:]
    while let tag = rest.popFirst() {
      guard let length = rest.popFirst(), rest.count >= length, values[tag] == nil else { return nil }
      values[tag] = Array(rest.prefix(Int(length)))
      rest = rest.dropFirst(Int(length))
    }
    return values
  }
}
