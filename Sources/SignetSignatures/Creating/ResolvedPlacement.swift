import SignetFindings
import SignetXML

/// A placement whose path has been read.
enum ResolvedPlacement: Sendable {
  case lastChild(ElementPath)
  case before(ElementPath)
  case after(ElementPath)
  case firstEmpty(ElementPath)
  case enveloping
  case counterSignature(String?)

  init(_ placement: Placement, _ namespaces: [String: String]) throws(SignetError) {
    switch placement {
    case .lastChild(let path): self = .lastChild(try ElementPath(path, namespaces: namespaces))
    case .before(let path): self = .before(try ElementPath(path, namespaces: namespaces))
    case .after(let path): self = .after(try ElementPath(path, namespaces: namespaces))
    case .firstEmpty(let path): self = .firstEmpty(try ElementPath(path, namespaces: namespaces))
    case .enveloping: self = .enveloping
    case .counterSignature(let id): self = .counterSignature(id)
    }
  }

  /// The place in words.
  var wanted: String {
    switch self {
    case .lastChild(let path): "an element \(path.text)"
    case .before(let path): "an element \(path.text), before which it goes"
    case .after(let path): "an element \(path.text), after which it goes"
    case .firstEmpty(let path): "an empty element \(path.text)"
    case .enveloping: "a root element"
    case .counterSignature: "a signature with XAdES properties"
    }
  }
}
