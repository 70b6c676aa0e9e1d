import SignetXML

/// The transforms of a reference (XML Signature 1.1, section 6.6; XPath Filter 2.0).
public enum Transform: Sendable, Hashable {
  /// Leaves out the signature that the reference belongs to. Does nothing where the signature stands elsewhere.
  case envelopedSignature
  /// Turns nodes into canonical bytes.
  case canonicalization(Canonicalization)
  /// Decodes base64: of bytes, or of the texts among nodes.
  case base64
  /// Keeps the nodes for which an XPath 1.0 expression is true.
  case xpath(XPathFilter)
  /// Keeps and drops subtrees that XPath 1.0 expressions select.
  case xpathFilter2([NodeSet.FilterStep])
  /// Makes a list of some relationships of a package part (Open Packaging Conventions).
  case relationships(RelationshipSelection)

  /// The identifier of the enveloped-signature transform.
  static let envelopedSignatureURI = Namespace.xmldsig + "enveloped-signature"
  /// The identifier of the base64 transform.
  static let base64URI = Namespace.xmldsig + "base64"
  /// The identifier of the XPath transform.
  static let xpathURI = "http://www.w3.org/TR/1999/REC-xpath-19991116"
  /// The identifier of the relationships transform (ISO/IEC 29500-2:2012, section 13.2.4.24).
  static let relationshipsURI =
    "http://schemas.openxmlformats.org/package/2006/RelationshipTransform"
  /// The identifier of the XSLT transform, which is refused: a program in the document would run here.
  static let xsltURI = "http://www.w3.org/TR/1999/REC-xslt-19991116"

  /// The identifier, a URI.
  public var uri: String {
    switch self {
    case .envelopedSignature: Self.envelopedSignatureURI
    case .canonicalization(let canonicalization): canonicalization.method.uri
    case .base64: Self.base64URI
    case .xpath: Self.xpathURI
    case .xpathFilter2: Namespace.xpathFilter2
    case .relationships: Self.relationshipsURI
    }
  }

  /// What transforms differ in, but for their parameters.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The signature is left out.
    case envelopedSignature = "enveloped-signature"
    /// One of the six canonicalizations.
    case canonicalization
    /// Base64 is decoded.
    case base64
    /// Nodes are kept for which an XPath expression is true.
    case xpath
    /// Subtrees are kept and dropped that XPath expressions select.
    case xpathFilter2 = "xpath-filter2"
    /// Relationships of a package part are listed.
    case relationships
  }

  /// What the transform is, but for its parameters.
  public var kind: Kind {
    switch self {
    case .envelopedSignature: .envelopedSignature
    case .canonicalization: .canonicalization
    case .base64: .base64
    case .xpath: .xpath
    case .xpathFilter2: .xpathFilter2
    case .relationships: .relationships
    }
  }
}

extension Transform {
  /// Canonical XML 1.0, the method that most authorities demand.
  public static let c14n10 = Transform.canonicalization(Canonicalization(.c14n10))
  /// Canonical XML 1.1.
  public static let c14n11 = Transform.canonicalization(Canonicalization(.c14n11))
  /// Exclusive canonicalization.
  public static let exclusive = Transform.canonicalization(Canonicalization(.exclusive))

  /// Whether what the transform leaves may depend on the signature around it.
  var mayLookAround: Bool {
    switch self {
    case .envelopedSignature, .canonicalization, .base64, .relationships: false
    case .xpath: !leavesOutAllSignatures
    case .xpathFilter2: true
    }
  }

  /// Whether everything that the reference selects is digested after it, but for the signature itself.
  var keepsEverything: Bool {
    switch self {
    case .envelopedSignature, .canonicalization: true
    case .base64, .xpath, .xpathFilter2, .relationships: false
    }
  }

  /// Whether the transform is the expression by which many schemes leave out every signature, and which is as well said
  /// without XPath: `not(ancestor-or-self::ds:Signature)`.
  var leavesOutAllSignatures: Bool {
    guard case .xpath(let filter) = self else { return false }
    // White space may stand between the tokens of an expression, never in a name (XPath 1.0, section 3.7).
    let match = filter.expression.wholeMatch(
      of:
        /[ \t\r\n]*not[ \t\r\n]*\([ \t\r\n]*ancestor-or-self[ \t\r\n]*::[ \t\r\n]*([A-Za-z_][A-Za-z0-9_.-]*):Signature[ \t\r\n]*\)[ \t\r\n]*/
    )
    return match.map { filter.namespaces[String($0.1)] == Namespace.xmldsig } ?? false
  }
}
