/// Codes about signing many documents.
extension FindingCode {
  static let batch: [FindingCode] = [batchNoDocuments, batchOutputCollision, batchOutputExists]

  /// There is nothing to sign.
  public static let batchNoDocuments = FindingCode(
    "batch.no-documents", "There is no document to sign in what was named.", exit: .missingInput)
  /// Two documents would be written to one file, or a document over its own input.
  public static let batchOutputCollision = FindingCode(
    "batch.output-collision", "Two documents would be written to one file, or one over its own input.", exit: .usage)
  /// The output of a document was there already.
  public static let batchOutputExists = FindingCode(
    "batch.output-exists", "The output of a document was there already, so the document was not signed again.",
    exit: .success)
}
