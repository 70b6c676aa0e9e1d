extension DocumentScanner {
  /// Everything in the root element, from behind its start tag to behind its end tag.
  mutating func content() throws(StepAside) {
    while true {
      try text()
      switch bytes.peek(position &+ 1) {
      case UInt8(ascii: "/"):
        try endTag()
        if open.count == 0 { return }
      case UInt8(ascii: "!"): try commentOrSection()
      case UInt8(ascii: "?"): try innerInstruction()
      default: try startTag()
      }
    }
  }

  /// Instead of a piece of the document, writes text of the scanner's own.
  @inline(__always)
  private mutating func replace(from start: Int, to end: Int, by text: StaticString) {
    for number in outputs.indices where outputs[number].isOpen {
      outputs[number].replace(from: start, to: end)
      outputs[number].write(text)
    }
  }

  // MARK: Text

  /// Text up to the next tag, comment or the like.
  @inline(__always)
  private mutating func text() throws(StepAside) {
    var place = position
    while true {
      if bytes.peek(place) == UInt8(ascii: "<") {
        position = place
        return
      }
      place = bytes.endOfPlainText(place)
      let byte = bytes.peek(place)
      if byte == 0x0A || byte == 0x09 {
        place += 1
      } else if byte >= 0x80 {
        place += try bytes.multibyte(place)
      } else if byte != UInt8(ascii: "<") {
        place = try special(byte, place)
      }
    }
  }

  /// A character of text that is not written as it is; gives the place behind it.
  private mutating func special(_ byte: UInt8, _ place: Int) throws(StepAside) -> Int {
    switch byte {
    case UInt8(ascii: ">"):
      // "]]>" must not stand in text (production 14).
      let isEndOfSection =
        place >= 2 && bytes.start[place - 1] == UInt8(ascii: "]") && bytes.start[place - 2] == UInt8(ascii: "]")
      guard !isEndOfSection else { throw .notWellFormed }
      replace(from: place, to: place + 1, by: "&gt;")
      return place + 1
    case 0x0D: return lineBreak(place)
    case UInt8(ascii: "&"):
      let (scalar, end) = try bytes.reference(place)
      if let escape = CanonicalOutput.escapeInText(scalar) {
        let isWrittenSo = end - place == escape.utf8CodeUnitCount && bytes.starts(with: escape, at: place)
        if !isWrittenSo { replace(from: place, to: end, by: escape) }
      } else {
        for number in outputs.indices where outputs[number].isOpen {
          outputs[number].replace(from: place, to: end)
          outputs[number].write(scalar: scalar)
        }
      }
      return end
    default: throw .notWellFormed
    }
  }

  /// Writes LF for CR or CR LF (section 2.11), and gives the place behind.
  private mutating func lineBreak(_ place: Int) -> Int {
    let end = bytes.peek(place + 1) == 0x0A ? place + 2 : place + 1
    replace(from: place, to: end, by: "\n")
    return end
  }

  // MARK: CDATA sections and comments

  private mutating func commentOrSection() throws(StepAside) {
    if bytes.starts(with: "<![CDATA[", at: position) { return try section() }
    guard bytes.starts(with: "<!--", at: position) else { throw .notWellFormed }
    let start = position
    position = try endOfComment()
    for number in outputs.indices where outputs[number].isOpen {
      outputs[number].replace(from: start, to: position)
      if outputs[number].keepsComments { writeLines(start, position, number) }
    }
  }

  /// A CDATA section is written as text.
  private mutating func section() throws(StepAside) {
    replace(from: position, to: position + 9, by: "")
    var place = position + 9
    while true {
      place = bytes.endOfPlainText(place)
      let byte = bytes.peek(place)
      switch byte {
      case 0x09, 0x0A: place += 1
      case 0x0D: place = lineBreak(place)
      case UInt8(ascii: "&"), UInt8(ascii: "<"):
        replace(from: place, to: place + 1, by: byte == UInt8(ascii: "&") ? "&amp;" : "&lt;")
        place += 1
      case UInt8(ascii: ">"):
        let isEnd =
          place - 2 >= position + 9 && bytes.start[place - 1] == UInt8(ascii: "]")
          && bytes.start[place - 2] == UInt8(ascii: "]")
        if isEnd {
          replace(from: place - 2, to: place + 1, by: "")
          position = place + 1
          return
        }
        replace(from: place, to: place + 1, by: "&gt;")
        place += 1
      case 0x80...: place += try bytes.multibyte(place)
      default: throw .notWellFormed
      }
    }
  }

  /// The place behind the comment that begins at the position (production 15).
  func endOfComment() throws(StepAside) -> Int {
    var place = position + 4
    while true {
      let byte = bytes.peek(place)
      if bytes.has(ByteClasses.remark, byte) || byte == UInt8(ascii: "?") || byte == 0x0D {
        place += 1
      } else if byte == UInt8(ascii: "-") {
        if bytes.peek(place + 1) == UInt8(ascii: "-") {
          guard bytes.peek(place + 2) == UInt8(ascii: ">") else { throw .notWellFormed }
          return place + 3
        }
        place += 1
      } else if byte >= 0x80 {
        place += try bytes.multibyte(place)
      } else {
        throw .notWellFormed
      }
    }
  }

  /// Copies a piece of the document with LF for CR LF and CR.
  mutating func writeLines(_ start: Int, _ end: Int, _ number: Int) {
    var (from, place) = (start, start)
    while place < end {
      if bytes.start[place] == 0x0D {
        outputs[number].copy(from, place - from)
        if bytes.peek(place + 1) != 0x0A { outputs[number].write("\n") }
        from = place + 1
      }
      place += 1
    }
    outputs[number].copy(from, end - from)
  }

  // MARK: Processing instructions

  /// Where the parts of a processing instruction stand.
  struct Instruction {
    var start: Int
    var targetEnd: Int
    var dataStart: Int
    var dataEnd: Int
    var end: Int { dataEnd + 2 }
  }

  /// The processing instruction that begins at the position (production 16).
  func processingInstruction() throws(StepAside) -> Instruction {
    let start = position
    let targetEnd = try bytes.unprefixedName(start + 2)
    let isReserved =
      targetEnd - start == 5 && (start + 2..<targetEnd).map { bytes.start[$0] | 0x20 } == Array("xml".utf8)
    guard !isReserved, bytes.peek(targetEnd) != UInt8(ascii: ":") else { throw .notWellFormed }
    guard !bytes.starts(with: "oasis-xml-catalog", at: start + 2) else { throw .unsupported }
    let dataStart = bytes.skipBlanks(targetEnd)
    var place = dataStart
    while true {
      let byte = bytes.peek(place)
      if bytes.has(ByteClasses.remark, byte) || byte == UInt8(ascii: "-") || byte == 0x0D {
        place += 1
      } else if byte == UInt8(ascii: "?") {
        if bytes.peek(place + 1) == UInt8(ascii: ">") { break }
        place += 1
      } else if byte >= 0x80 {
        place += try bytes.multibyte(place)
      } else {
        throw .notWellFormed
      }
    }
    guard dataStart > targetEnd || place == targetEnd else { throw .notWellFormed }
    return Instruction(start: start, targetEnd: targetEnd, dataStart: dataStart, dataEnd: place)
  }

  mutating func write(_ instruction: Instruction, _ number: Int) {
    outputs[number].copy(instruction.start, instruction.targetEnd - instruction.start)
    if instruction.dataEnd > instruction.dataStart {
      outputs[number].write(" ")
      writeLines(instruction.dataStart, instruction.dataEnd, number)
    }
    outputs[number].write("?>")
  }

  private mutating func innerInstruction() throws(StepAside) {
    let instruction = try processingInstruction()
    for number in outputs.indices where outputs[number].isOpen {
      outputs[number].replace(from: instruction.start, to: instruction.end)
      write(instruction, number)
    }
    position = instruction.end
  }
}
