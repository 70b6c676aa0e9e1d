import COpenSSL
import SignetCrypto
import SignetFindings

/// What was found in a PKCS#12 file.
struct PKCS12Content {
  var privateKeys: [(PrivateKey, name: String?)] = []
  var certificates: [(Certificate, name: String?)] = []
  /// The algorithms of RFC 7292 §C that something is encrypted with, each once.
  var oldAlgorithms: [OID] = []
  /// Whether the passphrase opened anything.
  var wasDecrypted = false
}

/// Walks through the safes of a PKCS#12 file and the bags in them (RFC 7292 §4.1 and §4.2).
struct PKCS12Reader {
  private(set) var content = PKCS12Content()
  private let passphrase: SecretBytes?
  private let providers: KeyFileProviders

  /// How deep bags may lie in bags; real files have no such bags at all.
  private static let deepestNesting = 8

  init(passphrase: SecretBytes?, providers: KeyFileProviders) {
    self.passphrase = passphrase
    self.providers = providers
  }

  /// Reads one safe: a `ContentInfo` with bags, plain or encrypted.
  mutating func read(safe: UnsafeMutablePointer<PKCS7>) throws(SignetError) {
    let bags: OpaquePointer?
    switch OBJ_obj2nid(safe.pointee.type) {
    case NID_pkcs7_data:
      bags = PKCS12_unpack_p7data(safe)
      guard bags != nil else { throw PKCS12Failure.malformed() }
    case NID_pkcs7_encrypted:
      bags = try decrypt(safe)
    default:
      throw PKCS12Failure.unsupportedSafe()
    }
    defer { OPENSSL_sk_pop_free(bags) { PKCS12_SAFEBAG_free($0.map { OpaquePointer($0) }) } }
    try read(bags: bags, depth: 0)
  }

  private mutating func decrypt(_ safe: UnsafeMutablePointer<PKCS7>) throws(SignetError) -> OpaquePointer {
    guard let encrypted = safe.pointee.d.encrypted?.pointee.enc_data, let algorithm = encrypted.pointee.algorithm,
      encrypted.pointee.enc_data != nil
    else { throw PKCS12Failure.malformed() }
    try checkCost(of: algorithm)
    guard let bags = passphrase.lend({ PKCS12_unpack_p7encdata(safe, $0, $1) }) else { throw notDecrypted() }
    content.wasDecrypted = true
    note(algorithm)
    return bags
  }

  private mutating func read(bags: OpaquePointer?, depth: Int) throws(SignetError) {
    guard depth < Self.deepestNesting else { throw PKCS12Failure.malformed() }
    for bag in ASN1.elements(of: bags).map({ OpaquePointer($0) }) {
      switch PKCS12_SAFEBAG_get_nid(bag) {
      case NID_keyBag: try appendKey(PKCS12_SAFEBAG_get0_p8inf(bag), of: bag)
      case NID_pkcs8ShroudedKeyBag: try appendEncryptedKey(bag)
      case NID_certBag: try appendCertificate(bag)
      case NID_safeContentsBag: try read(bags: PKCS12_SAFEBAG_get0_safes(bag), depth: depth + 1)
      default: continue  // Revocation lists and other secrets are nothing to sign with.
      }
    }
  }

  private mutating func appendKey(_ info: OpaquePointer?, of bag: OpaquePointer) throws(SignetError) {
    guard let info, let key = EVP_PKCS82PKEY(info) else { throw PKCS12Failure.malformed() }
    content.privateKeys.append((try PrivateKey(adopting: key), Self.name(of: bag)))
  }

  private mutating func appendEncryptedKey(_ bag: OpaquePointer) throws(SignetError) {
    var algorithm: UnsafePointer<X509_ALGOR>?
    guard let encrypted = PKCS12_SAFEBAG_get0_pkcs8(bag) else { throw PKCS12Failure.malformed() }
    X509_SIG_get0(encrypted, &algorithm, nil)
    guard let algorithm else { throw PKCS12Failure.malformed() }
    try checkCost(of: algorithm)
    let info = passphrase.lend { PKCS12_decrypt_skey_ex(bag, $0, $1, providers.context, nil) }
    guard let info else { throw notDecrypted() }
    defer { PKCS8_PRIV_KEY_INFO_free(info) }
    content.wasDecrypted = true
    note(algorithm)
    try appendKey(info, of: bag)
  }

  private mutating func appendCertificate(_ bag: OpaquePointer) throws(SignetError) {
    guard PKCS12_SAFEBAG_get_bag_nid(bag) == NID_x509Certificate else { return }
    guard let certificate = PKCS12_SAFEBAG_get1_cert(bag) else { throw PKCS12Failure.malformed() }
    defer { X509_free(certificate) }
    content.certificates.append((Certificate(sharing: certificate), Self.name(of: bag)))
  }

  /// Remembers an algorithm that only old systems need: all of PKCS#12's own, with RC2, RC4 and triple DES.
  private mutating func note(_ algorithm: UnsafePointer<X509_ALGOR>) {
    guard let identifier = algorithm.pointee.algorithm.map({ OID($0) }),
      identifier.dotted.hasPrefix(Self.oldAlgorithms),
      !content.oldAlgorithms.contains(identifier)
    else { return }
    content.oldAlgorithms.append(identifier)
  }

  /// `pkcs-12PbeIds` (RFC 7292 §C).
  private static let oldAlgorithms = "1.2.840.113549.1.12.1."

  private static func name(of bag: OpaquePointer) -> String? {
    guard let value = PKCS12_SAFEBAG_get0_attr(bag, NID_friendlyName), value.pointee.type == V_ASN1_BMPSTRING else {
      return nil
    }
    return value.pointee.value.bmpstring.flatMap { ASN1.text(of: $0) }
  }

  private func checkCost(of algorithm: UnsafePointer<X509_ALGOR>) throws(SignetError) {
    guard let cost = PasswordBasedEncryption.cost(of: algorithm), cost > PasswordBasedEncryption.highestCost else {
      return
    }
    throw PKCS12Failure.excessiveCost()
  }

  private func notDecrypted() -> SignetError {
    let reports = ErrorQueue.drain()
    guard reports.contains(where: \.isUnsupportedAlgorithm) else { return PKCS12Failure.wrongPassphrase(reports) }
    return PKCS12Failure.unsupported(providers, reports)
  }
}
