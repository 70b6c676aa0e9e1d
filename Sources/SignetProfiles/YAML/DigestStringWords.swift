import SignetFindings
import SignetSignatures
import Yams

extension DigestString {
  init(_ value: YAMLValue, namespaces: [String: String]) throws(SignetError) {
    self = try value.fields { (fields) throws(SignetError) in
      if let value = fields.optional("xslt") {
        throw value.error("XSLT is not supported, because it is a program that would run here; list the values instead")
      }
      return DigestString(
        prefix: try fields.text("prefix") ?? "", separator: try fields.text("separator") ?? "",
        suffix: try fields.text("suffix") ?? "",
        values: try fields.required("values").list { value throws(SignetError) in try value.text() },
        method: try fields.required("method").word(), target: try fields.required("target").text(),
        certificateNumber: try fields.text("certificate-number"),
        serialNumbers: try fields.word("serial-numbers", default: .decimal),
        certificate: try fields.text("certificate"), namespaces: namespaces)
    }
  }

  var node: Node {
    var fields = YAMLMapping()
    if !prefix.isEmpty { fields.add("prefix", prefix) }
    if !separator.isEmpty { fields.add("separator", separator) }
    if !suffix.isEmpty { fields.add("suffix", suffix) }
    fields.add("values", values.map { .text($0) })
    fields.add("method", method)
    fields.add("target", target)
    fields.add("certificate-number", certificateNumber)
    fields.add("serial-numbers", serialNumbers, unless: .decimal)
    fields.add("certificate", certificate)
    return fields.node
  }
}
