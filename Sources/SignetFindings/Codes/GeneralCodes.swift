/// Codes about files, arguments and Signet itself.
extension FindingCode {
  static let general: [FindingCode] = [
    fileMissing, fileUnreadable, fileIsFolder, fileTooLarge, fileCannotWrite, fileExposesKey, usageInvalid,
    internalInconsistency,
  ]

  /// A file or folder that was named does not exist.
  public static let fileMissing = FindingCode(
    "file.missing", "A file or folder that was named does not exist.", exit: .missingInput)
  /// A file exists, but can't be read.
  public static let fileUnreadable = FindingCode(
    "file.unreadable", "A file can't be read: no permission, or a read error.", exit: .permission)
  /// A folder was named where a file is needed.
  public static let fileIsFolder = FindingCode(
    "file.is-folder", "A folder was named where a file is needed.", exit: .badInput)
  /// A file is larger than the limit for its kind.
  public static let fileTooLarge = FindingCode(
    "file.too-large", "A file is larger than the limit for its kind.", exit: .badInput)
  /// Output can't be written.
  public static let fileCannotWrite = FindingCode(
    "file.cannot-write", "Output can't be written: no permission, no space, or not a folder.", exit: .cannotWrite)
  /// A file with a private key can be read by others.
  public static let fileExposesKey = FindingCode(
    "file.exposes-key", "A file with a private key can be read by other users of the machine.", exit: .success)
  /// The arguments contradict each other or name something that does not exist.
  public static let usageInvalid = FindingCode(
    "usage.invalid", "The arguments contradict each other or name something that does not exist.", exit: .usage)
  /// Signet found itself in a state that should be impossible.
  public static let internalInconsistency = FindingCode(
    "internal.inconsistency", "Signet found itself in a state that should be impossible; please report it.",
    exit: .internalError)
}
