/// The namespace names of the signature standards.
public enum Namespace {
  /// XML Signature (RFC 3275).
  public static let xmldsig = "http://www.w3.org/2000/09/xmldsig#"
  /// Exclusive canonicalization, where `InclusiveNamespaces` lives.
  public static let exclusiveCanonicalization = "http://www.w3.org/2001/10/xml-exc-c14n#"
  /// XAdES 1.3.2 (ETSI EN 319 132-1, annex A).
  public static let xades132 = "http://uri.etsi.org/01903/v1.3.2#"
  /// XAdES 1.4.1, where what was added later lives (ETSI EN 319 132-1, annex A).
  public static let xades141 = "http://uri.etsi.org/01903/v1.4.1#"
  /// The types of references that XAdES defines (ETSI EN 319 132-1, sections 4.4.2 and 5.2.7.1).
  public static let xadesTypes = "http://uri.etsi.org/01903#"
  /// XML Signature 1.1, where `ECKeyValue`, `DEREncodedKeyValue` and `X509Digest` live.
  public static let xmldsig11 = "http://www.w3.org/2009/xmldsig11#"
  /// More algorithms, as of 2001 (RFC 4051).
  public static let xmldsigMore2001 = "http://www.w3.org/2001/04/xmldsig-more#"
  /// More algorithms, as of 2007 (RFC 6931).
  public static let xmldsigMore2007 = "http://www.w3.org/2007/05/xmldsig-more#"
  /// More algorithms, as of 2021 (RFC 9231).
  public static let xmldsigMore2021 = "http://www.w3.org/2021/04/xmldsig-more#"
  /// The namespace of XML's own attributes, whose prefix is always `xml`.
  static let xml = "http://www.w3.org/XML/1998/namespace"
  /// The relationships parts of Open Packaging Conventions.
  static let relationships = "http://schemas.openxmlformats.org/package/2006/relationships"
  /// What signatures of Open Packaging Conventions are made of, besides XML Signature.
  static let packageSignature = "http://schemas.openxmlformats.org/package/2006/digital-signature"
  /// XPath Filter 2.0.
  public static let xpathFilter2 = "http://www.w3.org/2002/06/xmldsig-filter2"
}
