extension DocumentScanner {
  /// Takes a declaration into scope (Namespaces in XML 1.0, section 3).
  mutating func declare(_ attribute: Attribute) throws(StepAside) {
    let isDefault = attribute.prefixLength == 0
    let prefix = NamePrefix(bytes.start + attribute.localStart, length: isDefault ? 0 : attribute.localLength)
    let length = attribute.valueEnd - attribute.valueStart
    guard isDefault || length > 0 else { throw .notWellFormed }
    guard !prefix.isWritten("xml"), !prefix.isWritten("xmlns") else { throw .namespace }
    guard bindings.count < 512, bindings.count - tag.firstBinding + attributes.count < Self.mostAttributes else {
      throw .limit
    }
    let uri = try names.declared(bytes.start + attribute.valueStart, length)
    for index in tag.firstBinding..<bindings.count where bindings[index].prefix == prefix { throw .notWellFormed }
    if bindings.count > tag.firstBinding, prefix < bindings[bindings.count - 1].prefix {
      tag.areDeclarationsSorted = false
    }
    if attributes.count > 0 { tag.isPlain = false }
    bindings.append(
      Binding(prefix: prefix, uri: uri, valueStart: attribute.valueStart, valueLength: length))
    if isDefault { defaultNamespace = uri }
    choices.declare(uri)
  }

  /// Takes declarations out of scope again.
  mutating func undeclare(to count: Int) {
    bindings.removeLast(to: count)
    let nearest = binding(of: NamePrefix(bytes.start, length: 0), below: count)
    defaultNamespace = nearest < 0 ? NamespaceNames.none : bindings[nearest].uri
  }

  /// The nearest declaration of a prefix among the first so many in scope, or -1.
  @inline(__always)
  func binding(of prefix: NamePrefix, below count: Int) -> Int {
    var index = count - 1
    while index >= 0, !(bindings[index].prefix == prefix) { index -= 1 }
    return index
  }

  /// The namespace of an element with a prefix.
  @inline(__always)
  func namespace(of prefix: NamePrefix) throws(StepAside) -> Int {
    if prefix.length == 0 { return defaultNamespace }
    let binding = binding(of: prefix, below: bindings.count)
    // Also an element in the namespace of `xml` itself.
    guard binding >= 0 else { throw .notWellFormed }
    return bindings[binding].uri
  }

  /// Finds the namespaces of an element and of its attributes, and refuses an attribute that is there twice.
  @inline(__always)
  mutating func resolveNames() throws(StepAside) {
    tag.uri = try namespace(of: NamePrefix(bytes.start + tag.nameStart, length: tag.prefixLength))
    if attributes.count > 0 { try resolveAttributes() }
  }

  private mutating func resolveAttributes() throws(StepAside) {
    for index in 0..<attributes.count {
      let attribute = attributes[index]
      if attribute.prefixLength > 0 {
        let prefix = NamePrefix(bytes.start + attribute.nameStart, length: attribute.prefixLength)
        if prefix.isWritten("xml") {
          attributes[index].uri = NamespaceNames.xml
          if joinsBases, isLocalName(of: attribute, "base") { throw .base }
          inheritable.append(attributes[index])
        } else {
          let binding = binding(of: prefix, below: bindings.count)
          guard binding >= 0 else { throw .notWellFormed }
          attributes[index].uri = bindings[binding].uri
        }
      }
      if index > 0, !precedes(attributes[index - 1], attributes[index]) { tag.areAttributesSorted = false }
    }
    guard !tag.areAttributesSorted else { return }
    sortAttributes()
    for index in 1..<order.count where !precedes(attributes[order[index - 1]], attributes[order[index]]) {
      throw .notWellFormed
    }
  }

  func isLocalName(of attribute: Attribute, _ text: StaticString) -> Bool {
    attribute.localLength == text.utf8CodeUnitCount && bytes.starts(with: text, at: attribute.localStart)
  }

  /// The order of attributes: by namespace, then by local name (Canonical XML 1.0, section 2.2).
  private func precedes(_ left: Attribute, _ right: Attribute) -> Bool {
    if left.uri != right.uri {
      return left.uri == NamespaceNames.none
        || (right.uri != NamespaceNames.none && names.precedes(left.uri, right.uri))
    }
    return ByteOrder.precedes(
      bytes.start + left.localStart, left.localLength, bytes.start + right.localStart, right.localLength)
  }

  /// Puts the attributes into `order`.
  mutating func sortAttributes() {
    order.removeLast(to: 0)
    for index in 0..<attributes.count {
      order.append(index)
      var place = index
      while place > 0, precedes(attributes[index], attributes[order[place - 1]]) {
        order[place] = order[place - 1]
        place -= 1
      }
      order[place] = index
    }
  }

  /// Puts the declarations in `pending` into the order of their prefixes.
  mutating func sortDeclarations() {
    for index in 1..<max(pending.count, 1) {
      let binding = pending[index]
      var place = index
      while place > 0, bindings[binding].prefix < bindings[pending[place - 1]].prefix {
        pending[place] = pending[place - 1]
        place -= 1
      }
      pending[place] = binding
    }
  }
}
