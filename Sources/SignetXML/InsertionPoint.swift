/// A place in a document where an element can be added.
public enum InsertionPoint: Hashable {
  /// Inside an element, after everything that is in it.
  case lastChild(of: XMLElement)
  /// Directly before an element.
  case before(XMLElement)
  /// Directly after an element.
  case after(XMLElement)

  /// The element that the point is next to or in.
  var anchor: XMLElement {
    switch self {
    case .lastChild(let element), .before(let element), .after(let element): element
    }
  }
}
