import SignetCertificates
import SignetCrypto
import SignetFindings
import SignetSignatures
import SignetXML

/// A signature over a text that is composed of the document's values, written into an element or attribute: what the
/// “sign document” action of Dynamics 365 makes of its digest string. Mexico's *sello* is one with rules of its own
/// (``StampName/mxSello``).
public struct DigestString: Sendable, Hashable {
  /// What stands before the values.
  public var prefix: String
  /// What stands between two values.
  public var separator: String
  /// What stands after the values.
  public var suffix: String
  /// The paths of the values, in their order; all values at a path count, white space around them does not. A last step
  /// `@Name` means an attribute.
  public var values: [String]
  /// How the text, in UTF-8, is signed: an RSA or ECDSA method.
  public var method: SignatureMethod
  /// The path of the element or attribute into which the signature is written, in base64; the element must be there.
  public var target: String
  /// The path of the element or attribute into which the certificate's number is written, or nil.
  public var certificateNumber: String?
  /// How that number is written.
  public var serialNumbers: SerialNumberText
  /// The path of the element or attribute into which the certificate is written, in base64, or nil.
  public var certificate: String?
  /// The namespace name for each prefix of the paths.
  public var namespaces: [String: String]

  /// Describes a digest string.
  public init(
    prefix: String = "", separator: String, suffix: String = "", values: [String], method: SignatureMethod,
    target: String, certificateNumber: String? = nil, serialNumbers: SerialNumberText = .decimal,
    certificate: String? = nil, namespaces: [String: String] = [:]
  ) {
    self.prefix = prefix
    self.separator = separator
    self.suffix = suffix
    self.values = values
    self.method = method
    self.target = target
    self.certificateNumber = certificateNumber
    self.serialNumbers = serialNumbers
    self.certificate = certificate
    self.namespaces = namespaces
  }
}
