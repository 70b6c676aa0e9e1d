/// Text for the commands in hints.
package enum ShellText {
  /// A word as it must be typed in a POSIX shell: in single quotes where it holds more than letters, digits and
  /// harmless signs.
  package static func quoted(_ word: String) -> String {
    let isPlain = word.allSatisfy { ($0.isASCII && ($0.isLetter || $0.isNumber)) || "._/-+,:@=".contains($0) }
    guard !isPlain || word.isEmpty else { return word }
    return "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
