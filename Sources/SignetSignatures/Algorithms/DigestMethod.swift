import SignetCrypto

/// The algorithm identifiers of `DigestMethod` (XML Signature 1.1, section 6.2; RFC 6931, section 2.1).
extension DigestAlgorithm {
  /// The identifier, a URI.
  public var uri: String {
    switch self {
    case .sha1: "http://www.w3.org/2000/09/xmldsig#sha1"
    case .sha224: "http://www.w3.org/2001/04/xmldsig-more#sha224"
    case .sha256: "http://www.w3.org/2001/04/xmlenc#sha256"
    case .sha384: "http://www.w3.org/2001/04/xmldsig-more#sha384"
    case .sha512: "http://www.w3.org/2001/04/xmlenc#sha512"
    case .sha3_224: "http://www.w3.org/2007/05/xmldsig-more#sha3-224"
    case .sha3_256: "http://www.w3.org/2007/05/xmldsig-more#sha3-256"
    case .sha3_384: "http://www.w3.org/2007/05/xmldsig-more#sha3-384"
    case .sha3_512: "http://www.w3.org/2007/05/xmldsig-more#sha3-512"
    }
  }

  /// The algorithm with this identifier, or nil.
  public init?(uri: String) {
    guard let algorithm = Self.allCases.first(where: { $0.uri == uri }) else { return nil }
    self = algorithm
  }
}
