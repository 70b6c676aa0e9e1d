import SignetFindings
import Yams

extension SignatureProfile {
  /// Reads a profile from YAML, in the form that ``yaml()`` writes.
  ///
  /// - Parameter yaml: The text; unknown fields are refused, because a misspelt rule must not be left out silently.
  /// - Throws: `profile.invalid`, with the line and the field.
  public init(yaml: String) throws(SignetError) {
    let node: Node?
    do {
      node = try Yams.compose(yaml: yaml)
    } catch {
      throw YAMLValue.invalid("it is not YAML: \(error)")
    }
    guard let node else { throw YAMLValue.invalid("it is empty") }
    self = try YAMLValue(node).fields { (fields) throws(SignetError) in try SignatureProfile(&fields) }
  }

  /// The profile as YAML, to be edited and read again.
  ///
  /// - Throws: `internal.inconsistency` if the text can't be made.
  public func yaml() throws(SignetError) -> String {
    do {
      let text = try Yams.serialize(node: fields.node, width: -1, allowUnicode: true)
      return text.hasSuffix("\n") ? text : text + "\n"
    } catch {
      throw SignetError(
        .internalInconsistency, message: "The profile \(id) can't be written as YAML: \(error)",
        hint: "Please report this.")
    }
  }
}
