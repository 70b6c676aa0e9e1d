/// Words in commands that a person may copy from a hint into a shell.
enum ShellWord {
  /// The word, in quotation marks where a shell would see more in it than a word.
  static func quoted(_ word: String) -> String {
    let isPlain =
      !word.isEmpty
      && word.utf8.allSatisfy { octet in
        switch octet {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        default: "/._-+:@%".utf8.contains(octet)
        }
      }
    if isPlain, !word.hasPrefix("-") { return word }
    return "'" + PrintableText.escaped(word).replacing("'", with: #"'\''"#) + "'"
  }
}
