/// How text is made to stand out: with ANSI escape sequences, or not at all.
struct TextStyle: Sendable {
  /// Whether the reader is a terminal that shows colours.
  let isColoured: Bool

  func bold(_ text: String) -> String { wrap(text, "1") }
  func dim(_ text: String) -> String { wrap(text, "2") }
  func good(_ text: String) -> String { wrap(text, "32") }
  func bad(_ text: String) -> String { wrap(text, "1;31") }
  func doubtful(_ text: String) -> String { wrap(text, "33") }

  private func wrap(_ text: String, _ attributes: String) -> String {
    isColoured ? "\u{1b}[\(attributes)m\(text)\u{1b}[0m" : text
  }
}
