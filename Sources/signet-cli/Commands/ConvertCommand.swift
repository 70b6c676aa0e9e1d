import ArgumentParser
import Foundation
import Signet

extension CredentialContainer: ExpressibleByArgument {}

/// `signet convert`: the same certificates and keys in another container.
struct ConvertCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Change the container of certificates and keys.",
    discussion: """
      The bare text that goes in a vault's secret, out of a PKCS#12 file:

        signet convert company.p12 --passphrase-file passphrase.txt \\
          --to base64 -o secret.txt

      A private key goes along where the container can hold one (pem, der, p12,
      base64). PKCS#12 is protected with the passphrase for the output or else
      with that of the input; pem and der are open unless there is a passphrase
      for the output. Files with a key can be read by their owner only.
      """)

  @Argument(help: "The input; - is standard input.", completion: .file())
  var input: String

  @Option(name: .shortAndLong, help: "Where to write; - is standard output.", completion: .file())
  var output: String

  @Option(help: "The container.")
  var to: CredentialContainer

  @Flag(name: .customLong("no-key"), help: "Leave out the private key.")
  var omitsKey = false

  @OptionGroup var passphrase: PassphraseOptions
  @OptionGroup var outputPassphrase: OutputPassphraseOptions
  @OptionGroup var outputOptions: OutputOptions

  func report(to console: Console) throws -> ExitStatus {
    let keepsKey = !omitsKey && to.holdsKeys
    let decoded = try passphrase.unlocking(input) { passphrase in
      let decoded = try CredentialFile.decode(input, passphrase: passphrase, console: console)
      // A key that stayed encrypted would be lost without a word.
      if keepsKey && decoded.holdsEncryptedKey { _ = try decoded.requirePrivateKeys() }
      return decoded
    }
    let content = try ConvertedContent(decoded, keepsKey: keepsKey, to: to)
    content.leftOut.map { console.finding($0, in: input) }
    let encoder = CredentialEncoder(
      privateKey: content.key, certificates: content.certificates, others: content.others, name: content.name,
      passphrase: try newPassphrase(for: content))
    try write(try encoder.encode(as: to), isSecret: content.key != nil)
    if output != "-" {
      try console.json(
        ConvertReport(
          output: output, to: to.rawValue, certificates: content.certificates.count, key: content.key != nil))
    }
    return .success
  }

  private func newPassphrase(for content: ConvertedContent) throws -> SecretBytes? {
    guard content.key != nil || to == .p12 else { return nil }
    if let given = try outputPassphrase.given() { return given }
    // Without a certificate, base64 holds the bare key.
    guard to == .p12 || (to == .base64 && !content.certificates.isEmpty) else { return nil }
    return try passphrase.given() ?? PassphrasePrompt.ask("New passphrase of \(output.escapedForTerminal)")
  }

  private func write(_ bytes: SecretBytes, isSecret: Bool) throws {
    var content = bytes.withUnsafeBytes { Array($0) }
    defer { _ = SecretBytes(consuming: &content) }
    try OutputFile.write(content, to: output, readers: isSecret ? .owner : .everybody)
  }
}

/// What of a file is written to the new one.
private struct ConvertedContent {
  let key: PrivateKey?
  let certificates: [Certificate]
  /// Requests, revocation lists, public keys and OCSP responses.
  let others: [DecodedItem.Content]
  /// What is not written; nil where all is.
  let leftOut: Finding?
  /// What the old container calls the key or its certificate.
  let name: String?

  /// Takes the certificates as they stand; with a key, its own first and its issuers after it.
  init(_ decoded: DecodedFile, keepsKey: Bool, to container: CredentialContainer) throws {
    let keys = decoded.privateKeys
    guard keys.count <= 1 || !keepsKey else {
      throw SignetError(
        .containerUnsuitable, about: .file(path: decoded.source, position: nil),
        message: "The file holds \(keys.count) private keys.", hint: "Split it: an identity has one.")
    }
    key = keepsKey ? keys.first : nil
    name = decoded.items.lazy.compactMap(\.name).first
    let others = decoded.items.map(\.content).filter(\.isNeitherCertificateNorPrivateKey)
    // Beside an identity, lists and requests are not what is wanted.
    let leavesOut = container == .p12 && !decoded.certificates.isEmpty && !others.isEmpty
    self.others = leavesOut ? [] : others
    leftOut =
      leavesOut
      ? Finding(
        .containerLeftOut, .warning,
        message: "The revocation lists, requests and public keys in the file (\(others.count)) were not written.",
        hint: "Choose --to pem, which holds everything.") : nil
    guard key != nil || !others.isEmpty || !decoded.certificates.isEmpty else {
      _ = try decoded.requireCertificates()
      certificates = []
      return
    }
    guard let owner = keys.first, !decoded.certificates.isEmpty else {
      certificates = decoded.certificates
      return
    }
    let identity: SigningIdentity
    do {
      identity = try SigningIdentity(selectingFrom: decoded.certificates, key: owner)
    } catch {
      // A key that stays behind need not fit.
      if keepsKey { throw error }
      certificates = decoded.certificates
      return
    }
    let strangers = decoded.certificates.filter { !identity.certificates.contains($0) }
    certificates = container == .cer ? [identity.certificate] : identity.certificates + strangers
  }
}

extension CredentialContainer {
  /// Whether a private key fits in.
  fileprivate var holdsKeys: Bool {
    switch self {
    case .pem, .der, .base64, .p12: true
    case .cer, .p7b: false
    }
  }
}

extension DecodedItem.Content {
  fileprivate var isNeitherCertificateNorPrivateKey: Bool {
    switch self {
    case .certificate, .privateKey, .encryptedPrivateKey: false
    case .publicKey, .request, .revocationList, .ocspResponse: true
    }
  }
}

extension DecodedFile {
  fileprivate var holdsEncryptedKey: Bool {
    items.contains { if case .encryptedPrivateKey = $0.content { true } else { false } }
  }
}

/// What `signet convert` wrote, in JSON.
private struct ConvertReport: Encodable {
  let output: String
  let to: String
  let certificates: Int
  let key: Bool
}
