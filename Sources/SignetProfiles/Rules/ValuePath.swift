import Foundation
import SignetFindings
import SignetXML

/// A path to values of a document: elements, or an attribute of elements where the last step begins with `@`.
struct ValuePath {
  /// A value and where it stands.
  struct Found {
    let text: String
    let xpath: String
  }

  private let elements: ElementPath
  private let attribute: (name: String, namespace: String?)?

  /// Reads a path.
  ///
  /// - Throws: `xml.path-invalid`.
  init(_ path: String, namespaces: [String: String]) throws(SignetError) {
    guard let slash = path.range(of: "/@", options: .backwards) else {
      elements = try ElementPath(path, namespaces: namespaces)
      attribute = nil
      return
    }
    elements = try ElementPath(String(path[..<slash.lowerBound]), namespaces: namespaces)
    let parts = path[slash.upperBound...].split(separator: ":").map(String.init)
    guard parts.count == 2 else {
      attribute = (parts.first ?? "", nil)
      return
    }
    guard let namespace = namespaces[parts[0]] else {
      throw SignetError(
        .xmlPathInvalid, message: "The path \(path.debugDescription) uses a prefix that is not declared.",
        hint: "Declare the prefix among the namespaces of the profile.")
    }
    attribute = (parts[1], namespace)
  }

  /// The values at the path, in document order, without white space around them.
  func values(in tree: XMLTree) throws(SignetError) -> [Found] {
    try elements.elements(in: tree).compactMap { element in
      guard let attribute else { return Found(text: (element.pureText ?? "").trimmed, xpath: element.xpath) }
      guard let value = element.attribute(attribute.name, namespace: attribute.namespace) else { return nil }
      return Found(text: value.trimmed, xpath: "\(element.xpath)/@\(attribute.name)")
    }
  }
}

extension String {
  /// The text without the white space of XML around it.
  fileprivate var trimmed: String {
    let isSpace: (Character) -> Bool = { " \t\r\n".contains($0) }
    let start = drop(while: isSpace)
    return String(start.reversed().drop(while: isSpace).reversed())
  }
}
