/// What a DER structure must be, judged by the types of its first elements only. File names and labels don't count: a
/// bundle called `.cer` or labelled CERTIFICATE is common.
enum DERShape: Equatable {
  case certificate
  case request
  case revocationList
  /// A PKCS#7 or CMS `ContentInfo`.
  case contentInfo
  case pkcs12
  /// PKCS#8, PKCS#1 or SEC1.
  case privateKey
  /// PKCS#8 `EncryptedPrivateKeyInfo`.
  case encryptedPrivateKey
  /// `SubjectPublicKeyInfo`.
  case publicKey
  /// PKCS#1 `RSAPublicKey`.
  case rsaPublicKey
  /// `OCSPResponse` (RFC 6960 §4.2.1).
  case ocspResponse
  /// `TimeStampResp` (RFC 3161 §2.4.2), with the range of the token in it.
  case timeStampResponse(token: Range<Int>)

  /// Recognizes the structure of an element of `bytes`; nil for any other.
  init?(_ element: DERElement, in bytes: [UInt8]) {
    guard element.kind == .sequence else { return nil }
    let parts = element.children(in: bytes)
    let inner = parts.map { $0.kind == .sequence ? $0.children(in: bytes).map(\.kind) : [] }
    switch parts.map(\.kind) {
    case let kinds where kinds.starts(with: [.objectIdentifier]):
      self = .contentInfo
    case let kinds where kinds.starts(with: [.integer, .sequence]) && inner[1].starts(with: [.objectIdentifier]):
      // PFX: version 3 and a ContentInfo. PrivateKeyInfo: version 0 or 1, an AlgorithmIdentifier, an OCTET STRING.
      self = kinds.dropFirst(2).first == .octetString ? .privateKey : .pkcs12
    case [.integer, .integer]:
      self = .rsaPublicKey
    case [.integer, .integer, .integer, .integer]:
      self = .privateKey  // RSA and DSA.
    case let kinds where kinds.starts(with: [.integer, .octetString]):
      self = .privateKey  // SEC1.
    case [.sequence, .bitString] where inner[0].starts(with: [.objectIdentifier]):
      self = .publicKey
    case [.sequence, .octetString] where inner[0].starts(with: [.objectIdentifier]):
      self = .encryptedPrivateKey
    case [.enumerated], [.enumerated, .contextSpecific]:
      self = .ocspResponse
    case [.sequence, .sequence] where inner[0].first == .integer && inner[1].first == .objectIdentifier:
      self = .timeStampResponse(token: parts[0].content.upperBound..<parts[1].content.upperBound)
    case let kinds where kinds.first == .sequence:
      guard let signed = Self.signed(inner[0], parts[0].children(in: bytes), bytes) else { return nil }
      self = signed
    default:
      return nil
    }
  }

  /// Tells certificates, requests and revocation lists apart by what is signed. The signature after it is not looked
  /// at, so that a damaged certificate is still known to be one.
  private static func signed(_ kinds: [DERElement.Kind], _ parts: [DERElement], _ bytes: [UInt8]) -> DERShape? {
    switch kinds {
    // Version 2: INTEGER, AlgorithmIdentifier, Name, Time. Version 1 has no INTEGER.
    case [.integer, .sequence, .sequence, .time]: .revocationList
    case let kinds where kinds.starts(with: [.sequence, .sequence, .time]): .revocationList
    // INTEGER, Name, SubjectPublicKeyInfo: the third part ends with the key's BIT STRING.
    case let kinds
    where kinds.starts(with: [.integer, .sequence, .sequence]) && parts[2].children(in: bytes).last?.kind == .bitString:
      .request
    // The version as [0], and the serial number. Version 1 has no [0].
    case let kinds where kinds.starts(with: [.contextSpecific, .integer]): .certificate
    // The holder of an attribute certificate, which is none, is followed by [0].
    case let kinds where kinds.starts(with: [.integer, .sequence, .sequence]): .certificate
    default: nil
    }
  }
}
