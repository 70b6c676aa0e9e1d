/// The six standard canonicalization methods of XML Signature 1.1, section 6.5.
public enum CanonicalizationMethod: String, Sendable, Hashable, CaseIterable, Codable {
  /// Canonical XML 1.0, without comments.
  case c14n10 = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"
  /// Canonical XML 1.0, with comments.
  case c14n10WithComments = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments"
  /// Canonical XML 1.1, without comments.
  case c14n11 = "http://www.w3.org/2006/12/xml-c14n11"
  /// Canonical XML 1.1, with comments.
  case c14n11WithComments = "http://www.w3.org/2006/12/xml-c14n11#WithComments"
  /// Exclusive Canonicalization 1.0, without comments.
  case exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#"
  /// Exclusive Canonicalization 1.0, with comments.
  case exclusiveWithComments = "http://www.w3.org/2001/10/xml-exc-c14n#WithComments"

  /// The algorithm identifier: a URI.
  public var uri: String { rawValue }

  /// Whether comments are part of the canonical bytes.
  public var keepsComments: Bool {
    switch self {
    case .c14n10WithComments, .c14n11WithComments, .exclusiveWithComments: true
    case .c14n10, .c14n11, .exclusive: false
    }
  }

  /// Whether only the namespaces that an element visibly uses are rendered.
  public var isExclusive: Bool { self == .exclusive || self == .exclusiveWithComments }
}

extension CanonicalizationMethod {
  /// The short name that people write: `c14n`, `c14n11`, `exc-c14n`, each also with `-with-comments`.
  public var shortName: String {
    switch self {
    case .c14n10: "c14n"
    case .c14n10WithComments: "c14n-with-comments"
    case .c14n11: "c14n11"
    case .c14n11WithComments: "c14n11-with-comments"
    case .exclusive: "exc-c14n"
    case .exclusiveWithComments: "exc-c14n-with-comments"
    }
  }

  /// The method with this identifier or short name, or nil.
  public init?(named name: String) {
    guard let method = Self.allCases.first(where: { $0.uri == name || $0.shortName == name }) else { return nil }
    self = method
  }
}
