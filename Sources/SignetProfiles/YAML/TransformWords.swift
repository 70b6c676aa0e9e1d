import SignetFindings
import SignetSignatures
import SignetXML
import Yams

extension Canonicalization {
  /// Reads a method's name alone, or its name with parameters.
  init(_ value: YAMLValue) throws(SignetError) {
    if case .scalar = value.node {
      self.init(try Self.method(value))
    } else {
      self = try value.fields { (fields) throws(SignetError) in
        try Canonicalization(&fields, try fields.required("method"))
      }
    }
  }

  fileprivate init(_ fields: inout YAMLFields, _ name: YAMLValue) throws(SignetError) {
    let method = try Self.method(name)
    let prefixes = try fields.texts("inclusive-prefixes")
    guard prefixes.isEmpty || method.isExclusive else {
      throw fields.error("inclusive-prefixes belongs to the exclusive methods")
    }
    self.init(method, inclusivePrefixes: prefixes)
  }

  fileprivate static func method(_ value: YAMLValue) throws(SignetError) -> CanonicalizationMethod {
    let name = try value.text()
    guard let method = CanonicalizationMethod(named: name) else {
      throw value.error("\(name.debugDescription) is not a canonicalization method")
    }
    return method
  }

  var node: Node {
    guard !inclusivePrefixes.isEmpty else { return .text(method.shortName) }
    var fields = YAMLMapping()
    fields.add("method", method.shortName)
    fields.add("inclusive-prefixes", inclusivePrefixes.map { .text($0) })
    return fields.node
  }
}

extension Transform {
  init(_ value: YAMLValue) throws(SignetError) {
    if case .scalar = value.node {
      self = try Self.plain(value)
    } else {
      self = try value.fields { (fields) throws(SignetError) in
        let name = try fields.required("method")
        switch try name.text() {
        case "xpath": return .xpath(try XPathFilter(&fields))
        case "xpath-filter2":
          let steps = try fields.required("steps").list { value throws(SignetError) in
            try value.fields { (fields) throws(SignetError) in
              let operation: NodeSet.FilterStep.Operation = try fields.required("operation").word()
              return NodeSet.FilterStep(operation, try XPathFilter(&fields))
            }
          }
          guard !steps.isEmpty else { throw fields.error("the transform xpath-filter2 needs steps") }
          return .xpathFilter2(steps)
        case "relationships":
          let (ids, types) = (try fields.texts("ids"), try fields.texts("types"))
          guard !ids.isEmpty || !types.isEmpty else {
            throw fields.error("the transform relationships needs ids or types")
          }
          return .relationships(RelationshipSelection(ids: ids, types: types))
        default: return .canonicalization(try Canonicalization(&fields, name))
        }
      }
    }
  }

  private static func plain(_ value: YAMLValue) throws(SignetError) -> Transform {
    switch try value.text() {
    case "enveloped-signature": return .envelopedSignature
    case "base64": return .base64
    case "xpath", "xpath-filter2", "relationships": throw value.error("the transform \(try value.text()) needs fields")
    default: return .canonicalization(Canonicalization(try Canonicalization.method(value)))
    }
  }

  var node: Node {
    switch self {
    case .envelopedSignature: .text("enveloped-signature")
    case .base64: .text("base64")
    case .canonicalization(let canonicalization): canonicalization.node
    case .xpath(let filter): filter.fields(first: ("method", "xpath")).node
    case .xpathFilter2(let steps): Self.node(of: steps)
    case .relationships(let selection): Self.node(of: selection)
    }
  }

  private static func node(of selection: RelationshipSelection) -> Node {
    var fields = YAMLMapping()
    fields.add("method", "relationships")
    fields.add("ids", selection.ids.map { .text($0) })
    fields.add("types", selection.types.map { .text($0) })
    return fields.node
  }

  private static func node(of steps: [NodeSet.FilterStep]) -> Node {
    var fields = YAMLMapping()
    fields.add("method", "xpath-filter2")
    fields.add("steps", steps.map { $0.filter.fields(first: ("operation", $0.operation.rawValue)).node })
    return fields.node
  }
}

extension XPathFilter {
  fileprivate init(_ fields: inout YAMLFields) throws(SignetError) {
    self.init(try fields.required("expression").text(), namespaces: try fields.namedTexts("namespaces"))
  }

  fileprivate func fields(first: (String, String)) -> YAMLMapping {
    var fields = YAMLMapping()
    fields.add(first.0, first.1)
    fields.add("expression", expression)
    fields.add("namespaces", namespaces)
    return fields
  }
}
