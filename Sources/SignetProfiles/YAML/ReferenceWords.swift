import SignetCrypto
import SignetFindings
import SignetSignatures
import SignetXML
import Yams

extension ReferenceDescription {
  init(_ value: YAMLValue) throws(SignetError) {
    self = try value.fields { (fields) throws(SignetError) in
      ReferenceDescription(
        try Subject(&fields),
        transforms: try fields.list("transforms") { value throws(SignetError) in try Transform(value) },
        digest: try fields.required("digest").word(), id: try fields.text("id"), type: try fields.text("type"),
        omitsURI: try fields.flag("omits-uri"),
        input: try fields.optional("input").map { value throws(SignetError) in try DigestInput(value) } ?? .transforms,
        digestText: try fields.word("digest-text", default: .base64))
    }
  }

  var node: Node {
    var fields = YAMLMapping()
    subject.add(to: &fields)
    fields.add("transforms", .init(transforms.map(\.node)))
    fields.add("digest", digest)
    fields.add("id", id)
    fields.add("type", type)
    fields.add("omits-uri", omitsURI)
    if input != .transforms { fields.add("input", input.node) }
    fields.add("digest-text", digestText, unless: .base64)
    return fields.node
  }
}

extension ReferenceDescription.Subject {
  /// The parts of the signature itself that need no more words.
  private enum OwnPart: String, CaseIterable {
    case document
    case keyInfo = "key-info"
    case signedProperties = "signed-properties"
  }

  /// Reads what a reference covers: the whole document where no field says anything else.
  init(_ fields: inout YAMLFields) throws(SignetError) {
    let path = try fields.text("element")
    let attribute = try fields.text("id-attribute")
    let pattern = try fields.text("id-pattern")
    let made = try fields.text("id-made-with-prefix")
    var subjects: [Self] = []
    if let path { subjects.append(.element(path, idAttribute: attribute ?? "Id", id: .any)) }
    if let part = fields.optional("covers") {
      switch try part.word() as OwnPart {
      case .document: subjects.append(.document)
      case .keyInfo: subjects.append(.keyInfo)
      case .signedProperties: subjects.append(.signedProperties)
      }
    }
    if let id = try fields.text("object") { subjects.append(.object(id)) }
    if let id = try fields.text("manifest") { subjects.append(.manifest(id)) }
    if let value = fields.optional("signature") { subjects.append(.signature(try Self.id(value))) }
    if let value = fields.optional("signature-value") { subjects.append(.signatureValue(of: try Self.id(value))) }
    guard subjects.count <= 1 else { throw fields.error("a reference covers one thing") }
    if let path {
      self = .element(path, idAttribute: attribute ?? "Id", id: try Self.rule(pattern, made, fields))
    } else {
      guard attribute == nil, pattern == nil, made == nil else {
        throw fields.error("id-attribute, id-pattern and id-made-with-prefix belong to an element")
      }
      self = subjects.first ?? .document
    }
  }

  private static func rule(
    _ pattern: String?, _ made: String?, _ fields: YAMLFields
  ) throws(SignetError) -> ReferenceDescription.IDRule {
    switch (pattern, made) {
    case (nil, nil): return .any
    case (let pattern?, nil): return .matching(pattern)
    case (nil, let prefix?): return .madeWithPrefix(prefix)
    case (_?, _?): throw fields.error("a reference has id-pattern or id-made-with-prefix, not both")
    }
  }

  private static func id(_ value: YAMLValue) throws(SignetError) -> String? {
    try value.fields { (fields) throws(SignetError) in try fields.text("id") }
  }

  func add(to fields: inout YAMLMapping) {
    switch self {
    case .document: break
    case .element(let path, let attribute, let rule):
      fields.add("element", path)
      fields.add("id-attribute", attribute)
      switch rule {
      case .any: break
      case .matching(let pattern): fields.add("id-pattern", pattern)
      case .madeWithPrefix(let prefix): fields.add("id-made-with-prefix", prefix)
      }
    case .keyInfo: fields.add("covers", OwnPart.keyInfo)
    case .signedProperties: fields.add("covers", OwnPart.signedProperties)
    case .object(let id): fields.add("object", id)
    case .manifest(let id): fields.add("manifest", id)
    case .signature(let id): fields.add("signature", Self.node(id))
    case .signatureValue(let id): fields.add("signature-value", Self.node(id))
    }
  }

  private static func node(_ id: String?) -> Node { id.map { YAMLMapping.only("id", .text($0)) } ?? .empty }
}

extension DigestInput {
  init(_ value: YAMLValue) throws(SignetError) {
    if case .scalar = value.node {
      switch try value.text() {
      case "transforms": self = .transforms
      case "nodes-first": self = .nodesFirst
      default: throw value.error("transforms, nodes-first, removing or literal is expected here")
      }
    } else {
      self = try value.fields { (fields) throws(SignetError) in
        let (name, value) = try fields.one(of: ["removing", "literal"])
        guard name == "removing" else { return .literal(try LiteralText(value)) }
        return .removing(
          try value.list { value throws(SignetError) in try value.text() },
          try Canonicalization(fields.required("canonicalization")),
          removesWhiteSpace: try fields.flag("removes-white-space"))
      }
    }
  }

  var node: Node {
    switch self {
    case .transforms: return .text("transforms")
    case .nodesFirst: return .text("nodes-first")
    case .literal(let text): return YAMLMapping.only("literal", text.node)
    case .removing(let paths, let canonicalization, let removesWhiteSpace):
      var fields = YAMLMapping()
      fields.add("removing", .init(paths.map { .text($0) }))
      fields.add("canonicalization", canonicalization.node)
      fields.add("removes-white-space", removesWhiteSpace)
      return fields.node
    }
  }
}

extension LiteralText {
  init(_ value: YAMLValue) throws(SignetError) {
    self = try value.fields { (fields) throws(SignetError) in
      LiteralText(
        emptyElements: try fields.word("empty-elements", default: .closed),
        putsAttributesFirst: try fields.flag("puts-attributes-first"),
        removesWhiteSpace: try fields.flag("removes-white-space"))
    }
  }

  var node: Node {
    var fields = YAMLMapping()
    fields.add("empty-elements", emptyElements, unless: .closed)
    fields.add("puts-attributes-first", putsAttributesFirst)
    fields.add("removes-white-space", removesWhiteSpace)
    return fields.node
  }
}
