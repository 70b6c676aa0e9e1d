/// Codes about XML documents: parsing, canonicalization, looking up and inserting.
extension FindingCode {
  static let xml: [FindingCode] = [
    xmlEmpty, xmlNotWellFormed, xmlVersionUnsupported, xmlDTDRefused, xmlExternalEntityRefused, xmlNulByte,
    xmlEncodingUnsupported,
    xmlLimitExceeded, xmlCanonicalizationFailed, xmlIDNotFound, xmlIDDuplicate, xmlPathInvalid,
    xmlElementNotFound, xmlElementAmbiguous,
  ]

  /// There is nothing where a document should be.
  public static let xmlEmpty = FindingCode(
    "xml.empty", "There is nothing where an XML document should be.", exit: .badInput)
  /// The document breaks a rule of XML 1.0 or of Namespaces in XML.
  public static let xmlNotWellFormed = FindingCode(
    "xml.not-well-formed", "The document breaks a rule of XML 1.0 or of Namespaces in XML.", exit: .badInput)
  /// The document says that it is not XML 1.0.
  public static let xmlVersionUnsupported = FindingCode(
    "xml.version-unsupported", "The document says that it is not XML 1.0, the only version signatures are defined for.",
    exit: .badInput)
  /// The document has a document type declaration, which is refused unless asked for.
  public static let xmlDTDRefused = FindingCode(
    "xml.dtd-refused", "The document has a document type declaration, which is refused unless asked for.",
    exit: .badInput)
  /// The document declares an external entity, which is always refused.
  public static let xmlExternalEntityRefused = FindingCode(
    "xml.external-entity-refused", "The document declares an external entity, which is always refused.",
    exit: .badInput)
  /// The document contains the character U+0000, at which some parsers stop reading.
  public static let xmlNulByte = FindingCode(
    "xml.nul-byte", "The document contains the character U+0000, at which some parsers stop reading.",
    exit: .badInput)
  /// The document is in an encoding that can't be read safely.
  public static let xmlEncodingUnsupported = FindingCode(
    "xml.encoding-unsupported", "The document is in an encoding that can't be read safely.", exit: .badInput)
  /// The document is larger, deeper or wider than the limits allow.
  public static let xmlLimitExceeded = FindingCode(
    "xml.limit-exceeded", "The document is larger, deeper or wider than the limits allow.", exit: .badInput)
  /// Canonicalization is not defined for this document.
  public static let xmlCanonicalizationFailed = FindingCode(
    "xml.canonicalization-failed", "Canonicalization is not defined for this document.", exit: .badInput)
  /// No element has the Id that was asked for.
  public static let xmlIDNotFound = FindingCode(
    "xml.id-not-found", "No element has the Id that was asked for.", exit: .badInput)
  /// Two elements have the same Id.
  public static let xmlIDDuplicate = FindingCode(
    "xml.id-duplicate", "Several attributes give the same Id, so it names no single element.", exit: .badInput)
  /// A path to an element or an XPath expression can't be understood.
  public static let xmlPathInvalid = FindingCode(
    "xml.path-invalid", "A path to an element or an XPath expression can't be understood.", exit: .usage)
  /// The document has no element at a path.
  public static let xmlElementNotFound = FindingCode(
    "xml.element-not-found", "The document has no element at the path that was asked for.", exit: .badInput)
  /// The document has several elements where there must be one.
  public static let xmlElementAmbiguous = FindingCode(
    "xml.element-ambiguous", "The document has several elements where there must be one.", exit: .badInput)
}
