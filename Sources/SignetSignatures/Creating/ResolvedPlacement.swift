import SignetFindings
import SignetXML

/// A placement whose path has been read.
enum ResolvedPlacement: Sendable {
  case firstChild(ElementPath)
  case lastChild(ElementPath)
  case before(ElementPath)
  case after(ElementPath)
  case firstEmpty(ElementPath)
  case enveloping
  case counterSignature(String?)
  indirect case wrapped(ResolvedPlacement, before: [UInt8], after: [UInt8])

  init(_ placement: Placement, _ namespaces: [String: String]) throws(SignetError) {
    switch placement {
    case .firstChild(let path): self = .firstChild(try ElementPath(path, namespaces: namespaces))
    case .lastChild(let path): self = .lastChild(try ElementPath(path, namespaces: namespaces))
    case .before(let path): self = .before(try ElementPath(path, namespaces: namespaces))
    case .after(let path): self = .after(try ElementPath(path, namespaces: namespaces))
    case .firstEmpty(let path): self = .firstEmpty(try ElementPath(path, namespaces: namespaces))
    case .enveloping: self = .enveloping
    case .counterSignature(let id): self = .counterSignature(id)
    case .wrapped(let place, let markup):
      let wrapper = try SignatureWrapper(markup)
      self = .wrapped(
        try ResolvedPlacement(place, namespaces), before: Array(Markup.ascii(wrapper.before).utf8),
        after: Array(Markup.ascii(wrapper.after).utf8))
    }
  }

  /// The place in words.
  var wanted: String {
    switch self {
    case .firstChild(let path), .lastChild(let path): "an element \(path.text)"
    case .before(let path): "an element \(path.text), before which it goes"
    case .after(let path): "an element \(path.text), after which it goes"
    case .firstEmpty(let path): "an empty element \(path.text)"
    case .enveloping: "a root element"
    case .counterSignature: "a signature with XAdES properties"
    case .wrapped(let place, _, _): place.wanted
    }
  }
}
