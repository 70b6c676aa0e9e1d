import SignetFindings

/// Elements around a signature that are made for it, as text.
package struct SignatureWrapper {
  /// The text before the signature.
  let before: String
  /// The text after it.
  let after: String
  /// The names of the elements around the signature as they are written, the outermost first.
  package let names: [String]

  /// Reads the text, in which `{signature}` stands for the signature.
  ///
  /// - Throws: `signature.description-invalid`.
  package init(_ markup: String) throws(SignetError) {
    let parts = markup.split(separator: "{signature}", omittingEmptySubsequences: false)
    guard parts.count == 2 else {
      throw SignatureDescription.invalid("what goes around the signature must have {signature} in it once")
    }
    before = String(parts[0])
    after = String(parts[1])
    guard before.hasPrefix("<"), after.hasSuffix(">") else {
      throw SignatureDescription.invalid("what goes around the signature must be one element, without space around it")
    }
    var names: [String] = []
    for match in before.matches(of: /<(\/?)([^\s<>\/!?]+)(?:[^<>"']|"[^"]*"|'[^']*')*?(\/?)>/) {
      if !match.output.1.isEmpty {
        _ = names.popLast()
      } else if match.output.3.isEmpty {
        names.append(String(match.output.2))
      }
    }
    self.names = names
    guard !names.isEmpty else {
      throw SignatureDescription.invalid("what goes around the signature must be one element")
    }
  }
}
