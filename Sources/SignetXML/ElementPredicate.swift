/// Which of several elements a step of an ``ElementPath`` means.
enum ElementPredicate: Sendable, Hashable {
  /// The one at this place among those that the step names in the same parent, from 1.
  case position(Int)
  /// Those with a child of this name and text; white space around the text does not count.
  case child(String, namespace: String?, text: String)
  /// Those with an attribute of this name, in no namespace, and value.
  case attribute(String, value: String)

  /// Whether it looks at each element alone.
  var isAboutOne: Bool { if case .position = self { false } else { true } }

  /// Those of the elements, all in one parent, that are meant.
  func select(_ elements: [XMLElement]) -> [XMLElement] {
    switch self {
    case .position(let position): elements.indices.contains(position - 1) ? [elements[position - 1]] : []
    case .attribute(let name, let value):
      elements.filter { $0.attribute(name).map { $0.utf8.elementsEqual(value.utf8) } == true }
    case .child(let name, let namespace, let text):
      elements.filter { element in
        element.children.contains { child in
          guard child.isNamed(name, in: namespace), let found = child.pureText else { return false }
          return Self.trimmed(found).elementsEqual(text.utf8)
        }
      }
    }
  }

  private static func trimmed(_ text: String) -> [UInt8] {
    let isSpace: (UInt8) -> Bool = { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    return Array(Array(text.utf8.drop(while: isSpace)).reversed().drop(while: isSpace).reversed())
  }
}
