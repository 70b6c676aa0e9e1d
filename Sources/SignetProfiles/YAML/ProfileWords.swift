import SignetFindings
import SignetSignatures

extension SignatureProfile {
  init(_ fields: inout YAMLFields) throws(SignetError) {
    let id = try fields.required("id").text()
    let title = try fields.required("title").text()
    let source = try fields.required("source").text()
    let recognizes = try fields.required("recognizes").list { value throws(SignetError) in try value.text() }
    let namespaces = try fields.namedTexts("namespaces")
    let signature = try fields.optional("signature").map { value throws(SignetError) in
      try value.fields { (fields) throws(SignetError) in try SignatureDescription(&fields, namespaces: namespaces) }
    }
    let outer = try fields.list("outer-signatures") { value throws(SignetError) in
      try value.fields { (fields) throws(SignetError) in try SignatureDescription(&fields, namespaces: namespaces) }
    }
    let others = try fields.list("others-signatures") { value throws(SignetError) in
      try value.fields { (fields) throws(SignetError) in try SignatureDescription(&fields, namespaces: namespaces) }
    }
    if let value = fields.optional("xslt") {
      throw value.error("a digest string made by XSLT is not supported, because XSLT is a program that would run here")
    }
    let digestString = try fields.optional("digest-string").map { value throws(SignetError) in
      try DigestString(value, namespaces: namespaces)
    }
    let offered: [StampName] = try fields.list("offered-stamps") { value throws(SignetError) in try value.word() }
    let stamps: [StampName] = try fields.list("stamps") { value throws(SignetError) in try value.word() }
    let confirmation: Confirmation? = try fields.optional("confirmation").map { value throws(SignetError) in
      try value.word()
    }
    let rules = try fields.list("rules") { value throws(SignetError) in try ProfileRule(value) }
    let guide = try fields.optional("guide").map { value throws(SignetError) in try ProfileGuide(value) }
    if signature == nil, !outer.isEmpty { throw fields.error("outer-signatures follow a signature, which is missing") }
    self.init(
      id: id, title: title, source: source, recognizes: recognizes, namespaces: namespaces, signature: signature,
      outerSignatures: outer, othersSignatures: others, container: try fields.word("container", default: .xml),
      confirmation: confirmation, rules: rules, guide: guide ?? ProfileGuide(), stamps: stamps,
      offeredStamps: offered, digestString: digestString)
  }

  var fields: YAMLMapping {
    var fields = YAMLMapping()
    fields.add("id", id)
    fields.add("title", title)
    fields.add("source", source)
    fields.add("recognizes", .init(recognizes.map { .text($0) }))
    fields.add("namespaces", namespaces)
    let signatures = signatures.map { $0.fields(namespaces: namespaces).node }
    fields.add("signature", signatures.first)
    fields.add("outer-signatures", Array(signatures.dropFirst()))
    fields.add("others-signatures", othersSignatures.map { $0.fields(namespaces: namespaces).node })
    fields.add("container", container, unless: .xml)
    fields.add("stamps", stamps.map { .text($0.rawValue) })
    fields.add("offered-stamps", offeredStamps.map { .text($0.rawValue) })
    fields.add("digest-string", digestString?.node)
    fields.add("confirmation", confirmation?.rawValue)
    fields.add("rules", rules.map(\.node))
    fields.add("guide", guide == ProfileGuide() ? nil : guide.node)
    return fields
  }
}
