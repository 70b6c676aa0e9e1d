import SignetCrypto
import SignetFindings

/// Peels the layers off a file: text in some encoding, base64 in base64, PEM blocks, until DER is left.
struct EncodingLayers {
  /// What was found so far.
  private(set) var items: [DecodedItem] = []
  /// What was passed over.
  private(set) var findings: [Finding] = []

  /// Where in the file the layer at hand stands, ending in a comma; empty for a file that is nothing else.
  private var surroundings = ""

  private let source: String
  private let passphrase: SecretBytes?

  /// The most layers of base64 or hexadecimal text. Two are in use: base64 of PEM, and base64 of base64.
  private static let maximumDepth = 3

  /// How many blocks that were passed over an error lists.
  private static let mostCauses = 10

  /// - Parameters:
  ///   - source: the name of the file, for errors.
  ///   - passphrase: opens encrypted keys.
  init(source: String, passphrase: SecretBytes?) {
    self.source = source
    self.passphrase = passphrase
  }

  /// The error for a file in which nothing is known.
  ///
  /// - Parameter causes: what was passed over.
  static func unrecognized(causes: [Finding] = []) -> SignetError {
    SignetError(
      .decodeUnrecognized, message: "The file holds no certificate, key, request or revocation list in a known form.",
      hint: "Known are PEM, DER, base64 and hexadecimal text, PKCS#7 (.p7b) and PKCS#12 (.p12, .pfx).", causes: causes)
  }

  /// The error where there was nothing to be found: what the only blocks were, where that is known.
  var nothingFound: SignetError {
    guard let known = findings.first(where: { $0.severity > .note }) else {
      return Self.unrecognized(causes: Array(findings.prefix(Self.mostCauses)))
    }
    return SignetError(known.code, about: known.subject, message: known.message, hint: known.hint)
  }

  /// Decodes one layer and what is below it.
  ///
  /// - Parameters:
  ///   - container: how `bytes` were wrapped.
  ///   - depth: how many layers of text were above.
  mutating func decode(_ bytes: [UInt8], as container: DecodedItem.Container, depth: Int) throws(SignetError) {
    if let error = ForeignFormat.error(for: bytes, source: source) { throw error }
    if let start = DERDecoder.start(of: bytes) {
      try decodeDER(bytes, from: start, container: container, place: surroundings + Self.place(of: container))
    } else {
      try decodeText(bytes, depth: depth)
    }
  }

  private mutating func decodeText(_ bytes: [UInt8], depth: Int) throws(SignetError) {
    var text = TextEscapes.undone(TextNormalization.normalized(bytes))
    defer { text.wipe() }
    if PEMLexer.hasMarkers(text) {
      try decodeBlocks(of: text)
      return
    }
    guard depth < Self.maximumDepth else { throw Self.unrecognized() }
    guard var layer = try innerLayer(of: text) else {
      try decodePieces(of: text, depth: depth)
      return
    }
    defer { layer.bytes.wipe() }
    try decode(layer.bytes, as: layer.container, depth: depth + 1)
  }

  /// Decodes the base64 values in a document of another kind.
  private mutating func decodePieces(of text: [UInt8], depth: Int) throws(SignetError) {
    for piece in EmbeddedText(text).pieces() {
      guard var bytes = BareText.base64(text[piece.range]) else { continue }
      defer { bytes.wipe() }
      let surroundings = self.surroundings
      self.surroundings += "base64 text in line \(piece.line), "
      defer { self.surroundings = surroundings }
      do {
        try decode(bytes, as: .base64, depth: depth + 1)
      } catch  where [.decodeUnrecognized, .decodeDERMalformed, .decodePEMTruncated].contains(error.finding.code) {
        // Numbers, signatures and ciphertexts can look alike.
        continue
      }
    }
    guard !items.isEmpty else { throw Self.unrecognized() }
  }

  private func innerLayer(of text: [UInt8]) throws(SignetError) -> (bytes: [UInt8], container: DecodedItem.Container)? {
    if let bytes = BareText.hexadecimal(text) { return (bytes, .hexadecimal) }
    guard BareText.isBase64(text) else { return nil }
    guard let bytes = BareText.base64(text) else {
      throw SignetError(
        .decodeDERMalformed, about: .file(path: source, position: "base64 text"),
        message: "The base64 text ends in the middle of a byte, or has padding where none belongs.",
        hint: "Copy the whole text again.")
    }
    return (bytes, .base64)
  }

  private mutating func decodeBlocks(of text: [UInt8]) throws(SignetError) {
    for (index, block) in try PEMLexer(text, source: source).blocks().enumerated() {
      let place = "\(surroundings)block \(index + 1) (PEM \(block.label), line \(block.line))"
      do {
        try decode(block, of: text, place: place)
      } catch let error where error.finding.code.isForeign && !block.isCredential {
        let foreign = ForeignFormat.finding(forBlock: block.label, source: source)
        findings.append(
          foreign?.about(.file(path: source, position: place))
            ?? Finding(
              .decodeBlockSkipped, .note, about: .file(path: source, position: place),
              message: "The block \(block.label) holds nothing that Signet uses, and was passed over.",
              hint: "Nothing needs to be done, unless the block was meant to be used."))
      }
    }
  }

  private mutating func decode(_ block: PEMBlock, of text: [UInt8], place: String) throws(SignetError) {
    // Parameters of keys are numbers like those of a key.
    guard !block.label.hasSuffix("PARAMETERS") else { throw Self.unrecognized() }
    guard !block.isEncrypted else {
      try decodeEncryptedBlock(block, of: text, place: place)
      return
    }
    guard var der = BareText.base64(text[block.base64]) ?? BareText.quotedBase64(text[block.base64]), !der.isEmpty
    else {
      throw SignetError(
        .decodePEMMalformed, about: .file(path: source, position: place),
        message: "The block is empty, or its text is not base64: a character is foreign to it, or some are missing.",
        hint: "Copy the whole text again, from the BEGIN line to the END line.")
    }
    defer { der.wipe() }
    if block.label == "TRUSTED CERTIFICATE" {
      do {
        let certificate = try Certificate(trusted: der)
        items.append(DecodedItem(content: .certificate(certificate), container: .pem, position: place))
      } catch {
        throw error.about(.file(path: source, position: place))
      }
      return
    }
    try decodeDER(der, from: 0, container: .pem, place: place)
  }

  /// A key with the encryption of RFC 1421, which stands in headers outside the DER.
  private mutating func decodeEncryptedBlock(
    _ block: PEMBlock, of text: [UInt8], place: String
  ) throws(SignetError) {
    guard passphrase != nil else {
      items.append(DecodedItem(content: .encryptedPrivateKey, container: .pem, position: place))
      return
    }
    var pem = Array(text[block.range])
    defer { pem.wipe() }
    do {
      let key = try PrivateKey(pem: pem, passphrase: passphrase)
      items.append(DecodedItem(content: .privateKey(key), container: .pem, position: place))
    } catch {
      throw error.about(.file(path: source, position: place))
    }
  }

  private mutating func decodeDER(
    _ bytes: [UInt8], from start: Int, container: DecodedItem.Container, place: String
  ) throws(SignetError) {
    var decoder = DERDecoder(source: source, passphrase: passphrase, container: container, place: place)
    items += try decoder.decode(bytes, from: start)
    findings += decoder.findings
  }

  private static func place(of container: DecodedItem.Container) -> String {
    switch container {
    case .base64: "base64 text"
    case .hexadecimal: "hexadecimal text"
    case .der, .pem, .pkcs7, .pkcs12: "DER"
    }
  }
}

extension FindingCode {
  /// Whether a block with an unknown label may be passed over for it.
  fileprivate var isForeign: Bool { self == .decodeUnrecognized || self == .decodePEMMalformed }
}
