import Foundation

/// Why two canonical forms differ.
struct InnerDifference {
  private let found: CanonicalTokens
  private let original: CanonicalTokens
  private let offset: Int

  init(_ found: [UInt8], _ original: [UInt8], _ offset: Int) {
    self.found = CanonicalTokens(found)
    self.original = CanonicalTokens(original)
    self.offset = offset
  }

  /// The cause: its name, and a sentence.
  var cause: (String, String) { wholesale ?? single }

  // MARK: One change everywhere

  private var wholesale: (String, String)? {
    let pairs: [(String, String, ([UInt8]) -> [UInt8]?)] = [
      (
        "line-ends", "The line ends differ: one has carriage returns (&#xD;) where the other has none.",
        { $0.replacing("&#xD;", with: "") }
      ),
      (
        "re-indented", "The white space between elements differs: one document was indented, or was stripped of it.",
        { CanonicalTokens($0).withoutBlanks() }
      ),
      (
        "trimmed", "The texts differ in white space around them only.",
        { CanonicalTokens($0.replacing("&#xD;", with: "")).trimmed() }
      ),
      (
        "unicode-normalization", "The texts look the same and are composed differently (Unicode NFC and NFD).",
        { String(bytes: $0, encoding: .utf8).map { Array($0.precomposedStringWithCanonicalMapping.utf8) } }
      ),
      (
        "comments", "One has comments that the other has not.",
        { CanonicalTokens($0).without { $0 == .comment } }
      ),
      (
        "namespace", "The namespace declarations differ: \(namespaceNames).",
        { CanonicalTokens($0).withoutDeclarations() }
      ),
    ]
    for (name, sentence, simplify) in pairs {
      if let left = simplify(found.bytes), let right = simplify(original.bytes), left == right {
        return (name, sentence)
      }
    }
    guard isMisread(found.bytes, original.bytes) || isMisread(original.bytes, found.bytes) else { return nil }
    return ("encoding", "One is the other with its UTF-8 read in a one-byte encoding (é becomes Ã©).")
  }

  private func isMisread(_ bytes: [UInt8], _ source: [UInt8]) -> Bool {
    OneByteEncoding.allCases.contains { $0.decode(source) == bytes }
  }

  private var namespaceNames: String {
    let names = Set(found.declarations).symmetricDifference(original.declarations)
    return names.isEmpty ? "the same ones stand in other places" : names.sorted().joined(separator: ", ")
  }

  // MARK: One change at one place

  private var single: (String, String) {
    guard let here = found.token(at: offset) else {
      return ("shortened", "The document ends where the original goes on.")
    }
    guard let there = original.token(at: offset) else {
      return ("lengthened", "The document goes on where the original ends.")
    }
    let path = found.path(at: here.range.lowerBound)
    if here.kind == .text || there.kind == .text, here.kind != .startTag || there.kind != .startTag {
      if here.range.lowerBound == there.range.lowerBound, here.kind == there.kind {
        return ("text-changed", "The text of \(path) was changed.")
      }
      if found.isBlank(here) || original.isBlank(there) { return structure(here, there, path) }
      return ("text-changed", "The text of \(path) was changed.")
    }
    if here.kind == .startTag, there.kind == .startTag, found.name(here) == original.name(there) {
      return attribute(here, there, path)
    }
    return structure(here, there, path)
  }

  private func attribute(
    _ here: CanonicalTokens.Token, _ there: CanonicalTokens.Token, _ path: String
  ) -> (String, String) {
    let left = Set(found.attributes(here).map { String(decoding: found.bytes[$0].dropFirst(), as: UTF8.self) })
    let right = Set(original.attributes(there).map { String(decoding: original.bytes[$0].dropFirst(), as: UTF8.self) })
    let names = { (texts: Set<String>) in Set(texts.map { String($0.prefix { $0 != "=" }) }) }
    let (mine, theirs) = (names(left.subtracting(right)), names(right.subtracting(left)))
    func list(_ names: Set<String>) -> String { names.sorted().joined(separator: ", ") }
    if mine.isEmpty { return ("attribute-removed", "The attribute \(list(theirs)) of \(path) was removed.") }
    if theirs.isEmpty { return ("attribute-added", "The attribute \(list(mine)) of \(path) was added.") }
    return ("attribute-changed", "The attribute \(list(mine.union(theirs))) of \(path) was changed.")
  }

  /// An element more or less: after taking it away, the rest agrees at least for a while.
  private func structure(
    _ here: CanonicalTokens.Token, _ there: CanonicalTokens.Token, _ path: String
  ) -> (String, String) {
    if let name = found.extraElement(at: offset, against: original.bytes) {
      return ("element-added", "The element \(name) was added in \(parent(of: path)).")
    }
    if let name = original.extraElement(at: offset, against: found.bytes) {
      return ("element-removed", "The element \(name) of \(parent(of: path)) was removed.")
    }
    return ("content-changed", "The content of \(parent(of: path)) was changed.")
  }

  private func parent(of path: String) -> String {
    let parts = path.split(separator: "/").dropLast()
    return "/" + parts.joined(separator: "/")
  }
}

extension CanonicalTokens {
  /// The bytes without tokens of some kinds.
  fileprivate func without(_ isLeftOut: (Kind) -> Bool) -> [UInt8] {
    tokens.filter { !isLeftOut($0.kind) }.flatMap { content($0) }
  }

  /// The bytes without namespace declarations.
  fileprivate func withoutDeclarations() -> [UInt8] {
    var bytes = bytes
    for range in declarationRanges.reversed() { bytes.removeSubrange(range) }
    return bytes
  }

  /// The namespace declarations, as they are written.
  fileprivate var declarations: [String] {
    declarationRanges.map { String(decoding: bytes[$0].dropFirst(), as: UTF8.self) }
  }

  private var declarationRanges: [Range<Int>] {
    tokens.lazy.filter { $0.kind == .startTag }.flatMap { attributes($0) }.filter { range in
      let text = bytes[range].dropFirst()
      return text.starts(with: "xmlns=".utf8) || text.starts(with: "xmlns:".utf8)
    }
  }

  /// The name of the element around or behind `offset` without which both go on alike.
  fileprivate func extraElement(at offset: Int, against other: [UInt8]) -> String? {
    for token in tokens where token.kind == .startTag && token.range.upperBound > offset {
      guard token.range.lowerBound <= offset + 512 else { return nil }
      guard let element = elements.first(where: { $0.range.lowerBound == token.range.lowerBound }) else { continue }
      for slack in 0...1 {
        // White space before it may have come with it.
        let start = slack == 0 ? element.range.lowerBound : blankStart(before: element.range.lowerBound, slack) ?? -1
        guard start >= 0, removing(start..<element.range.upperBound) == other else { continue }
        return name(token)
      }
      if let after = blankEnd(after: element.range.upperBound),
        removing(element.range.lowerBound..<after) == other
      {
        return name(token)
      }
    }
    return nil
  }

  private func blankStart(before position: Int, _ slack: Int) -> Int? {
    tokens.first { $0.range.upperBound == position && isBlank($0) }?.range.lowerBound
  }

  private func blankEnd(after position: Int) -> Int? {
    tokens.first { $0.range.lowerBound == position && isBlank($0) }?.range.upperBound
  }
}
