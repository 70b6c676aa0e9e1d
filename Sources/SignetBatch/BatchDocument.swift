/// One document of a batch: where it comes from, and where its signed form goes.
public struct BatchDocument: Sendable, Hashable {
  /// The path of the unsigned document.
  public let input: String
  /// The path of the signed document.
  public let output: String

  /// Names a document.
  public init(input: String, output: String) {
    self.input = input
    self.output = output
  }
}
