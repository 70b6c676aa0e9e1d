import SignetCertificates
import SignetCrypto
import SignetFindings
import SignetXML

/// Chile: an authorization of folios (CAF), as SII hands it out in a file: which documents of whom it is for, and the key
/// that stamps them.
///
/// Source: SII, "Formato CAF": `AUTORIZACION/(CAF/(DA, FRMA), RSASK, RSAPUBK)`, in ISO-8859-1 whatever the file declares.
struct FolioAuthorization {
  /// The `CAF` element as it goes into stamps: ISO-8859-1, without white space between its tags.
  let markup: String
  /// What the authorization is for.
  let terms: FolioTerms
  private let key: PrivateKey

  /// Reads a file.
  ///
  /// - Throws: `stamp.input-invalid`.
  init(_ file: SecretBytes) throws(SignetError) {
    let text = Self.withoutDeclaration(file.withUnsafeBytes { Latin1.text($0) })
    guard let bytes = Latin1.bytes("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + text),
      let tree = try? XMLTree(parsing: bytes), let root = try? tree.root, root.localName == "AUTORIZACION",
      let authorization = root.find("CAF"), let range = text.firstRange(of: /<CAF[ >](?s:.)*<\/CAF>/)
    else { throw Self.invalid("it is no AUTORIZACION with a CAF") }
    markup = Latin1.flattened(String(text[range]))
    guard !markup.contains("xmlns") else { throw Self.invalid("its CAF declares a namespace") }
    terms = try FolioTerms(authorization)
    guard let secret = try root.optionalField("RSASK"),
      let decoded = try? CredentialDecoder.decode(Array(secret.utf8), source: "RSASK"),
      let key = decoded.privateKeys.first
    else { throw Self.invalid("it holds no private key (RSASK)") }
    guard key.publicKey == terms.key else {
      throw Self.invalid("its private key (RSASK) is not that of its CAF (RSAPK)")
    }
    self.key = key
  }

  /// The stamp of a document: RSA with SHA-1.
  func sign(_ markup: [UInt8]) throws(SignetError) -> [UInt8] {
    try key.signature(for: markup, algorithm: .rsaPKCS1(.sha1))
  }

  private static func withoutDeclaration(_ text: String) -> String {
    text.replacing(/^[^<]*<\?xml[^>]*\?>/, with: "")
  }

  private static func invalid(_ reason: String) -> SignetError {
    SignetError(
      .stampInputInvalid, message: "A file given as caf is no authorization of folios: \(reason).",
      hint: "Give the file that SII handed out when the folios were asked for.")
  }
}

/// What an authorization of folios is for: its `DA` element.
struct FolioTerms {
  /// The tax number (RUT) of the issuer.
  let issuer: String
  /// The kind of document.
  let kind: String
  /// The first and the last folio.
  let first: Int
  let last: Int
  /// The key with which stamps verify.
  let key: PublicKey

  /// Reads a `CAF` element.
  ///
  /// - Throws: `stamp.field-unfit`.
  init(_ authorization: XMLElement) throws(SignetError) {
    issuer = try authorization.field("DA/RE")
    kind = try authorization.field("DA/TD")
    guard let first = Int(try authorization.field("DA/RNG/D")), let last = Int(try authorization.field("DA/RNG/H")),
      let modulus = Base64.decode(try authorization.field("DA/RSAPK/M").utf8),
      let exponent = Base64.decode(try authorization.field("DA/RSAPK/E").utf8),
      let key = try? PublicKey(rsaModulus: modulus, exponent: exponent)
    else {
      throw SignetError(
        .stampFieldUnfit, about: .element(xpath: authorization.xpath),
        message: "The authorization of folios (CAF) has no range of folios, or no key.",
        hint: "Use the CAF as SII handed it out.")
    }
    self.first = first
    self.last = last
    self.key = key
  }

  /// Whether a document may be stamped with it.
  func allow(issuer: String, kind: String, folio: String) -> Bool {
    guard let number = Int(folio) else { return false }
    return issuer == self.issuer && kind == self.kind && (first...max(first, last)).contains(number)
  }
}
