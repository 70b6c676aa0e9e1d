import SignetFindings

/// The name of an attribute that gives an Id, whose prefix has been read.
struct AttributeName: Sendable {
  /// As it is written.
  let qualified: String
  let local: String
  /// nil for an attribute in no namespace.
  let namespace: String?

  /// An attribute in no namespace.
  init(inNoNamespace name: String) {
    (qualified, local, namespace) = (name, name, nil)
  }

  /// Reads a name, in which a prefix is one of the description's.
  ///
  /// - Throws: `signature.description-invalid`.
  init(_ qualified: String, namespaces: [String: String]) throws(SignetError) {
    self.qualified = qualified
    let parts = qualified.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard (1...2).contains(parts.count), parts.allSatisfy(Markup.isUsablePrefix) else {
      throw SignatureDescription.invalid("\(qualified.debugDescription) is no name of an attribute")
    }
    local = parts[parts.count - 1]
    guard parts.count == 2 else {
      namespace = nil
      return
    }
    guard let name = parts[0] == "xml" ? Namespace.xml : namespaces[parts[0]] else {
      throw SignatureDescription.invalid("the prefix of \(qualified) is not declared")
    }
    namespace = name
  }
}

extension SignatureDescription {
  /// The local names of the attributes that give the Ids of what is signed.
  package var idAttributes: Set<String> {
    Set(
      references.compactMap { reference in
        guard case .element(_, let name, _) = reference.subject else { return nil }
        return name.split(separator: ":").last.map(String.init)
      })
  }
}
