/// The base64 encoding of RFC 4648 §4.
public enum Base64 {
  /// Whether the `=` at the end of an encoded text must be there.
  public enum Padding: Sendable {
    /// As RFC 4648 §3.2 wants it.
    case required
    /// As people paste it; where there is padding, it must still be right.
    case optional
  }

  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let pad = UInt8(ascii: "=")
  private static let newline = UInt8(ascii: "\n")

  /// Encodes `bytes` with padding, in lines of `lineLength` characters (a multiple of four) divided by a line feed,
  /// or on one line.
  public static func encode(_ bytes: [UInt8], lineLength: Int? = nil) -> String {
    String(decoding: encodedBytes(bytes, lineLength: lineLength), as: UTF8.self)
  }

  /// As ``encode(_:lineLength:)``, as ASCII bytes.
  public static func encodedBytes(_ bytes: [UInt8], lineLength: Int? = nil) -> [UInt8] {
    let groups = (bytes.count + 2) / 3
    let groupsPerLine = lineLength.map { max(1, $0 / 4) } ?? Int.max
    let breaks = groups == 0 ? 0 : (groups - 1) / groupsPerLine
    return [UInt8](unsafeUninitializedCapacity: groups * 4 + breaks) { output, count in
      bytes.withUnsafeBufferPointer { input in
        alphabet.withUnsafeBufferPointer { alphabet in
          var groupsOnLine = 0
          var read = 0
          while read < input.count {
            if groupsOnLine == groupsPerLine {
              output[count] = newline
              count += 1
              groupsOnLine = 0
            }
            let present = min(3, input.count - read)
            var group = UInt32(input[read]) << 16
            if present > 1 { group |= UInt32(input[read + 1]) << 8 }
            if present > 2 { group |= UInt32(input[read + 2]) }
            output[count] = alphabet[Int(group >> 18)]
            output[count + 1] = alphabet[Int(group >> 12 & 0x3F)]
            output[count + 2] = present > 1 ? alphabet[Int(group >> 6 & 0x3F)] : pad
            output[count + 3] = present > 2 ? alphabet[Int(group & 0x3F)] : pad
            count += 4
            read += present
            groupsOnLine += 1
          }
        }
      }
    }
  }

  /// What a character stands for: 0–63, or one of the marks below.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: Mark.foreign, count: 256)
    for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
    for space in [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), newline] {
      values[Int(space)] = Mark.whiteSpace
    }
    values[Int(pad)] = Mark.pad
    return values
  }()

  private enum Mark {
    static let whiteSpace: UInt8 = 64
    static let pad: UInt8 = 65
    static let foreign: UInt8 = 66
  }

  /// Decodes ASCII `text`, in which space, tab, CR and LF may stand anywhere.
  ///
  /// - Returns: `nil` where there is a character outside the alphabet, padding that is wrong or, if required, missing,
  ///   or a last character with bits that no byte uses (XML Schema Part 2 §3.2.16 allows none).
  public static func decode(_ text: some Sequence<UInt8>, padding: Padding = .required) -> [UInt8]? {
    if let decoded = text.withContiguousStorageIfAvailable({ decode(buffer: $0, padding: padding) }) { return decoded }
    return Array(text).withUnsafeBufferPointer { decode(buffer: $0, padding: padding) }
  }

  private static func decode(buffer: UnsafeBufferPointer<UInt8>, padding: Padding) -> [UInt8]? {
    var isSound = false
    let bytes = [UInt8](unsafeUninitializedCapacity: buffer.count / 4 * 3 + 3) { output, count in
      values.withUnsafeBufferPointer { values in
        isSound = decode(buffer, values, into: output, count: &count, padding: padding)
      }
    }
    return isSound ? bytes : nil
  }

  private static func decode(
    _ text: UnsafeBufferPointer<UInt8>, _ values: UnsafeBufferPointer<UInt8>,
    into output: UnsafeMutableBufferPointer<UInt8>, count: inout Int, padding: Padding
  ) -> Bool {
    var group: UInt32 = 0
    var characters = 0
    var pads = 0
    for character in text {
      let value = values[Int(character)]
      if value < 64 {
        guard pads == 0 else { return false }
        group = group << 6 | UInt32(value)
        characters += 1
        guard characters == 4 else { continue }
        output[count] = UInt8(truncatingIfNeeded: group >> 16)
        output[count + 1] = UInt8(truncatingIfNeeded: group >> 8)
        output[count + 2] = UInt8(truncatingIfNeeded: group)
        count += 3
        characters = 0
        group = 0
      } else if value == Mark.pad {
        pads += 1
      } else if value == Mark.foreign {
        return false
      }
    }
    return finish(group, characters: characters, pads: pads, into: output, count: &count, padding: padding)
  }

  /// The one or two bytes of an unfinished group of `characters` characters.
  private static func finish(
    _ group: UInt32, characters: Int, pads: Int, into output: UnsafeMutableBufferPointer<UInt8>, count: inout Int,
    padding: Padding
  ) -> Bool {
    let missing = (4 - characters) % 4
    guard pads == missing || (pads == 0 && padding == .optional), missing < 3 else { return false }
    if missing == 2 {
      guard group & 0xF == 0 else { return false }
      output[count] = UInt8(truncatingIfNeeded: group >> 4)
      count += 1
    } else if missing == 1 {
      guard group & 0x3 == 0 else { return false }
      output[count] = UInt8(truncatingIfNeeded: group >> 10)
      output[count + 1] = UInt8(truncatingIfNeeded: group >> 2)
      count += 2
    }
    return true
  }
}
