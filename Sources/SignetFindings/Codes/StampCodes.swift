/// Codes about stamps: what authorities demand in documents besides XML signatures.
extension FindingCode {
  static let stamp: [FindingCode] = [
    stampInputMissing, stampInputInvalid, stampAlreadyPresent, stampFieldUnfit, stampKeyUnfit,
    stampComplementUnknown, stampMissing, stampMalformed, stampFieldMismatch, stampValueMismatch, stampNotChecked,
  ]

  /// A stamp needs something that was not given.
  public static let stampInputMissing = FindingCode(
    "stamp.input-missing", "A stamp needs a file or value that was not given.", exit: .usage)
  /// What was given for a stamp can't be used.
  public static let stampInputInvalid = FindingCode(
    "stamp.input-invalid", "A file or value that was given for a stamp is not what the stamp needs.", exit: .badInput)
  /// The document has the stamp already.
  public static let stampAlreadyPresent = FindingCode(
    "stamp.already-present", "The document has the stamp already.", exit: .badInput)
  /// The document lacks a field that the stamp is made from, or has it in a form that can't be stamped.
  public static let stampFieldUnfit = FindingCode(
    "stamp.field-unfit",
    "The document lacks a field that the stamp is made from, or has it in a form that can't be stamped.",
    exit: .badInput)
  /// The signer can't make such a stamp.
  public static let stampKeyUnfit = FindingCode(
    "stamp.key-unfit", "The signer's key or certificate can't make such a stamp.", exit: .badInput)
  /// The document has a part whose values nobody has said how to stamp.
  public static let stampComplementUnknown = FindingCode(
    "stamp.complement-unknown", "The document has a complement whose place in the stamped text is not known.",
    exit: .badInput)
  /// The document has no stamp where its scheme demands one.
  public static let stampMissing = FindingCode(
    "stamp.missing", "The document has no stamp where its scheme demands one.", exit: .foundBad)
  /// A stamp can't be read.
  public static let stampMalformed = FindingCode("stamp.malformed", "A stamp can't be read.", exit: .foundBad)
  /// A stamp says something else than the document.
  public static let stampFieldMismatch = FindingCode(
    "stamp.field-mismatch", "A field of a stamp is not that of the document, or of what the authority has issued.",
    exit: .foundBad)
  /// A stamp was not made over this document, or not with this key.
  public static let stampValueMismatch = FindingCode(
    "stamp.value-mismatch", "The value of a stamp does not follow from the document, or its key has not made it.",
    exit: .foundBad)
  /// A stamp was not checked.
  public static let stampNotChecked = FindingCode(
    "stamp.not-checked", "A stamp was not checked, because what it depends on is not there.", exit: .success)
}
