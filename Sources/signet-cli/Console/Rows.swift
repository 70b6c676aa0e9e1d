/// Labelled facts beneath one another, with the labels in a column.
struct Rows {
  private var rows: [(label: String, value: String)] = []

  /// Adds a fact; one without a value, or with an empty one, is left out.
  mutating func add(_ label: String, _ value: String?) {
    guard let value, !value.isEmpty else { return }
    rows.append((label, value))
  }

  /// Adds several values under one label.
  mutating func add(_ label: String, _ values: [String]) {
    for (index, value) in values.enumerated() {
      add(index == 0 ? label : "", value)
    }
  }

  /// One line for each value, indented.
  func lines(style: TextStyle) -> [String] {
    let width = rows.map(\.label.count).max() ?? 0
    return rows.map { row in
      let padding = String(repeating: " ", count: width - row.label.count)
      return "  \(style.dim(row.label))\(padding)  \(row.value.escapedForTerminal)"
    }
  }
}
