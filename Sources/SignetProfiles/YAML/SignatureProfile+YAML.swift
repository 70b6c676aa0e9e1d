import SignetFindings
import Yams

extension SignatureProfile {
  /// Reads a profile from YAML, in the form that ``yaml()`` writes.
  ///
  /// - Parameter yaml: The text; unknown keys are refused, because a misspelt rule must not be left out silently.
  /// - Throws: `profile.invalid`.
  public init(yaml: String) throws(SignetError) {
    do {
      let document = try YAMLDecoder().decode(ProfileDocument.self, from: yaml)
      let known = try Yams.compose(yaml: try YAMLEncoder().encode(document))
      if let key = try Yams.compose(yaml: yaml)?.firstKey(missingIn: known) {
        throw ProfileDocument.invalid("the key \(key.debugDescription) is not known")
      }
      self = try document.profile()
    } catch let error as SignetError {
      throw error
    } catch let error as DecodingError {
      throw ProfileDocument.invalid(error.reason)
    } catch {
      throw ProfileDocument.invalid("it is not YAML: \(error)")
    }
  }

  /// The profile as YAML, to be edited and read again.
  ///
  /// - Throws: `profile.invalid` where the YAML form has no words for something in the profile.
  public func yaml() throws(SignetError) -> String {
    let text = try encoded()
    guard (try? SignatureProfile(yaml: text)) == self else {
      throw ProfileDocument.invalid("the YAML form has no words for everything in the profile \(id)")
    }
    return text
  }

  private func encoded() throws(SignetError) -> String {
    do {
      let encoder = YAMLEncoder()
      encoder.options = YAMLEncoder.Options(width: -1, allowUnicode: true)
      return try encoder.encode(ProfileDocument(self))
    } catch {
      throw SignetError(
        .internalInconsistency, message: "The profile \(id) can't be written as YAML: \(error)",
        hint: "Please report this.")
    }
  }
}

extension Node {
  /// The first key of a mapping that `known` does not have at the same place.
  fileprivate func firstKey(missingIn known: Node?) -> String? {
    switch self {
    case .mapping(let mapping):
      for (key, value) in mapping {
        guard let name = key.string else { continue }
        guard let counterpart = known?.mapping?[key] else { return name }
        if let missing = value.firstKey(missingIn: counterpart) { return missing }
      }
      return nil
    case .sequence(let sequence):
      let counterparts = known?.sequence.map(Array.init) ?? []
      return zip(sequence, counterparts).lazy.compactMap { $0.firstKey(missingIn: $1) }.first
    case .scalar, .alias:
      return nil
    }
  }
}

extension DecodingError {
  /// What is wrong, and where.
  fileprivate var reason: String {
    func place(_ path: [any CodingKey]) -> String {
      path.isEmpty ? "the top" : path.map(\.stringValue).joined(separator: "/")
    }
    return switch self {
    case .keyNotFound(let key, let context): "\(key.stringValue) is missing at \(place(context.codingPath))"
    case .valueNotFound(_, let context), .typeMismatch(_, let context):
      "the value at \(place(context.codingPath)) is missing or of the wrong kind"
    case .dataCorrupted(let context):
      "the value at \(place(context.codingPath)) is not allowed"
    @unknown default: "it has another form"
    }
  }
}
