import SignetCertificates
import SignetCrypto

/// What a rule tests, on a document, its signatures or the signer's certificate.
///
/// Values of a document are named by a path of elements and, where it is an attribute, a last step `@Name`:
/// `nfe:NFe/nfe:infNFe/@Id`.
public enum RuleTest: Sendable, Hashable {
  // MARK: The signatures

  /// The document is signed: it has a `Signature`.
  case signed
  /// Every signature holds: its digests and its value are right.
  case signatureHolds
  /// Every signature is made as the profile says.
  case signatureFits
  /// The value at this path, with or without a leading `#`, is the Id of a signature.
  case namesSignature(String)
  /// `KeyInfo` holds at least so many certificates.
  case certificates(atLeast: Int)

  /// The issuer of the signer's certificate is named letter by letter as the profile writes names.
  case issuerName

  // MARK: The document

  /// There is an element or attribute at this path.
  case present(String)
  /// There is no element or attribute at this path.
  case absent(String)
  /// Every value at this path matches a regular expression from its first to its last character.
  case matches(String, String)
  /// Every value at this path is the same as these pieces in a row.
  case equals(String, [RulePiece])
  /// The document is in one of these encodings, by their names of IANA.
  case encoding([String])
  /// No byte order mark stands before the document.
  case noByteOrderMark
  /// No element has a prefix.
  case noPrefixes
  /// There are no comments.
  case noComments
  /// No white space stands between elements.
  case noWhiteSpaceBetweenElements
  /// The document has at most so many bytes.
  case bytes(atMost: Int)

  // MARK: The certificate

  /// The key is RSA with at least so many bits.
  case rsaKey(bits: Int)
  /// The key is on one of these curves.
  case curve([EllipticCurve])
  /// The certificate allows one of these usages (RFC 5280 §4.2.1.3), or does not limit them.
  case keyUsage(KeyUsage)
  /// The certificate names one of these purposes (dotted OIDs, RFC 5280 §4.2.1.12).
  case extendedKeyUsage([String])
  /// The certificate is in force at the time of the check.
  case inForce
  /// A number in the certificate is the one in the document.
  case owner(CertificateValue, equals: [String], comparing: ComparedPart)

  /// How much of two numbers is compared.
  public enum ComparedPart: Sendable, Hashable {
    /// All digits and letters of both.
    case whole
    /// So many of their first digits and letters: the root of a company's number.
    case first(Int)
  }
}

/// A piece of a text that a rule composes.
public enum RulePiece: Sendable, Hashable {
  /// Always the same text.
  case text(String)
  /// The value at a path, or nothing where there is none; with zeros before it up to a width.
  case value(String, width: Int = 0)
  /// The value at the first of these paths that is there; with zeros before it up to a width.
  case first([String], width: Int = 0)
  /// Year and month of the date at a path, as four digits: `2024-05-…` as `2405`.
  case yearMonth(String)
}

/// Where a number of its owner stands in a certificate.
public struct CertificateValue: Sendable, Hashable {
  /// A part of a certificate.
  public enum Place: Sendable, Hashable {
    /// An attribute of the subject, by its dotted OID.
    case subject(String)
    /// A name of this type among the subject's alternative names, by its dotted OID.
    case otherName(String)
    /// An attribute of a directory name among the subject's alternative names, by its dotted OID.
    case directoryName(String)
  }

  /// The places where it may stand, the first that has it counts.
  public var places: [Place]
  /// What of the text there is the number: a regular expression whose first group it is; all of it where nil.
  public var pattern: String?

  /// Says where.
  public init(_ places: [Place], pattern: String? = nil) {
    self.places = places
    self.pattern = pattern
  }
}
