import SignetCertificates
import SignetFindings
import SignetSignatures
import Yams

extension TextLayout {
  init(_ value: YAMLValue) throws(SignetError) {
    self = try value.fields { (fields) throws(SignetError) in
      TextLayout(
        lineWidth: try fields.number("line-width"), newline: try fields.word("newline", default: .lf),
        indentation: try fields.optional("indentation").map { value throws(SignetError) in try value.number() },
        depth: try fields.number("depth"))
    }
  }

  var node: Node {
    var fields = YAMLMapping()
    fields.add("line-width", lineWidth, unless: 0)
    fields.add("newline", newline, unless: .lf)
    if let indentation { fields.add("indentation", indentation) }
    fields.add("depth", depth, unless: 0)
    return fields.node
  }
}

extension NameStyle {
  init(_ value: YAMLValue) throws(SignetError) {
    self = try value.fields { (fields) throws(SignetError) in
      NameStyle(
        order: try fields.word("order", default: .specificFirst), separator: try fields.text("separator") ?? ",",
        assignment: try fields.text("assignment") ?? "=", otherTypes: try fields.word("other-types", default: .dotted),
        keywords: try fields.namedTexts("keywords"))
    }
  }

  var node: Node {
    var fields = YAMLMapping()
    fields.add("order", order, unless: .specificFirst)
    if separator != "," { fields.add("separator", separator) }
    if assignment != "=" { fields.add("assignment", assignment) }
    fields.add("other-types", otherTypes, unless: .dotted)
    fields.add("keywords", keywords)
    return fields.node
  }
}
