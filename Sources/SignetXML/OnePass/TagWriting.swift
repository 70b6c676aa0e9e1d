extension DocumentScanner {
  /// Writes a start tag to an output that wants it, and begins or interrupts the output where a choice says so.
  @inline(__always)
  mutating func enter(
    _ number: Int, depth: Int, chosen: UInt64, outerAttributes: Int
  ) throws(StepAside) {
    if outputs[number].isOpen {
      if chosen & outputs[number].omitted != 0 {
        outputs[number].close(at: tag.start)
        outputs[number].omittedDepth = depth
        return
      }
    } else {
      guard try begins(number, depth: depth, chosen: chosen) else { return }
    }
    let isInclusive = !outputs[number].method.isExclusive
    let isInnerApex = depth == outputs[number].apexDepth && depth > 1
    let hasOwn = bindings.count > tag.firstBinding
    if isInclusive && !hasOwn && !isInnerApex && tag.isPlain && tag.areAttributesSorted {
      if tag.isEmptyElement { spread(number) }
      return
    }
    write(number, depth: depth, inherits: isInclusive && isInnerApex, outerAttributes: outerAttributes)
  }

  /// Whether an output that is not open begins with an element.
  private func begins(
    _ number: Int, depth: Int, chosen: UInt64
  ) throws(StepAside) -> Bool {
    guard outputs[number].apexDepth == 0 else { return false }
    let isApex = outputs[number].isOfDocument || chosen & outputs[number].apex != 0
    if chosen & outputs[number].omitted != 0 {
      guard !isApex else { throw .leftOut }
      if outputs[number].omittedDepth == 0 { outputs[number].omittedDepth = depth }
    }
    guard isApex else { return false }
    guard outputs[number].omittedDepth == 0 else { throw .leftOut }
    outputs[number].apexDepth = depth
    outputs[number].open(at: tag.start)
    return true
  }

  /// Writes `<a …/>`, the tag being canonical otherwise, as `<a …></a>`.
  private mutating func spread(_ number: Int) {
    outputs[number].replace(from: tag.end - 2, to: tag.end)
    outputs[number].write("></")
    outputs[number].copy(tag.nameStart, tag.nameLength)
    outputs[number].write(UInt8(ascii: ">"))
  }

  /// Writes a start tag, from the document itself where it is canonical there.
  private mutating func write(_ number: Int, depth: Int, inherits: Bool, outerAttributes: Int) {
    let own = bindings.count - tag.firstBinding
    let isExclusive = outputs[number].method.isExclusive
    if isExclusive {
      collectUsed(number)
    } else if inherits {
      collectInScope()
    } else {
      collectChanged()
    }
    if pending.count > 1 { sortDeclarations() }
    if isExclusive {
      for index in 0..<pending.count {
        let binding = bindings[pending[index]]
        outputs[number].rendered.append(
          CanonicalOutput.Rendered(prefix: binding.prefix, uri: binding.uri, depth: depth))
      }
    }
    let ownCount = attributes.count
    if inherits { inheritAttributes(number, outerAttributes) }
    let isSame =
      tag.isPlain && tag.areAttributesSorted && attributes.count == ownCount && pending.count == own
      && (own == 0 || (tag.areDeclarationsSorted && areOwn()))
    if isSame {
      if tag.isEmptyElement { spread(number) }
    } else {
      rewrite(number)
    }
    attributes.removeLast(to: ownCount)
  }

  private func areOwn() -> Bool {
    (0..<pending.count).allSatisfy { pending[$0] == tag.firstBinding + $0 }
  }

  private mutating func rewrite(_ number: Int) {
    outputs[number].replace(from: tag.start, to: tag.end)
    outputs[number].copy(tag.start, tag.nameLength + 1)
    for index in 0..<pending.count {
      let binding = bindings[pending[index]]
      outputs[number].write(binding.prefix.length == 0 ? " xmlns" : " xmlns:")
      outputs[number].write(binding.prefix.start, binding.prefix.length)
      outputs[number].write("=\"")
      outputs[number].copy(binding.valueStart, binding.valueLength)
      outputs[number].write(UInt8(ascii: "\""))
    }
    sortAttributes()
    for index in 0..<order.count { write(attributes[order[index]], number) }
    outputs[number].write(UInt8(ascii: ">"))
    if tag.isEmptyElement {
      outputs[number].write("</")
      outputs[number].copy(tag.nameStart, tag.nameLength)
      outputs[number].write(UInt8(ascii: ">"))
    }
  }

  private mutating func write(_ attribute: Attribute, _ number: Int) {
    outputs[number].write(UInt8(ascii: " "))
    outputs[number].copy(attribute.nameStart, attribute.nameLength)
    outputs[number].write("=\"")
    if attribute.isPlain {
      outputs[number].copy(attribute.valueStart, attribute.valueEnd - attribute.valueStart)
    } else {
      writeValue(attribute, number)
    }
    outputs[number].write(UInt8(ascii: "\""))
  }

  /// A value with white space normalized (XML 1.0, section 3.3.3) and characters as canonicalization writes them.
  private mutating func writeValue(_ attribute: Attribute, _ number: Int) {
    var (from, place) = (attribute.valueStart, attribute.valueStart)
    while place < attribute.valueEnd {
      let byte = bytes.start[place]
      guard byte < 0x20 || byte == UInt8(ascii: "&") || byte == UInt8(ascii: "\"") else {
        place += 1
        continue
      }
      outputs[number].copy(from, place - from)
      // A reference was read before, so it is in order.
      if byte == UInt8(ascii: "&"), let (scalar, end) = try? bytes.reference(place) {
        if let escape = CanonicalOutput.escapeInValue(scalar) {
          outputs[number].write(escape)
        } else {
          outputs[number].write(scalar: scalar)
        }
        place = end
      } else {
        outputs[number].write(byte == UInt8(ascii: "\"") ? "&quot;" : " ")
        place += byte == 0x0D && bytes.peek(place + 1) == 0x0A ? 2 : 1
      }
      from = place
    }
    outputs[number].copy(from, attribute.valueEnd - from)
  }
}

// MARK: - What is declared in the output

extension DocumentScanner {
  /// The inclusive methods, inside: the declarations that say something else than those around (Canonical XML 1.0, 2.3).
  private mutating func collectChanged() {
    pending.removeLast(to: 0)
    for index in tag.firstBinding..<bindings.count {
      let outer = binding(of: bindings[index].prefix, below: tag.firstBinding)
      let before = outer < 0 ? NamespaceNames.none : bindings[outer].uri
      if bindings[index].uri != before { pending.append(index) }
    }
  }

  /// The inclusive methods, at an apex inside of the document: all that is in scope.
  private mutating func collectInScope() {
    pending.removeLast(to: 0)
    for index in 0..<bindings.count where bindings[index].uri != NamespaceNames.none {
      if binding(of: bindings[index].prefix, below: bindings.count) == index { pending.append(index) }
    }
  }

  /// The exclusive methods: what is visibly used or listed, and not in the output yet (Exclusive XML Canonicalization, 3).
  private mutating func collectUsed(_ number: Int) {
    pending.removeLast(to: 0)
    collect(NamePrefix(bytes.start + tag.nameStart, length: tag.prefixLength), number)
    for index in 0..<attributes.count
    where attributes[index].prefixLength > 0 && attributes[index].uri != NamespaceNames.xml {
      collect(NamePrefix(bytes.start + attributes[index].nameStart, length: attributes[index].prefixLength), number)
    }
    for index in 0..<outputs[number].listed.count { collect(outputs[number].listed[index], number) }
  }

  @inline(__always)
  private mutating func collect(_ prefix: NamePrefix, _ number: Int) {
    let nearest = binding(of: prefix, below: bindings.count)
    guard nearest >= 0, !outputs[number].hasRendered(prefix, bindings[nearest].uri) else { return }
    for index in 0..<pending.count where pending[index] == nearest { return }
    pending.append(nearest)
  }

  /// Attributes of the `xml` namespace that the elements around an apex have and it has not (Canonical XML 1.0, 2.4; 1.1, 2.4).
  private mutating func inheritAttributes(_ number: Int, _ outerAttributes: Int) {
    let isVersion11 = [.c14n11, .c14n11WithComments].contains(outputs[number].method)
    for index in (0..<outerAttributes).reversed() {
      let attribute = inheritable[index]
      let isInherited = !isVersion11 || isLocalName(of: attribute, "lang") || isLocalName(of: attribute, "space")
      if isInherited, !hasAttribute(like: attribute) { attributes.append(attribute) }
    }
  }

  private func hasAttribute(like other: Attribute) -> Bool {
    for index in 0..<attributes.count {
      let attribute = attributes[index]
      let isSame = ByteOrder.equal(
        bytes.start + attribute.localStart, attribute.localLength, bytes.start + other.localStart, other.localLength)
      if attribute.uri == other.uri, isSame { return true }
    }
    return false
  }
}

extension CanonicalOutput {
  /// Whether the output has a namespace for a prefix already, where the next element will stand.
  @inline(__always)
  func hasRendered(_ prefix: NamePrefix, _ uri: Int) -> Bool {
    var index = rendered.count - 1
    while index >= 0 {
      let entry = rendered[index]
      if entry.prefix == prefix { return entry.uri == uri }
      index -= 1
    }
    return uri == NamespaceNames.none
  }
}

extension CanonicalOutput {
  /// Whether an exclusive method adds nothing to a start tag with a prefix and no attributes.
  @inline(__always)
  func writesUnseen(_ prefix: NamePrefix, _ uri: Int) -> Bool { listed.count == 0 && hasRendered(prefix, uri) }
}
