import SignetFindings
import SignetSignatures
import Yams

extension Placement {
  init(_ value: YAMLValue) throws(SignetError) {
    self = try value.fields { (fields) throws(SignetError) in
      let names = [
        "first-child-of", "last-child-of", "before", "after", "first-empty", "enveloping", "counter-signature",
      ]
      let (name, value) = try fields.one(of: names)
      let place: Placement
      switch name {
      case "first-child-of": place = .firstChild(of: try value.text())
      case "last-child-of": place = .lastChild(of: try value.text())
      case "before": place = .before(try value.text())
      case "after": place = .after(try value.text())
      case "first-empty": place = .firstEmpty(try value.text())
      case "enveloping": place = .enveloping(objectID: try value.text())
      default:
        place = .counterSignature(of: try value.fields { (fields) throws(SignetError) in try fields.text("id") })
      }
      return try fields.texts("in").reduce(place) { .wrapped($0, in: $1) }
    }
  }

  var node: Node {
    var fields = YAMLMapping()
    add(to: &fields)
    fields.add("in", wrappers.map { .text($0) })
    return fields.node
  }

  private func add(to fields: inout YAMLMapping) {
    switch self {
    case .firstChild(let path): fields.add("first-child-of", path)
    case .lastChild(let path): fields.add("last-child-of", path)
    case .before(let path): fields.add("before", path)
    case .after(let path): fields.add("after", path)
    case .firstEmpty(let path): fields.add("first-empty", path)
    case .enveloping(let id): fields.add("enveloping", id)
    case .counterSignature(let id):
      fields.add("counter-signature", id.map { YAMLMapping.only("id", .text($0)) } ?? .empty)
    case .wrapped(let place, _): place.add(to: &fields)
    }
  }

  /// What goes around the signature, the outermost first.
  private var wrappers: [String] {
    guard case .wrapped(let place, let markup) = self else { return [] }
    return place.wrappers + [markup]
  }
}
