/// How the text of a signature is laid out; what it says does not depend on that.
public struct TextLayout: Sendable, Hashable {
  /// After how many characters a line of base64 ends: 64 or 76; 0 for one line. Digests stay on one line.
  public var lineWidth: Int
  /// How a line ends.
  public var newline: Newline
  /// With how many spaces each level of elements is indented; nil for no white space between elements.
  public var indentation: Int?
  /// How many levels the signature itself is indented.
  public var depth: Int

  /// How a line ends.
  public enum Newline: String, Sendable, Hashable, Codable, CaseIterable {
    /// U+000A.
    case lf
    /// U+000D U+000A, which every parser reads as U+000A.
    case crlf
  }

  /// Describes a layout; unless told otherwise everything stands in one line.
  public init(lineWidth: Int = 0, newline: Newline = .lf, indentation: Int? = nil, depth: Int = 0) {
    self.lineWidth = lineWidth
    self.newline = newline
    self.indentation = indentation
    self.depth = depth
  }
}
