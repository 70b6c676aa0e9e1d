import SignetFindings
import SignetSignatures

extension SignatureProfile {
  init(_ fields: inout YAMLFields) throws(SignetError) {
    let id = try fields.required("id").text()
    let title = try fields.required("title").text()
    let source = try fields.required("source").text()
    let recognizes = try fields.required("recognizes").list { value throws(SignetError) in try value.text() }
    let namespaces = try fields.namedTexts("namespaces")
    let signature = try fields.required("signature").fields { (fields) throws(SignetError) in
      try SignatureDescription(&fields, namespaces: namespaces)
    }
    let outer = try fields.list("outer-signatures") { value throws(SignetError) in
      try value.fields { (fields) throws(SignetError) in try SignatureDescription(&fields, namespaces: namespaces) }
    }
    for name in ["xslt", "digest-string"] {
      guard let value = fields.optional(name) else { continue }
      throw value.error("a digest string made by XSLT is not supported, because XSLT is a program that would run here")
    }
    self.init(
      id: id, title: title, source: source, recognizes: recognizes, signature: signature, outerSignatures: outer)
  }

  var fields: YAMLMapping {
    var fields = YAMLMapping()
    fields.add("id", id)
    fields.add("title", title)
    fields.add("source", source)
    fields.add("recognizes", .init(recognizes.map { .text($0) }))
    fields.add("namespaces", signature.namespaces)
    fields.add("signature", signature.fields(namespaces: signature.namespaces).node)
    fields.add("outer-signatures", outerSignatures.map { $0.fields(namespaces: signature.namespaces).node })
    return fields
  }
}
