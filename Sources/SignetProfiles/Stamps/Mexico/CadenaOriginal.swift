import SignetFindings
import SignetXML

/// The *cadena original*: the values of a receipt in the order of Anexo 20, over which its seal is made.
///
/// Source: SAT, Anexo 20, section I.E and its style sheets: `|` before each value, `||` around all of them; white space in
/// values is collapsed as `normalize-space` of XPath 1.0 does; a value that may be missing leaves no trace, one that must not
/// be missing leaves its `|`.
struct CadenaOriginal {
  private let grammar: CadenaGrammar
  private var text = "|"

  /// Composes the text of a receipt.
  ///
  /// - Returns: The text; its UTF-8 bytes are what is sealed.
  /// - Throws: `stamp.complement-unknown` where there is an element whose values nobody has said how to order; to leave them
  ///   out would seal less than the receipt says.
  static func text(of receipt: XMLElement, by grammar: CadenaGrammar) throws(SignetError) -> String {
    var cadena = CadenaOriginal(grammar: grammar)
    try cadena.add(receipt)
    return cadena.text + "||"
  }

  private init(grammar: CadenaGrammar) { self.grammar = grammar }

  private mutating func add(_ element: XMLElement) throws(SignetError) {
    // The authority's own stamp is put in after sealing (Anexo 20, section III).
    if element.isNamed("TimbreFiscalDigital", in: MexicanReceipt.fiscalStampNamespace) { return }
    let name = CadenaGrammar.Name(localName: element.localName, namespace: element.namespace ?? "")
    guard let steps = grammar.rules[name] else {
      throw SignetError(
        .stampComplementUnknown, about: .element(xpath: element.xpath),
        message: "It is not known how the values of \(element.qualifiedName) are sealed in this version of CFDI.",
        hint: "Take the complement out, use one that this version of CFDI has, or ask for it to be added to Signet.")
    }
    try add(steps, of: element)
  }

  private mutating func add(_ steps: [CadenaGrammar.Step], of element: XMLElement) throws(SignetError) {
    for step in steps {
      switch step {
      case .attribute(let name, let isOptional, let version):
        guard version == nil || element.attribute("version") == version else { continue }
        add(element.attribute(name), isOptional)
      case .text(let path, let isOptional):
        let found = Self.elements(path, from: [element]).first
        add(try found.map(Self.text), isOptional)
      case .elements(let path, let atAnyDepth, let inner):
        let start = atAnyDepth ? Array(element.descendants) : [element]
        for found in Self.elements(path, from: start) {
          if let inner { try add(inner, of: found) } else { try add(found) }
        }
      case .children:
        for child in element.children { try add(child) }
      }
    }
  }

  private mutating func add(_ value: String?, _ isOptional: Bool) {
    if value == nil && isOptional { return }
    let words = (value ?? "").unicodeScalars.split { [" ", "\t", "\r", "\n"].contains($0) }
    text += "|" + words.map { String($0) }.joined(separator: " ")
  }

  /// The elements down a path of names, all in the namespaces of those they start from.
  private static func elements(_ path: [String], from start: [XMLElement]) -> [XMLElement] {
    path.reduce(start) { elements, name in
      elements.flatMap { element in element.children.filter { $0.isNamed(name, in: element.namespace) } }
    }
  }

  private static func text(_ element: XMLElement) throws(SignetError) -> String {
    try element.field("")
  }
}
