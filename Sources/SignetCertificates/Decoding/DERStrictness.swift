/// Finds the first place where bytes that OpenSSL reads are BER, but not DER (X.690 §10 and §11).
///
/// OpenSSL accepts both; others refuse what is not DER, and a signature over a structure that has two encodings can be
/// carried over from one to the other.
struct DERStrictness {
  /// How deep structures may lie in one another; certificates go down to about a dozen.
  private static let deepestNesting = 64

  private let bytes: [UInt8]

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// What breaks the rules of DER in the one element that `bytes` hold, as a clause for a sentence; nil where nothing
  /// does.
  static func violation(in bytes: [UInt8]) -> String? {
    let elements = DERStrictness(bytes)
    do {
      guard try elements.end(ofElementAt: 0, limit: bytes.count, depth: 0) == bytes.count else {
        return "bytes follow its end"
      }
      return nil
    } catch {
      return error.clause
    }
  }

  private struct Violation: Error {
    let clause: String

    init(_ clause: String, at position: Int) {
      self.clause = "\(clause) at byte \(position)"
    }
  }

  /// Checks the element at `start` and what lies in it; returns where it ends.
  private func end(ofElementAt start: Int, limit: Int, depth: Int) throws(Violation) -> Int {
    guard depth < Self.deepestNesting else { throw Violation("structures lie too deep in one another", at: start) }
    let (content, tag) = try header(at: start, limit: limit)
    let end = content.upperBound
    guard tag & Tag.constructed != 0 else {
      try checkPrimitive(tag, content)
      return end
    }
    guard !Tag.isPrimitiveInDER(tag) else { throw Violation("a string is put together from pieces", at: start) }
    var position = content.lowerBound
    while position < end { position = try self.end(ofElementAt: position, limit: end, depth: depth + 1) }
    return end
  }

  /// The first octet of an element's tag, and where its content is.
  private func header(at start: Int, limit: Int) throws(Violation) -> (content: Range<Int>, tag: UInt8) {
    var position = start + 1
    if bytes[start] & Tag.number == Tag.number {
      // A number of more than 30 goes on in further octets, the last of which has its first bit clear.
      while position < limit, bytes[position] & 0x80 != 0 { position += 1 }
      position += 1
    }
    guard position < limit else { throw Violation("an element is cut off", at: start) }
    var length = Int(bytes[position])
    position += 1
    if length == 0x80 { throw Violation("a length is indefinite", at: start) }
    if length > 0x80 {
      let octets = bytes[position..<min(limit, position + length - 0x80)]
      guard octets.count == length - 0x80, octets.count <= 4 else {
        throw Violation("a length is cut off, or larger than any file", at: start)
      }
      length = octets.reduce(0) { $0 << 8 | Int($1) }
      guard octets.first != 0, length >= 0x80 else {
        throw Violation("a length has more octets than it needs", at: start)
      }
      position += octets.count
    }
    guard length <= limit - position else { throw Violation("an element is longer than what holds it", at: start) }
    return (position..<position + length, bytes[start])
  }

  private func checkPrimitive(_ tag: UInt8, _ content: Range<Int>) throws(Violation) {
    let value = bytes[content]
    switch tag {
    case Tag.boolean:
      guard value.count == 1, value.first == 0 || value.first == 0xFF else {
        throw Violation("a truth value is neither 00 nor FF", at: content.lowerBound)
      }
    case Tag.integer, Tag.enumerated:
      guard let first = value.first else { throw Violation("a number has no octets", at: content.lowerBound) }
      guard let second = value.dropFirst().first else { return }
      // X.690 §8.3.2: the first nine bits are not all alike.
      guard !(first == 0 && second < 0x80), !(first == 0xFF && second >= 0x80) else {
        throw Violation("a number has more octets than it needs", at: content.lowerBound)
      }
    case Tag.bitString:
      guard let unused = value.first, unused < 8, value.count > 1 || unused == 0 else {
        throw Violation("a bit string has an impossible number of unused bits", at: content.lowerBound)
      }
      guard let last = value.last, value.count == 1 || last & (1 << unused - 1) == 0 else {
        throw Violation("the unused bits of a bit string are not zero", at: content.lowerBound)
      }
    case Tag.null:
      guard value.isEmpty else { throw Violation("a NULL has content", at: content.lowerBound) }
    default:
      return
    }
  }

  /// First octets of tags (X.690 §8.1.2).
  private enum Tag {
    static let constructed: UInt8 = 0x20
    static let number: UInt8 = 0x1F
    static let boolean: UInt8 = 0x01
    static let integer: UInt8 = 0x02
    static let bitString: UInt8 = 0x03
    static let null: UInt8 = 0x05
    static let enumerated: UInt8 = 0x0A

    /// Whether a universal type is never constructed in DER: all but SEQUENCE, SET, EXTERNAL and EMBEDDED PDV.
    static func isPrimitiveInDER(_ tag: UInt8) -> Bool {
      tag & 0xC0 == 0 && ![0x08, 0x0B, 0x10, 0x11].contains(tag & number)
    }
  }
}
