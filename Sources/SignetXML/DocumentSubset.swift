/// The part of a document that is canonicalized: a document or one element with all that is in it, less some elements.
///
/// This is the node-set of XML Signature's same-document references, told by its outline instead of node by node.
public struct DocumentSubset {
  /// What the subset starts from.
  public enum Apex {
    /// The document node: the root element and the comments and processing instructions around it.
    case document(XMLTree)
    /// One element.
    case element(XMLElement)
  }

  /// What the subset starts from.
  public var apex: Apex
  /// Elements that are left out with all that is in them; those outside the apex change nothing.
  public var omitting: [XMLElement]
  /// Whether comments belong to the subset. The references `""` and `#id` leave them out (RFC 3275, section 4.3.3.3).
  public var includesComments: Bool

  /// Describes a subset.
  public init(_ apex: Apex, omitting: [XMLElement] = [], includesComments: Bool = true) {
    self.apex = apex
    self.omitting = omitting
    self.includesComments = includesComments
  }

  /// Whether nothing is left: the apex lies in an element that is left out.
  public var isEmpty: Bool {
    guard case .element(let apex) = apex else { return false }
    return omitting.contains { $0.contains(apex) }
  }

  var tree: XMLTree {
    switch apex {
    case .document(let tree): tree
    case .element(let element): element.tree
    }
  }
}
