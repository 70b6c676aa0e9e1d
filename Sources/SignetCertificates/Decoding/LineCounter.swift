/// Counts the lines of a text whose line ends are CR, LF or both.
struct LineCounter {
  private let text: [UInt8]
  private var position = 0
  private var line = 1

  /// Starts at the first line.
  init(_ text: [UInt8]) {
    self.text = text
  }

  /// The line of a position, counted from 1; positions must be asked for in rising order.
  mutating func line(at target: Int) -> Int {
    while position < target {
      let isLineFeed = text[position] == UInt8(ascii: "\n")
      let isCarriageReturn = text[position] == UInt8(ascii: "\r")
      let isFollowedByLineFeed = position + 1 < text.count && text[position + 1] == UInt8(ascii: "\n")
      if isLineFeed || (isCarriageReturn && !isFollowedByLineFeed) { line += 1 }
      position += 1
    }
    return line
  }
}
