import SignetCrypto
import SignetFindings
import SignetSignatures
import Yams

extension ObjectDescription {
  init(_ value: YAMLValue) throws(SignetError) {
    self = try value.fields { (fields) throws(SignetError) in
      let (name, value) = try fields.one(of: ["text", "base64", "markup", "manifest"])
      let content: Content
      switch name {
      case "text": content = .text(try value.text())
      case "base64": content = .base64(try value.bytes())
      case "markup": content = .markup(try value.text())
      default: content = .manifest(try ManifestDescription(value))
      }
      return ObjectDescription(
        id: try fields.text("id"), mimeType: try fields.text("mime-type"), encoding: try fields.text("encoding"),
        time: try fields.optional("time").map { value throws(SignetError) in try SigningTimeFormat(value) }
          ?? SigningTimeFormat(),
        content)
    }
  }

  var node: Node {
    var fields = YAMLMapping()
    fields.add("id", id)
    fields.add("mime-type", mimeType)
    fields.add("encoding", encoding)
    if time != SigningTimeFormat() { fields.add("time", time.node) }
    switch content {
    case .text(let text): fields.add("text", text)
    case .base64(let bytes): fields.add("base64", Base64.encode(bytes))
    case .markup(let markup): fields.add("markup", markup)
    case .manifest(let manifest): fields.add("manifest", manifest.node)
    }
    return fields.node
  }
}

extension ManifestDescription {
  init(_ value: YAMLValue) throws(SignetError) {
    self = try value.fields { (fields) throws(SignetError) in
      ManifestDescription(
        id: try fields.required("id").text(),
        references: try fields.required("references").list { value throws(SignetError) in
          try ReferenceDescription(value)
        })
    }
  }

  var node: Node {
    var fields = YAMLMapping()
    fields.add("id", id)
    fields.add("references", .init(references.map(\.node)))
    return fields.node
  }
}

extension YAMLValue {
  /// Reads bytes in base64.
  func bytes() throws(SignetError) -> [UInt8] {
    let text = try text()
    guard let bytes = Base64.decode(text.utf8) else { throw error("base64 is expected here") }
    return bytes
  }
}
