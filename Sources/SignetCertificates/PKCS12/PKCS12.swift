import COpenSSL
import SignetCrypto
import SignetFindings

/// The content of a PKCS#12 file (RFC 7292), also known as PFX: private keys with their certificates.
public struct PKCS12: Sendable {
  /// The private keys, in the order of the file; most files hold one.
  public let privateKeys: [PrivateKey]
  /// The certificates, in the order of the file; which one belongs to a key, ``SigningIdentity`` finds out.
  public let certificates: [Certificate]
  /// What the file calls each of ``privateKeys`` (`friendlyName`), where it gives it a name.
  public let keyNames: [String?]
  /// What the file calls each of ``certificates`` (`friendlyName`), where it gives it a name.
  public let certificateNames: [String?]
  /// What a person should know about the file: that it is encrypted with an old algorithm.
  public let findings: [Finding]

  /// Opens a PKCS#12 file.
  ///
  /// - Parameters:
  ///   - der: the whole file, DER or BER, and nothing after it; the caller wipes it.
  ///   - passphrase: as UTF-8. Where it is absent or empty, both readings that files know of that are tried: no
  ///     passphrase at all, and one of no characters.
  /// - Throws: `pkcs12.malformed`; `pkcs12.passphrase-required` and `pkcs12.wrong-passphrase`;
  ///   `pkcs12.legacy-unavailable` where only OpenSSL's legacy provider could open it and is not installed;
  ///   `pkcs12.unsupported` for other algorithms, and for more than ten million rounds of one.
  public init(der: [UInt8], passphrase: SecretBytes? = nil) throws(SignetError) {
    try self.init(der: der, passphrase: passphrase, providers: .system)
  }

  /// Opens a PKCS#12 file with the algorithms of `providers`.
  package init(der: [UInt8], passphrase: SecretBytes?, providers: KeyFileProviders) throws(SignetError) {
    let file = try PKCS12File(der: der, providers: providers)
    let content = try file.open(with: passphrase)
    privateKeys = content.privateKeys.map(\.0)
    keyNames = content.privateKeys.map(\.name)
    certificates = content.certificates.map(\.0)
    certificateNames = content.certificates.map(\.name)
    findings = content.oldAlgorithms.isEmpty ? [] : [PKCS12Failure.oldEncryption(content.oldAlgorithms)]
  }
}
