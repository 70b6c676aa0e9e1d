import COpenSSL
import SignetCrypto
import SignetFindings

/// Decodes DER: one structure, or several one after another.
struct DERDecoder {
  /// The name of the file, for errors.
  let source: String
  /// Opens encrypted keys.
  let passphrase: SecretBytes?
  /// How the DER was wrapped.
  let container: DecodedItem.Container
  /// Where in the file the DER is, in words.
  let place: String
  /// What a person should know about the containers that were opened.
  private(set) var findings: [Finding] = []

  /// - Parameters:
  ///   - source: the name of the file, for errors.
  ///   - passphrase: opens encrypted keys.
  ///   - container: how the DER was wrapped.
  ///   - place: where in the file the DER is, in words.
  init(source: String, passphrase: SecretBytes?, container: DecodedItem.Container, place: String) {
    self.source = source
    self.passphrase = passphrase
    self.container = container
    self.place = place
  }

  /// Where DER begins in the bytes of a file: at the start, or after line ends that a transfer added; nil where the
  /// bytes are something else.
  static func start(of bytes: [UInt8]) -> Int? {
    guard let start = bytes.firstIndex(where: { !$0.isWhiteSpace }), bytes.count > start + 2,
      bytes[start] == sequenceTag
    else { return nil }
    // A long or indefinite length has its first bit set, which no ASCII text has.
    if bytes[start + 1] >= 0x80 { return start }
    // A short one could also begin a text that starts with a zero: no text goes on with one of these types.
    let content = bytes[(start + 2)...]
    let beginsAlgorithm = content.first == sequenceTag && content.dropFirst(2).first == 0x06
    return beginsAlgorithm || [[0x02], [0x06], [0x0A, 0x01]].contains(where: content.starts(with:)) ? start : nil
  }

  private static let sequenceTag: UInt8 = 0x30

  /// Decodes all structures.
  ///
  /// - Parameters:
  ///   - bytes: DER, with nothing before the first structure and only white space, NUL or Control-Z after the last.
  ///   - start: where the first structure begins.
  /// - Throws: `SignetError` with `decode.der-malformed`, `decode.unrecognized`, and those of keys.
  mutating func decode(_ bytes: [UInt8], from start: Int) throws(SignetError) -> [DecodedItem] {
    var items: [DecodedItem] = []
    var position = start
    while !bytes[position...].allSatisfy({ $0.isWhiteSpace || $0 == 0 || $0 == 0x1A }) {
      let place = position == start ? place : "\(place), byte \(position)"
      do {
        let (found, end) = try structure(in: bytes, at: position, place: place)
        items += found
        position = end
      } catch let error where error.finding.code == .decodeUnrecognized && !items.isEmpty {
        throw malformed("Something that is not DER follows the first structure.")
          .about(.file(path: source, position: place))
      } catch {
        throw error.about(.file(path: source, position: place))
      }
    }
    return items
  }

  /// The items of the structure at `position`, and where the next structure begins.
  private mutating func structure(
    in bytes: [UInt8], at position: Int, place: String
  ) throws(SignetError) -> ([DecodedItem], end: Int) {
    guard let element = DERElement(bytes[position...]), let shape = DERShape(element, in: bytes) else {
      throw EncodingLayers.unrecognized()
    }
    guard element.missing == 0 else {
      throw malformed("The data ends \(element.missing) bytes too early.")
    }
    // Only bundles and PKCS#12 files come with indefinite lengths (BER); nothing can follow them then.
    let end = element.end ?? bytes.count
    var der = Array(bytes[position..<end])
    defer { der.wipe() }
    return (try items(of: der, shape: shape, at: position, place: place), end)
  }

  private mutating func items(of der: [UInt8], shape: DERShape, at position: Int, place: String) throws(SignetError)
    -> [DecodedItem]
  {
    let content: DecodedItem.Content
    switch shape {
    case .contentInfo: return items(of: try CertificateBundle(der: der), place: place)
    case .timeStampResponse(let token):
      let offset = position
      return items(
        of: try CertificateBundle(der: Array(der[token.lowerBound - offset..<token.upperBound - offset])), place: place)
    case .pkcs12: return try items(of: try PKCS12(der: der, passphrase: passphrase), place: place)
    case .ocspResponse: content = .ocspResponse(try OCSPResponse(der: der))
    case .certificate: content = .certificate(try certificate(der))
    case .request: content = .request(try CertificateRequest(der: der))
    case .revocationList: content = .revocationList(try RevocationList(der: der))
    case .privateKey: content = .privateKey(try PrivateKey(der: der, passphrase: passphrase))
    case .encryptedPrivateKey where passphrase == nil: content = .encryptedPrivateKey
    case .encryptedPrivateKey: content = .privateKey(try PrivateKey(der: der, passphrase: passphrase))
    case .publicKey: content = .publicKey(try PublicKey(subjectPublicKeyInfo: der))
    case .rsaPublicKey: content = .publicKey(try PublicKey(rsaPublicKey: der))
    }
    return [DecodedItem(content: content, container: container, position: place)]
  }

  private func certificate(_ der: [UInt8]) throws(SignetError) -> Certificate {
    do {
      return try Certificate(der: der)
    } catch {
      throw SignetError(
        .decodeDERMalformed, message: "The certificate is damaged.",
        hint: "Get the certificate again from its issuer or owner.", causes: [error.finding])
    }
  }

  private func items(of bundle: CertificateBundle, place: String) -> [DecodedItem] {
    let certificates = bundle.certificates.enumerated().map { index, certificate in
      DecodedItem(
        content: .certificate(certificate), container: .pkcs7,
        position: "\(place), certificate \(index + 1) of the PKCS#7 bundle")
    }
    let lists = bundle.revocationLists.enumerated().map { index, list in
      DecodedItem(
        content: .revocationList(list), container: .pkcs7,
        position: "\(place), revocation list \(index + 1) of the PKCS#7 bundle")
    }
    return certificates + lists
  }

  private mutating func items(of file: PKCS12, place: String) throws(SignetError) -> [DecodedItem] {
    guard !file.privateKeys.isEmpty || !file.certificates.isEmpty else {
      throw SignetError(
        .pkcs12Empty, message: "The PKCS#12 file opens, but holds neither a private key nor a certificate.",
        hint: "Export the identity again, with its key and its certificates.")
    }
    findings += file.findings.map { $0.about(.file(path: source, position: place)) }
    let keys = zip(file.privateKeys, file.keyNames).enumerated().map { index, key in
      DecodedItem(
        content: .privateKey(key.0), container: .pkcs12, position: "\(place), key \(index + 1) of the PKCS#12 file",
        name: key.1)
    }
    let certificates = zip(file.certificates, file.certificateNames).enumerated().map { index, certificate in
      DecodedItem(
        content: .certificate(certificate.0), container: .pkcs12,
        position: "\(place), certificate \(index + 1) of the PKCS#12 file", name: certificate.1)
    }
    return keys + certificates
  }

  private func malformed(_ message: String) -> SignetError {
    SignetError(
      .decodeDERMalformed, message: message, hint: "Get the file again; it was cut off or changed on its way.")
  }
}

extension PublicKey {
  /// Decodes a DER `RSAPublicKey` (RFC 8017 §A.1.1).
  ///
  /// - Throws: `SignetError` with `key.malformed`.
  fileprivate convenience init(rsaPublicKey der: [UInt8]) throws(SignetError) {
    let key = try ErrorQueue.scope { () throws(SignetError) in
      let key = der.withUnsafeBytes { bytes in
        DER.decode(bytes, with: { d2i_PublicKey(EVP_PKEY_RSA, nil, $0, $1) }, releasing: { EVP_PKEY_free($0) })
      }
      guard let key else {
        throw openSSLFailure(
          .keyMalformed, message: "The bytes are not an RSA public key.",
          hint: "Check that the whole key was copied, and that it is a public key.")
      }
      return key
    }
    try self.init(adopting: key)
  }
}
