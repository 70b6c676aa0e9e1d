/// Codes about XML signatures: making and verifying them.
extension FindingCode {
  static let signature: [FindingCode] = [
    signatureMissing, signatureMalformed, signatureAlgorithmUnsupported, signatureTransformUnsupported,
    signatureTransformFailed, signatureTransformRefused, signatureAlgorithmRefused, signatureManifestMismatch,
    signatureAlgorithmWeak, signatureKeyWeak, signatureKeyMissing, signatureValueMismatch, signatureDigestMismatch,
    signatureReferenceExternal, signatureReferenceUnresolved, signatureCoversNothing, signatureLimitExceeded,
    signatureSignerUntrusted, signatureSignerNotChecked, signatureSignerNotAllowed,
    signatureAlreadyPresent, signaturePlaceMissing, signatureIDInvalid, signatureKeyUnfit,
    signatureDescriptionInvalid, signatureReferenceCircular, signatureBreaksAnother,
    signatureCoversDocumentOnly,
  ]

  /// The document has no signature.
  public static let signatureMissing = FindingCode(
    "signature.missing", "The document has no XML signature.", exit: .foundBad)
  /// The elements of a signature are not what RFC 3275 says.
  public static let signatureMalformed = FindingCode(
    "signature.malformed", "The elements of a signature are not those of RFC 3275, in their order.", exit: .foundBad)
  /// The signature uses an algorithm that is not supported.
  public static let signatureAlgorithmUnsupported = FindingCode(
    "signature.algorithm-unsupported", "The signature uses an algorithm that is not supported.", exit: .foundBad)
  /// A reference uses a transform that is not supported.
  public static let signatureTransformUnsupported = FindingCode(
    "signature.transform-unsupported",
    "A reference uses a transform, or an order of transforms, that is not supported.",
    exit: .foundBad)
  /// A reference uses a transform that the policy does not accept.
  public static let signatureTransformRefused = FindingCode(
    "signature.transform-refused", "A reference uses a transform that the policy does not accept.", exit: .foundBad)
  /// The signature uses an algorithm that the policy does not accept.
  public static let signatureAlgorithmRefused = FindingCode(
    "signature.algorithm-refused", "The signature uses an algorithm or a key that the policy does not accept.",
    exit: .foundBad)
  /// A reference of a manifest does not hold.
  public static let signatureManifestMismatch = FindingCode(
    "signature.manifest-mismatch", "A signed manifest is right, and what one of its references points to is not.",
    exit: .success)
  /// A transform could not be applied.
  public static let signatureTransformFailed = FindingCode(
    "signature.transform-failed", "A transform of a reference can't be applied to what it gets.", exit: .foundBad)
  /// The signature uses an algorithm that no longer protects.
  public static let signatureAlgorithmWeak = FindingCode(
    "signature.algorithm-weak", "The signature uses an algorithm that no longer protects.", exit: .success)
  /// The signer's key is too short to protect.
  public static let signatureKeyWeak = FindingCode(
    "signature.key-weak", "The signer's key is too short to protect.", exit: .success)
  /// There is no key to verify the signature with.
  public static let signatureKeyMissing = FindingCode(
    "signature.key-missing", "There is no certificate or key to verify the signature with.", exit: .foundBad)
  /// The signature value was not made by the key over these signed facts.
  public static let signatureValueMismatch = FindingCode(
    "signature.value-mismatch", "The signature value does not belong to the key and to what SignedInfo says.",
    exit: .foundBad)
  /// What a reference covers was changed after signing.
  public static let signatureDigestMismatch = FindingCode(
    "signature.digest-mismatch", "What a reference covers is not what was signed.", exit: .foundBad)
  /// A reference points outside the document.
  public static let signatureReferenceExternal = FindingCode(
    "signature.reference-external", "A reference points outside the document, where nothing is ever fetched.",
    exit: .foundBad)
  /// A reference points to no single element.
  public static let signatureReferenceUnresolved = FindingCode(
    "signature.reference-unresolved", "A reference points to no element, or to several.", exit: .foundBad)
  /// A reference covers nothing after its transforms.
  public static let signatureCoversNothing = FindingCode(
    "signature.covers-nothing", "A reference covers nothing after its transforms.", exit: .foundBad)
  /// A signature has more references or transforms, or a document more signatures, than the limits allow.
  public static let signatureLimitExceeded = FindingCode(
    "signature.limit-exceeded", "Verifying the signatures of the document costs more than the limits allow.",
    exit: .foundBad)
  /// The signer's certificate does not lead to a trust anchor.
  public static let signatureSignerUntrusted = FindingCode(
    "signature.signer-untrusted", "The signer's certificate does not verify up to a trust anchor.", exit: .foundBad)
  /// No trust anchors were given, so nobody knows who the signer is.
  public static let signatureSignerNotChecked = FindingCode(
    "signature.signer-not-checked", "The signer was not checked for trust, because no trust anchors were given.",
    exit: .success)
  /// Another certificate signed than the ones that may.
  public static let signatureSignerNotAllowed = FindingCode(
    "signature.signer-not-allowed", "None of the certificates or keys that may have signed did.", exit: .foundBad)
  /// The document is signed already.
  public static let signatureAlreadyPresent = FindingCode(
    "signature.already-present", "The document already has the signature that was to be made.", exit: .badInput)
  /// The document has no place for the signature.
  public static let signaturePlaceMissing = FindingCode(
    "signature.place-missing", "The document has no place for the signature where the profile wants it.",
    exit: .badInput)
  /// An Id is not what the profile demands.
  public static let signatureIDInvalid = FindingCode(
    "signature.id-invalid", "An Id is missing, or is not of the form that the profile demands.", exit: .badInput)
  /// The key does not fit any method that the profile allows.
  public static let signatureKeyUnfit = FindingCode(
    "signature.key-unfit", "The key fits none of the signature methods that the profile allows.", exit: .badInput)
  /// A description of a signature contradicts itself.
  public static let signatureDescriptionInvalid = FindingCode(
    "signature.description-invalid", "The description of a signature contradicts itself, or does not fit the identity.",
    exit: .configuration)
  /// A reference would cover its own digest.
  public static let signatureReferenceCircular = FindingCode(
    "signature.reference-circular", "A reference that is to be made would cover its own digest.", exit: .configuration)
  /// The signature value protects the document and nothing of the signature itself.
  public static let signatureCoversDocumentOnly = FindingCode(
    "signature.covers-document-only", "The signature value was made over the document instead of SignedInfo.",
    exit: .success)
  /// A new signature would break one that is there.
  public static let signatureBreaksAnother = FindingCode(
    "signature.breaks-another", "The new signature would change what another signature covers.", exit: .badInput)
}
