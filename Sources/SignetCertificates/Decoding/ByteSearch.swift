extension Collection<UInt8> where Index == Int {
  /// Where `pattern` begins for the first time at or after `start`; nil where it does not occur.
  func firstPosition(of pattern: [UInt8], from start: Int? = nil) -> Int? {
    guard let first = pattern.first else { return nil }
    var position = start ?? startIndex
    while let candidate = self[position...].firstIndex(of: first) {
      if self[candidate...].starts(with: pattern) { return candidate }
      position = candidate + 1
    }
    return nil
  }
}

extension BidirectionalCollection<UInt8> {
  /// The bytes without spaces, tabs and line ends at both ends.
  func trimmingWhiteSpace() -> SubSequence {
    guard let start = firstIndex(where: { !$0.isWhiteSpace }), let end = lastIndex(where: { !$0.isWhiteSpace }) else {
      return self[endIndex..<endIndex]
    }
    return self[start...end]
  }
}

extension UInt8 {
  /// Whether the byte is an ASCII space, tab, line feed, vertical tab, form feed or carriage return.
  var isWhiteSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
