import SignetCertificates
import SignetCrypto
import SignetFindings
import Yams

extension ProfileRule {
  init(_ value: YAMLValue) throws(SignetError) {
    self = try value.fields { (fields) throws(SignetError) in
      let id = try fields.required("id")
      guard try id.text().wholeMatch(of: /[a-z0-9][a-z0-9-]*/) != nil else {
        throw id.error("lower-case letters, digits and '-' are expected here")
      }
      return ProfileRule(
        try id.text(), try fields.required("demand").text(), try RuleTest(try fields.required("test")),
        cure: try fields.required("cure").text(), citation: try fields.required("citation").text(),
        severity: try fields.word("severity", default: .error))
    }
  }

  var node: Node {
    var fields = YAMLMapping()
    fields.add("id", id)
    fields.add("demand", demand)
    fields.add("test", test.node)
    fields.add("cure", cure)
    fields.add("citation", citation)
    fields.add("severity", severity, unless: .error)
    return fields.node
  }
}

extension RuleTest {
  /// The tests that need no value.
  private static let plain: [String: RuleTest] = [
    "signed": .signed, "issuer-name": .issuerName, "signature-holds": .signatureHolds, "signature-fits": .signatureFits,
    "no-byte-order-mark": .noByteOrderMark, "no-prefixes": .noPrefixes, "no-comments": .noComments,
    "no-white-space-between-elements": .noWhiteSpaceBetweenElements, "in-force": .inForce,
  ]

  init(_ value: YAMLValue) throws(SignetError) {
    if case .scalar = value.node {
      guard let test = Self.plain[try value.text()] else {
        throw value.error("none of \(Self.plain.keys.sorted().joined(separator: ", "))")
      }
      self = test
      return
    }
    self = try value.fields { (fields) throws(SignetError) in
      let (name, value) = try fields.one(of: [
        "names-signature", "certificates-at-least", "present", "absent", "matches", "equals", "encoding",
        "bytes-at-most",
        "rsa-key", "curve", "key-usage", "extended-key-usage", "owner",
      ])
      switch name {
      case "names-signature": return .namesSignature(try value.text())
      case "certificates-at-least": return .certificates(atLeast: try value.number())
      case "present": return .present(try value.text())
      case "absent": return .absent(try value.text())
      case "matches":
        return try value.fields { (fields) throws(SignetError) in
          .matches(try fields.required("value").text(), try fields.required("pattern").text())
        }
      case "equals":
        return try value.fields { (fields) throws(SignetError) in
          .equals(
            try fields.required("value").text(),
            try fields.required("pieces").list { value throws(SignetError) in try RulePiece(value) })
        }
      case "encoding": return .encoding(try value.list { value throws(SignetError) in try value.text() })
      case "bytes-at-most": return .bytes(atMost: try value.number())
      case "rsa-key": return .rsaKey(bits: try value.number())
      case "curve": return .curve(try value.list { value throws(SignetError) in try value.word() })
      case "key-usage": return .keyUsage(try KeyUsage(value))
      case "extended-key-usage":
        return .extendedKeyUsage(try value.list { value throws(SignetError) in try value.text() })
      default: return try value.fields { (fields) throws(SignetError) in try Self.owner(&fields) }
      }
    }
  }

  private static func owner(_ fields: inout YAMLFields) throws(SignetError) -> RuleTest {
    let places = try fields.required("places").list { value throws(SignetError) in
      try CertificateValue.Place(value)
    }
    let first = try fields.number("first")
    return .owner(
      CertificateValue(places, pattern: try fields.text("pattern")), equals: try fields.texts("equals"),
      comparing: first > 0 ? .first(first) : .whole)
  }

  var node: Node {
    switch self {
    case .namesSignature(let path): return YAMLMapping.only("names-signature", .text(path))
    case .certificates(let count): return YAMLMapping.only("certificates-at-least", Node(String(count)))
    case .present(let path): return YAMLMapping.only("present", .text(path))
    case .absent(let path): return YAMLMapping.only("absent", .text(path))
    case .matches(let path, let pattern):
      return YAMLMapping.only("matches", Node([(.text("value"), .text(path)), (.text("pattern"), .text(pattern))]))
    case .equals(let path, let pieces):
      let list = Node(pieces.map(\.node))
      return YAMLMapping.only("equals", Node([(.text("value"), .text(path)), (.text("pieces"), list)]))
    case .encoding(let names): return YAMLMapping.only("encoding", Node(names.map { .text($0) }))
    case .bytes(let most): return YAMLMapping.only("bytes-at-most", Node(String(most)))
    case .rsaKey(let bits): return YAMLMapping.only("rsa-key", Node(String(bits)))
    case .curve(let curves): return YAMLMapping.only("curve", Node(curves.map { .text($0.rawValue) }))
    case .keyUsage(let usage): return YAMLMapping.only("key-usage", Node(usage.names.map { .text($0) }))
    case .extendedKeyUsage(let types):
      return YAMLMapping.only("extended-key-usage", Node(types.map { .text($0) }))
    case .owner(let value, let paths, let part):
      var fields = YAMLMapping()
      fields.add("places", value.places.map(\.node))
      fields.add("pattern", value.pattern)
      fields.add("equals", paths.map { .text($0) })
      if case .first(let count) = part { fields.add("first", count) }
      return YAMLMapping.only("owner", fields.node)
    default: return .text(Self.plain.first { $0.value == self }?.key ?? "")
    }
  }
}

extension RulePiece {
  fileprivate init(_ value: YAMLValue) throws(SignetError) {
    self = try value.fields { (fields) throws(SignetError) in
      let (name, value) = try fields.one(of: ["text", "value", "first", "year-month"])
      switch name {
      case "text": return .text(try value.text())
      case "year-month": return .yearMonth(try value.text())
      case "value": return .value(try value.text(), width: try fields.number("width"))
      default:
        let paths = try value.list { value throws(SignetError) in try value.text() }
        return .first(paths, width: try fields.number("width"))
      }
    }
  }

  fileprivate var node: Node {
    var fields = YAMLMapping()
    switch self {
    case .text(let text): fields.add("text", text)
    case .yearMonth(let path): fields.add("year-month", path)
    case .value(let path, let width):
      fields.add("value", path)
      fields.add("width", width, unless: 0)
    case .first(let paths, let width):
      fields.add("first", paths.map { .text($0) })
      fields.add("width", width, unless: 0)
    }
    return fields.node
  }
}

extension CertificateValue.Place {
  fileprivate init(_ value: YAMLValue) throws(SignetError) {
    self = try value.fields { (fields) throws(SignetError) in
      let (name, value) = try fields.one(of: ["subject", "other-name", "directory-name"])
      switch name {
      case "subject": return .subject(try value.text())
      case "other-name": return .otherName(try value.text())
      default: return .directoryName(try value.text())
      }
    }
  }

  fileprivate var node: Node {
    switch self {
    case .subject(let type): YAMLMapping.only("subject", .text(type))
    case .otherName(let type): YAMLMapping.only("other-name", .text(type))
    case .directoryName(let type): YAMLMapping.only("directory-name", .text(type))
    }
  }
}

extension KeyUsage {
  fileprivate init(_ value: YAMLValue) throws(SignetError) {
    self = try value.list { value throws(SignetError) in
      let name = try value.text()
      guard let usage = KeyUsage(named: name) else { throw value.error("\(name.debugDescription) is no key usage") }
      return usage
    }.reduce(into: KeyUsage()) { $0.formUnion($1) }
  }
}
