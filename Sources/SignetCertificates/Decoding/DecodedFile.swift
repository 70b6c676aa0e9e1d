import SignetCrypto
import SignetFindings

/// What was found in a file, in the order of the file.
public struct DecodedFile: Sendable {
  /// The name of the file, for messages.
  public let source: String
  /// Everything that was found; at least one item.
  public let items: [DecodedItem]
  /// What a person should know about the file: parts that were passed over.
  public let findings: [Finding]

  /// The certificates, in the order of the file.
  public var certificates: [Certificate] {
    items.compactMap { if case .certificate(let certificate) = $0.content { certificate } else { nil } }
  }

  /// The private keys that are ready for use, in the order of the file.
  public var privateKeys: [PrivateKey] {
    items.compactMap { if case .privateKey(let key) = $0.content { key } else { nil } }
  }

  /// The revocation lists, in the order of the file.
  public var revocationLists: [RevocationList] {
    items.compactMap { if case .revocationList(let list) = $0.content { list } else { nil } }
  }

  /// The certificates, where at least one is needed.
  ///
  /// - Throws: `SignetError` with `certificate.expected-found-key` where there are only keys,
  ///   `certificate.expected-found-request` where there is a request, `certificate.missing` where there are only other things.
  public func requireCertificates() throws(SignetError) -> [Certificate] {
    let certificates = certificates
    guard certificates.isEmpty else { return certificates }
    let holdsKey = items.contains {
      switch $0.content {
      case .privateKey, .encryptedPrivateKey, .publicKey: true
      case .certificate, .request, .revocationList, .ocspResponse: false
      }
    }
    guard !holdsKey else {
      throw SignetError(
        .certificateExpectedFoundKey, about: .file(path: source, position: items.first?.position),
        message: "A certificate is needed here, but the file holds only a key.",
        hint: "Give the certificate's file; it begins with BEGIN CERTIFICATE, or is a .cer, .p7b or .p12 file.")
    }
    if items.contains(where: { if case .request = $0.content { true } else { false } }) {
      throw SignetError(
        .certificateExpectedFoundRequest, about: .file(path: source, position: items.first?.position),
        message: "A certificate is needed here, but the file holds a request for one.",
        hint: "Send the request to an authority, and give the certificate that it issues.")
    }
    throw SignetError(
      .certificateMissing, about: .file(path: source, position: items.first?.position),
      message: "A certificate is needed here, but the file holds none.",
      hint: "Give the certificate that the issuer made; a request or a revocation list can't stand for it.")
  }

  /// The private keys, where at least one is needed.
  ///
  /// - Throws: `SignetError` with `key.passphrase-required` where the only key is encrypted and no passphrase was
  ///   given, `key.expected-found-certificate` where there are no private keys.
  public func requirePrivateKeys() throws(SignetError) -> [PrivateKey] {
    let keys = privateKeys
    guard keys.isEmpty else { return keys }
    for item in items {
      guard case .encryptedPrivateKey = item.content else { continue }
      throw SignetError(
        .keyPassphraseRequired, about: .file(path: source, position: item.position),
        message: "The private key is encrypted, and no passphrase was given.",
        hint: "Give the passphrase with --passphrase-file or --passphrase-env.")
    }
    guard items.contains(where: { $0.container != .pkcs12 }) else {
      throw SignetError(
        .keyExpectedFoundCertificate, about: .file(path: source, position: nil),
        message: "A private key is needed here; the PKCS#12 file opens, but holds certificates only.",
        hint: "Export the identity again together with its private key.")
    }
    throw SignetError(
      .keyExpectedFoundCertificate, about: .file(path: source, position: items.first?.position),
      message: "A private key is needed here, but the file holds none.",
      hint: "Give the key's file, or a PKCS#12 file that holds the key and its certificate.")
  }
}
