/// A change to canonical bytes under which a digest that does not match may match.
public struct Counterfactual: Sendable, Hashable {
  /// A stable name, for programs: `line-ends-crlf`.
  public let name: String
  /// Under what condition the signature is right, to go on after “The signature is right for this document”.
  public let condition: String
  /// What to do about it.
  public let remedy: String

  init(_ name: String, _ condition: String, remedy: String) {
    self.name = name
    self.condition = condition
    self.remedy = remedy
  }

  /// Both changes together.
  func and(_ other: Counterfactual?) -> Counterfactual {
    guard let other else { return self }
    return Counterfactual(
      "\(name)+\(other.name)", "\(condition), and \(other.condition)", remedy: "\(remedy) \(other.remedy)")
  }
}
