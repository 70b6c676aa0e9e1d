/// The namespace names of the signature standards.
public enum Namespace {
  /// XML Signature (RFC 3275).
  public static let xmldsig = "http://www.w3.org/2000/09/xmldsig#"
  /// Exclusive canonicalization, where `InclusiveNamespaces` lives.
  public static let exclusiveCanonicalization = "http://www.w3.org/2001/10/xml-exc-c14n#"
  /// XAdES 1.3.2 (ETSI EN 319 132-1, annex A).
  public static let xades132 = "http://uri.etsi.org/01903/v1.3.2#"
}
