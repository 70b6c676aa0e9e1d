import SignetFindings
import Yams

extension ProfileGuide {
  init(_ value: YAMLValue) throws(SignetError) {
    self = try value.fields { (fields) throws(SignetError) in
      ProfileGuide(
        certificate: try fields.text("certificate") ?? "",
        facts: try fields.list("facts") { value throws(SignetError) in
          try value.fields { (fields) throws(SignetError) in
            ProfileFact(try fields.required("fact").text(), try fields.required("grade").word())
          }
        },
        rejections: try fields.list("rejections") { value throws(SignetError) in
          try value.fields { (fields) throws(SignetError) in
            Rejection(
              try fields.required("code").text(), try fields.required("cause").text(),
              cure: try fields.required("cure").text())
          }
        })
    }
  }

  var node: Node {
    var fields = YAMLMapping()
    fields.add("certificate", certificate.isEmpty ? nil : certificate)
    fields.add("facts", facts.map(\.node))
    fields.add("rejections", rejections.map(\.node))
    return fields.node
  }
}

extension ProfileFact {
  fileprivate var node: Node {
    var fields = YAMLMapping()
    fields.add("fact", text)
    fields.add("grade", grade.rawValue)
    return fields.node
  }
}

extension Rejection {
  fileprivate var node: Node {
    var fields = YAMLMapping()
    fields.add("code", code)
    fields.add("cause", cause)
    fields.add("cure", cure)
    return fields.node
  }
}
