import SignetFindings
import SignetXML

/// What the relationships transform makes of a relationships part: a list of those that are selected, in the order of their
/// Ids, with nothing else in it (Open Packaging Conventions, ISO/IEC 29500-2:2012, section 13.2.4.24).
///
/// What is in other namespaces goes, as the standard has it for a reader that knows only relationships.
struct RelationshipList {
  /// The canonical bytes of the list.
  let bytes: [UInt8]

  /// Reads a part.
  ///
  /// - Throws: `signature.transform-failed` where it is no relationships part, or the Ids of what is selected are not its
  ///   own; what ``XMLTree`` throws.
  init(_ part: XMLTree, _ selection: RelationshipSelection, limits: ParsingLimits)
    throws(SignetError)
  {
    let root = try part.root
    guard root.isNamed("Relationships", in: Namespace.relationships) else {
      throw Self.failed("it is \(root.qualifiedName), not Relationships")
    }
    let (ids, types) = (
      Set(selection.ids.map(ExactText.init)), Set(selection.types.map(ExactText.init))
    )
    var kept: [ExactText: XMLElement] = [:]
    for child in root.children where child.isNamed("Relationship", in: Namespace.relationships) {
      let id = child.attribute("Id").map(ExactText.init)
      let type = child.attribute("Type").map(ExactText.init)
      guard id.map(ids.contains) == true || type.map(types.contains) == true else { continue }
      guard let id, kept.updateValue(child, forKey: id) == nil else {
        throw Self.failed("a Relationship has no Id of its own")
      }
    }
    // Code points have the order of their bytes.
    let ordered = kept.sorted { $0.key.text.utf8.lexicographicallyPrecedes($1.key.text.utf8) }
    var text =
      Array("<Relationships xmlns=\"\(Namespace.relationships)\"".utf8) + Self.attributes(of: root)
      + [0x3E]
    for (_, relationship) in ordered {
      text += Array("<Relationship".utf8) + Self.attributes(of: relationship)
      if relationship.attribute("TargetMode") == nil { text += " TargetMode=\"Internal\"".utf8 }
      text += "/>".utf8
    }
    let list = try XMLTree(parsing: text + Array("</Relationships>".utf8), limits: limits)
    bytes = try Canonicalizer(Canonicalization(.c14n10)).bytes(of: DocumentSubset(.document(list)))
  }

  /// The attributes as they are written, those of other namespaces left out.
  private static func attributes(of element: XMLElement) -> [UInt8] {
    element.attributes.flatMap { attribute -> [UInt8] in
      let name: String
      switch attribute.namespace {
      case nil: name = attribute.name
      case Namespace.xml: name = "xml:" + attribute.name
      default: return []
      }
      return Array(" \(name)=\"".utf8) + Markup.attributeValue(attribute.value) + [0x22]
    }
  }

  private static func failed(_ reason: String) -> SignetError {
    SignetError(
      .signatureTransformFailed,
      message: "The relationships transform can't be applied: \(reason).",
      hint:
        "It is for the relationships parts of Office documents; the part was changed, or another one is meant."
    )
  }
}
