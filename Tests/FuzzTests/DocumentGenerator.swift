import TestSupport

/// Makes small documents that use everything in XML 1.0 except document type declarations, and most of it wrongly now and then.
struct DocumentGenerator {
  private var generator: SeededGenerator
  private var text = ""
  private var prefixes: [[String]] = []
  /// Whether an element has the Id that the comparison asks for.
  private var hasID = false

  init(_ generator: SeededGenerator) {
    self.generator = generator
  }

  /// A document; every fourth one with mistakes.
  mutating func document() -> [UInt8] {
    text = ""
    prefixes = [[]]
    hasID = false
    if chance(8) { text += "\u{FEFF}" }
    if chance(3) { declaration() }
    miscellany()
    element(depth: 0)
    miscellany()
    var bytes = Array(text.utf8)
    if chance(4) {
      for _ in 0..<Int.random(in: 1...3, using: &generator) { spoil(&bytes) }
    }
    return bytes
  }

  // MARK: Choosing

  private mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &generator) == 0 }

  private mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
    choices[Int.random(in: choices.indices, using: &generator)]
  }

  private mutating func write(_ choices: String...) { text += pick(choices) }

  // MARK: Around the root

  private mutating func declaration() {
    write("<?xml version=\"1.0\"", "<?xml version='1.0'", "<?xml\tversion = \"1.0\"", "<?xml version=\"1.0\" ")
    if !chance(3) {
      write(" encoding=\"UTF-8\"", " encoding='utf-8'", "\nencoding=\"Utf8\"", " encoding=\"ISO-8859-1\"")
    }
    if chance(3) { write(" standalone=\"yes\"", " standalone='no'", " standalone = \"no\"", "standalone='yes'") }
    write("?>", " ?>", "?>\n", "?>\r\n")
  }

  private mutating func miscellany() {
    while chance(3) {
      switch Int.random(in: 0..<3, using: &generator) {
      case 0: write("\n", " ", "\r\n", "\t", "\r")
      case 1: comment()
      default: instruction()
      }
    }
  }

  private mutating func comment() {
    text += "<!--"
    write("", " note ", "\r\n", "a - b", "é\r\u{10000}", "<a>&amp;]]>?>", "\r", "-a", "a\n\r\nb")
    text += "-->"
  }

  private mutating func instruction() {
    text += "<?"
    write("t", "target-é", "xml-stylesheet", "x.1")
    write("", " ", " data", "\n data  ", " a?b ?c", " \r\nx\ry ", " é<&>\"", "\t?")
    text += "?>"
  }

  // MARK: Elements

  private mutating func element(depth: Int) {
    prefixes.append(prefixes[prefixes.count - 1])
    defer { prefixes.removeLast() }
    let declarations = declarations(depth: depth)
    let name = qualifiedName(["a", "b", "s", "c", "é", "_-.1", "ns", "a", "longer-local-name"])
    text += "<" + name
    let attributes = declarations + attributes()
    for attribute in chance(4) ? attributes.shuffled(using: &generator) : attributes {
      write(" ", " ", " ", " ", " ", "  ", "\n", "\r\n\t")
      text += attribute
    }
    if chance(8) { write(" ", "\n", "\t ") }
    if chance(5) {
      text += "/>"
      return
    }
    text += ">"
    content(depth: depth + 1)
    text += "</" + name
    if chance(12) { write(" ", "\r\n") }
    text += ">"
  }

  private mutating func qualifiedName(_ locals: [String]) -> String {
    let known = prefixes[prefixes.count - 1]
    if chance(400) { return pick(["unknown", "xml", "xmlns", "p"]) + ":" + pick(locals) }
    guard !known.isEmpty, chance(2) else { return pick(locals) }
    return pick(known) + ":" + pick(locals)
  }

  private mutating func declarations(depth: Int) -> [String] {
    var declarations: [String: String] = [:]
    for _ in 0..<(depth == 0 ? Int.random(in: 0...4, using: &generator) : chance(3) ? 1 : 0) {
      let prefix = pick(["", "", "p", "q", "r", "longer-prefix", "longer-prefiy", "é"])
      let usual = pick(["urn:a", "urn:b", "urn:s", "http://example.com/x?y=1#z", "urn:a"])
      let odd = pick([
        "relative", "", "urn:&amp;", "http://[x", "http://www.w3.org/XML/1998/namespace", "urn:é", " urn:a",
      ])
      declarations[prefix] = chance(150) ? odd : prefix.isEmpty && chance(3) ? "" : usual
      if !prefix.isEmpty { prefixes[prefixes.count - 1].append(prefix) }
    }
    return declarations.sorted { $0.key < $1.key }.map { prefix, uri in
      quoted(prefix.isEmpty ? "xmlns" : "xmlns:" + prefix, uri)
    }
  }

  private mutating func attributes() -> [String] {
    var attributes: [(name: String, value: String)] = []
    if !hasID && chance(4) || chance(100) {
      hasID = true
      attributes.append((pick(["Id", "ID", "id", "xml:id", "y"]), pick(["x", "x", "x", "x", "x ", "&#x78;"])))
    }
    for _ in 0..<(chance(3) ? Int.random(in: 1...4, using: &generator) : 0) {
      switch Int.random(in: 0..<8, using: &generator) {
      case 0: attributes.append((pick(["Id", "ID", "id", "xml:id", "iD"]), pick(["z", "y", "x "])))
      case 1...2:
        let name = pick(["xml:lang", "xml:space", "xml:lang", "xml:x", chance(4) ? "xml:base" : "xml:lang"])
        attributes.append((name, pick(["pt", "", "es", "../a", "en"])))
      default: attributes.append((qualifiedName(["a", "b", "y", "Id", "é", "z.1"]), value()))
      }
    }
    var seen: Set<String> = []
    return attributes.compactMap { name, value in
      // Two names may still be the same in two ways.
      seen.insert(name).inserted || chance(20) ? quoted(name, value) : nil
    }
  }

  private mutating func quoted(_ name: String, _ value: String) -> String {
    let equals = chance(12) ? pick([" =", "= ", "\n=\t"]) : "="
    return chance(4) ? "\(name)\(equals)'\(value)'" : "\(name)\(equals)\"\(value)\""
  }

  private mutating func value() -> String {
    var value = ""
    for _ in 0..<Int.random(in: 0...3, using: &generator) {
      value += pick([
        "", "1", "text", "a long value with spaces", "é", "\u{10FFFF}", "\n", "\r\n", "\r", "\t", "&lt;", "&gt;",
        "&amp;",
        "&quot;", "&apos;", "&#10;", "&#xA;", "&#x9;", "&#xD;", "&#13;", "&#x26;", "&#38;lt;", "&#60;", "&#x10000;",
        ">", "]]>",
        "&#34;", "&#39;", "&#xE9;",
      ])
    }
    return value
  }

  // MARK: Content

  private mutating func content(depth: Int) {
    for _ in 0..<Int.random(in: 0...4, using: &generator) {
      switch Int.random(in: 0..<9, using: &generator) {
      case 0...2 where depth < 8: element(depth: depth)
      case 3: comment()
      case 4: instruction()
      case 5:
        write(
          "<![CDATA[]]>", "<![CDATA[a<b>&amp;]]>", "<![CDATA[]]]]>", "<![CDATA[x\r\ny\r]] >]]>",
          "<![CDATA[é\u{10000}>]]>")
      default: characters()
      }
    }
  }

  private mutating func characters() {
    for _ in 0..<Int.random(in: 1...3, using: &generator) {
      write(
        "text", "a longer text of more than eight bytes", "\n  ", "\r\n", "\r", "\t", "é", "日本", "\u{10000}",
        "\u{7F}\u{85}",
        "&lt;", "&gt;", "&amp;", "&quot;", "&apos;", "&#13;", "&#xD;", "&#xd;", "&#38;", "&#x3C;", "&#62;", "&#xE9;",
        "&#x1F600;", "]", "]]", ">", "\"'", "&#38;lt;", "\u{FEFF}", "&#9;", "\u{D7FF}\u{E000}\u{FFFD}")
    }
  }

  // MARK: Mistakes

  private static let mistakes: [[UInt8]] =
    [
      "<", ">", "&", "]]>", "--", "\"", "'", "\r", ":", "=", " ", "/>", "</", "<!--", "-->", "<?", "?>", "<?xml ",
      "<![CDATA[",
      "&#x0;", "&#xD800;", "&#x110000;", "&#xFFFE;", "&#;", "&#x;", "&#00000000065;", "&nbsp;", "&lt", "<!DOCTYPE a>",
      " xmlns=\"\"", " xmlns:p=\"\"", " xmlns:p=\"urn:b\"", " xmlns:xml=\"http://www.w3.org/XML/1998/namespace\"",
      " xmlns:xmlns=\"urn:a\"", " xml:lang=\"x\"", " a=\"1\"", " p:a=\"1\" q:a=\"2\"", "<a/>", "</a>", "xml:", "é",
      "\u{B7}",
      "\u{300}", "\u{2028}", "\u{FFFE}", "\u{1}", "\0", "\u{FEFF}", "<xml:a/>", "<?a:b?>", "<?XML?>", "1",
    ]
    .map { Array($0.utf8) } + [
      [0xFF], [0xC0, 0x80], [0xC1, 0x81], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE0, 0x80, 0xAF],
      [0xF0, 0x80, 0x80, 0xAF],
      [0x80], [0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0xFE, 0xFF],
    ]

  private mutating func spoil(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else { return }
    let place = Int.random(in: bytes.indices, using: &generator)
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: bytes.remove(at: place)
    case 1: bytes.insert(contentsOf: pick(Self.mistakes), at: place)
    case 2: bytes.replaceSubrange(place...place, with: pick(Self.mistakes))
    case 3:
      // In a place of markup, which most bytes are not.
      let tags = bytes.indices.filter { [UInt8(ascii: ">"), UInt8(ascii: "<"), UInt8(ascii: "/")].contains(bytes[$0]) }
      guard !tags.isEmpty else { return }
      bytes.insert(contentsOf: pick(Self.mistakes), at: pick(tags))
    default: bytes = generator.damage(bytes, most: 1)
    }
  }
}
