import SignetFindings
import SignetSignatures
import SignetXML
import Yams

extension AcceptedForms {
  init(_ value: YAMLValue) throws(SignetError) {
    self = try value.fields { (fields) throws(SignetError) in
      var transforms: [Int: [[Transform]]] = [:]
      let lists = try fields.list("transforms") { value throws(SignetError) in
        try value.fields { (fields) throws(SignetError) in
          (
            number: try fields.required("reference").number(),
            list: try fields.required("list").list { value throws(SignetError) in try Transform(value) }
          )
        }
      }
      for (number, list) in lists { transforms[number, default: []].append(list) }
      var inputs: [Int: [DigestInput]] = [:]
      let forms = try fields.list("inputs") { value throws(SignetError) in
        try value.fields { (fields) throws(SignetError) in
          (number: try fields.required("reference").number(), input: try DigestInput(fields.required("input")))
        }
      }
      for (number, input) in forms { inputs[number, default: []].append(input) }
      return AcceptedForms(
        canonicalizations: try fields.list("canonicalizations") { value throws(SignetError) in
          try Canonicalization(value)
        }, methods: try fields.list("methods") { value throws(SignetError) in try value.word() },
        digests: try fields.list("digests") { value throws(SignetError) in try value.word() }, transforms: transforms,
        anyOrder: try fields.flag("any-order"),
        optionalReferences: try fields.list("optional-references") { value throws(SignetError) in try value.number() },
        documentWithoutURI: try fields.flag("document-without-uri"),
        documentByID: try fields.flag("document-by-id"), inputs: inputs,
        policies: try fields.list("policies") { value throws(SignetError) in try SignaturePolicyID(value) })
    }
  }

  var node: Node {
    var fields = YAMLMapping()
    fields.add("canonicalizations", canonicalizations.map(\.node))
    fields.add("methods", methods.map { .text($0.rawValue) })
    fields.add("digests", digests.map { .text($0.rawValue) })
    let lists = transforms.sorted { $0.key < $1.key }.flatMap { number, lists in lists.map { (number, $0) } }
    fields.add("transforms", lists.map(Self.node))
    fields.add("any-order", anyOrder)
    fields.add("optional-references", optionalReferences.map { .text(String($0)) })
    fields.add("document-without-uri", documentWithoutURI)
    fields.add("document-by-id", documentByID)
    let forms = inputs.sorted { $0.key < $1.key }.flatMap { number, inputs in inputs.map { (number, $0) } }
    fields.add("inputs", forms.map(Self.node))
    fields.add("policies", policies.map(\.node))
    return fields.node
  }

  private static func node(_ number: Int, _ input: DigestInput) -> Node {
    var fields = YAMLMapping()
    fields.add("reference", number)
    fields.add("input", input.node)
    return fields.node
  }

  private static func node(_ number: Int, _ list: [Transform]) -> Node {
    var fields = YAMLMapping()
    fields.add("reference", number)
    fields.add("list", Node(list.map(\.node)))
    return fields.node
  }
}
