import COpenSSL
import SignetCrypto
import SignetFindings

/// A PKCS#12 file that is decoded, but not yet opened: the `PFX` of RFC 7292 §4.
final class PKCS12File {
  private let pfx: OpaquePointer
  private let providers: KeyFileProviders

  /// Decodes the outermost structure.
  init(der: [UInt8], providers: KeyFileProviders) throws(SignetError) {
    pfx = try ErrorQueue.scope { () throws(SignetError) in
      // OpenSSL keeps the library context of the object that it decodes into, and takes its algorithms from there.
      var target = PKCS12_init_ex(NID_pkcs7_data, providers.context, nil)
      let decoded = der.withUnsafeBytes { bytes in
        // A closure, since Swift's own wrapper of the bare function has a global name, and another package in the
        // program that brings a copy of BoringSSL has a wrapper of the same name around a function of its own.
        DER.decode(bytes, with: { d2i_PKCS12(&target, $0, $1) }, releasing: { PKCS12_free($0) })
      }
      guard let decoded else { throw PKCS12Failure.malformed() }
      return decoded
    }
    self.providers = providers
  }

  deinit { PKCS12_free(pfx) }

  /// Checks the file's integrity and decrypts what is in it.
  func open(with passphrase: SecretBytes?) throws(SignetError) -> PKCS12Content {
    try ErrorQueue.scope { () throws(SignetError) in
      try checkMAC()
      if let passphrase, passphrase.count > 0 { return try open(tryingEach: [passphrase]) }
      do throws(SignetError) {
        // RFC 7292 §B.1 leaves open what an absent passphrase is: no bytes at all, or the two zero bytes that end every
        // passphrase. Files of both kinds are about.
        return try open(tryingEach: [nil, SecretBytes(copying: [])])
      } catch  where error.finding.code == .pkcs12WrongPassphrase && passphrase == nil {
        throw PKCS12Failure.passphraseRequired()
      }
    }
  }

  /// `id-PBMAC1` (RFC 8018 §A.5, RFC 9579).
  private static let pbmac1: OID = "1.2.840.113549.1.5.14"
  /// OpenSSL verifies it from version 3.4 on.
  private static let offersPBMAC1 = OpenSSL_version_num() >= 0x3040_0000

  private func open(tryingEach passphrases: [SecretBytes?]) throws(SignetError) -> PKCS12Content {
    guard PKCS12_mac_present(pfx) == 1 else { return try content(tryingEach: passphrases) }
    let right = passphrases.filter { $0.lend { PKCS12_verify_mac(pfx, $0, $1) == 1 } }
    if !right.isEmpty { return try content(tryingEach: right) }
    let reports = ErrorQueue.drain()
    if reports.contains(where: \.isUnsupportedAlgorithm) { throw PKCS12Failure.unsupported(providers, reports) }
    // The passphrase is right where it decrypts something: then it is the file that was changed.
    let content = try? content(tryingEach: passphrases)
    throw content?.wasDecrypted == true ? PKCS12Failure.changed() : PKCS12Failure.wrongPassphrase(reports)
  }

  private func content(tryingEach passphrases: [SecretBytes?]) throws(SignetError) -> PKCS12Content {
    var failure = PKCS12Failure.wrongPassphrase([])
    for passphrase in passphrases {
      do throws(SignetError) {
        return try content(trying: passphrase)
      } catch  where error.finding.code == .pkcs12WrongPassphrase {
        failure = error
      }
    }
    throw failure
  }

  private func content(trying passphrase: SecretBytes?) throws(SignetError) -> PKCS12Content {
    guard let safes = PKCS12_unpack_authsafes(pfx) else { throw PKCS12Failure.malformed() }
    defer { OPENSSL_sk_pop_free(safes) { PKCS7_free($0?.assumingMemoryBound(to: PKCS7.self)) } }
    var reader = PKCS12Reader(passphrase: passphrase, providers: providers)
    for safe in ASN1.elements(of: safes) { try reader.read(safe: safe.assumingMemoryBound(to: PKCS7.self)) }
    return reader.content
  }

  private func checkMAC() throws(SignetError) {
    var iterations: UnsafePointer<ASN1_INTEGER>?
    var algorithm: UnsafePointer<X509_ALGOR>?
    PKCS12_get0_mac(nil, &algorithm, nil, &iterations, pfx)
    if let identifier = algorithm?.pointee.algorithm, OID(identifier) == Self.pbmac1, !Self.offersPBMAC1 {
      throw PKCS12Failure.unsupportedMAC()
    }
    // Where the number is missing it is one (RFC 7292 §4).
    guard let iterations else { return }
    var count: Int64 = 0
    guard ASN1_INTEGER_get_int64(&count, iterations) == 1, (1...PasswordBasedEncryption.highestCost).contains(count)
    else { throw PKCS12Failure.excessiveCost() }
  }
}

extension SecretBytes? {
  /// Lends a passphrase in the way that OpenSSL's PKCS#12 functions take it; a null pointer where there is none.
  func lend<Result>(_ body: (UnsafePointer<CChar>?, Int32) -> Result) -> Result {
    guard let self else { return body(nil, 0) }
    return self.withUnsafeBytes { body($0.assumingMemoryBound(to: CChar.self).baseAddress, Int32(clamping: $0.count)) }
  }
}
