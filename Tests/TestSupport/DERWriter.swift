/// Writes DER, and deliberately wrong DER, for test certificates.
public enum DERWriter {
  /// An element with a definite length in as few octets as possible.
  public static func element(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
    [tag] + length(content.count) + content
  }

  /// A SEQUENCE of elements.
  public static func sequence(_ elements: [UInt8]...) -> [UInt8] { element(0x30, elements.flatMap(\.self)) }

  /// A SET of elements.
  public static func set(_ elements: [UInt8]...) -> [UInt8] { element(0x31, elements.flatMap(\.self)) }

  /// An INTEGER with these content octets.
  public static func integer(_ content: UInt8...) -> [UInt8] { element(0x02, content) }

  /// An OBJECT IDENTIFIER of arcs below 128, the first two as one octet.
  public static func identifier(_ content: UInt8...) -> [UInt8] { element(0x06, content) }

  /// A name of one common name of a string type.
  public static func name(_ text: some Sequence<UInt8>, type: UInt8 = 0x0C) -> [UInt8] {
    sequence(set(sequence(identifier(0x55, 0x04, 0x03), element(type, Array(text)))))
  }

  private static func length(_ count: Int) -> [UInt8] {
    guard count >= 0x80 else { return [UInt8(count)] }
    var octets: [UInt8] = []
    var rest = count
    while rest > 0 {
      octets.insert(UInt8(truncatingIfNeeded: rest), at: 0)
      rest >>= 8
    }
    return [0x80 | UInt8(octets.count)] + octets
  }
}
