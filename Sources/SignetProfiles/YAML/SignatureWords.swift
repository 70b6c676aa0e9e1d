import SignetCertificates
import SignetCrypto
import SignetFindings
import SignetSignatures
import SignetXML
import Yams

extension SignatureDescription {
  init(_ fields: inout YAMLFields, namespaces: [String: String]) throws(SignetError) {
    let prefix = fields.optional("prefix")
    if let prefix, try prefix.text().wholeMatch(of: /[A-Za-z_][A-Za-z0-9._-]*/) == nil {
      throw prefix.error("\(try prefix.text().debugDescription) is not a namespace prefix")
    }
    self.init(
      namespaces: try fields.optional("namespaces").map { value throws(SignetError) in try value.texts() }
        ?? namespaces,
      placement: try Self.filled(fields.required("placement")) { value throws(SignetError) in try Placement(value) },
      id: try fields.optional("id").map { value throws(SignetError) in try SignatureID(value) },
      prefix: try prefix?.text(),
      canonicalization: try Canonicalization(fields.required("canonicalization")),
      methods: try Self.filled(fields.required("methods")) { value throws(SignetError) in try value.word() },
      references: try Self.filled(fields.required("references")) { value throws(SignetError) in
        try ReferenceDescription(value)
      },
      keyInfo: try fields.list("key-info") { value throws(SignetError) in try KeyInfoContent(value) },
      keyInfoID: try fields.text("key-info-id"), signatureValueID: try fields.text("signature-value-id"),
      xades: try fields.optional("xades").map { value throws(SignetError) in try XAdESDescription(value) },
      objects: try fields.list("objects") { value throws(SignetError) in try ObjectDescription(value) },
      joinsOthers: try fields.flag("joins-others"), declarations: try fields.namedTexts("declarations"),
      names: try fields.optional("names").map { value throws(SignetError) in try NameStyle(value) } ?? .rfc4514,
      serialNumbers: try fields.word("serial-numbers", default: .decimal),
      layout: try fields.optional("layout").map { value throws(SignetError) in try TextLayout(value) } ?? TextLayout(),
      pss: try fields.optional("rsa-pss").map { value throws(SignetError) in try RSAPSSParameters(value) },
      contexts: try fields.list("contexts", default: [.document]) { value throws(SignetError) in
        try NamespaceContext(value)
      }, signs: try fields.word("signs", default: .signedInfo),
      ecdsaEncoding: try fields.optional("ecdsa-encoding").map { value throws(SignetError) in
        try ECDSAEncoding(value)
      } ?? .concatenated,
      accepts: try fields.optional("accepts").map { value throws(SignetError) in
        try AcceptedForms(value)
      } ?? AcceptedForms(), each: try fields.text("each"),
      signedInfoID: try fields.text("signed-info-id"))
  }

  /// A list that must not be empty.
  private static func filled<Element>(
    _ value: YAMLValue, _ read: (YAMLValue) throws(SignetError) -> Element
  ) throws(SignetError) -> [Element] {
    let list = try value.list(read)
    guard !list.isEmpty else { throw value.error("the list is empty") }
    return list
  }

  /// The fields; the namespaces only where they are not those of the profile.
  func fields(namespaces common: [String: String]) -> YAMLMapping {
    var fields = YAMLMapping()
    if namespaces != common {
      if namespaces.isEmpty { fields.add("namespaces", Node.empty) }
      fields.add("namespaces", namespaces)
    }
    fields.add("placement", .init(placement.map(\.node)))
    fields.add("id", id?.node)
    fields.add("prefix", prefix)
    fields.add("canonicalization", canonicalization.node)
    fields.add("methods", .init(methods.map { .text($0.rawValue) }))
    fields.add("references", .init(references.map(\.node)))
    fields.add("key-info", .init(keyInfo.map(\.node)))
    fields.add("key-info-id", keyInfoID)
    fields.add("signed-info-id", signedInfoID)
    fields.add("signature-value-id", signatureValueID)
    fields.add("xades", xades?.node)
    fields.add("objects", objects.map(\.node))
    fields.add("joins-others", joinsOthers)
    fields.add("declarations", declarations)
    if names != .rfc4514 { fields.add("names", names.node) }
    fields.add("serial-numbers", serialNumbers, unless: .decimal)
    if layout != TextLayout() { fields.add("layout", layout.node) }
    fields.add("rsa-pss", pss?.node)
    if contexts != [.document] { fields.add("contexts", .init(contexts.map(\.node))) }
    fields.add("signs", signs, unless: .signedInfo)
    if ecdsaEncoding != .concatenated { fields.add("ecdsa-encoding", ecdsaEncoding.node) }
    if accepts != AcceptedForms() { fields.add("accepts", accepts.node) }
    fields.add("each", each)
    return fields
  }
}

extension SignatureID {
  init(_ value: YAMLValue) throws(SignetError) {
    self = try value.fields { (fields) throws(SignetError) in
      SignatureID(try fields.required("suggested").text(), namedBy: try fields.text("named-by"))
    }
  }

  var node: Node {
    var fields = YAMLMapping()
    fields.add("suggested", suggested)
    fields.add("named-by", namedBy)
    return fields.node
  }
}

extension ECDSAEncoding {
  init(_ value: YAMLValue) throws(SignetError) {
    switch try value.text() {
    case "concatenated": self = .concatenated
    case "der": self = .der
    default: throw value.error("\(try value.text().debugDescription) is none of concatenated, der")
    }
  }

  var node: Node { .text(self == .der ? "der" : "concatenated") }
}

extension RSAPSSParameters {
  init(_ value: YAMLValue) throws(SignetError) {
    self = try value.fields { (fields) throws(SignetError) in
      let digest: DigestAlgorithm = try fields.word("digest", default: .sha256)
      return RSAPSSParameters(
        digest: digest, maskDigest: try fields.word("mask-digest", default: digest),
        saltLength: try fields.number("salt-length", default: digest.byteCount))
    }
  }

  var node: Node {
    var fields = YAMLMapping()
    fields.add("digest", digest)
    fields.add("mask-digest", maskDigest)
    fields.add("salt-length", saltLength)
    return fields.node
  }
}

extension NamespaceContext {
  init(_ value: YAMLValue) throws(SignetError) {
    if case .scalar = value.node {
      guard try value.text() == "document" else { throw value.error("document or standalone is expected here") }
      self = .document
    } else {
      self = try value.fields { (fields) throws(SignetError) in
        .standalone(
          try fields.required("standalone").text(), keeping: try fields.word("keeping", default: .used))
      }
    }
  }

  var node: Node {
    guard case .standalone(let path, let kept) = self else { return .text("document") }
    var fields = YAMLMapping()
    fields.add("standalone", path)
    fields.add("keeping", kept)
    return fields.node
  }
}
