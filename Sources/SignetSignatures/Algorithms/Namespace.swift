/// The namespace names of the signature standards.
public enum Namespace {
  /// XML Signature (RFC 3275).
  public static let xmldsig = "http://www.w3.org/2000/09/xmldsig#"
  /// Exclusive canonicalization, where `InclusiveNamespaces` lives.
  public static let exclusiveCanonicalization = "http://www.w3.org/2001/10/xml-exc-c14n#"
}
