import ArgumentParser
import Signet

/// Who signs.
struct IdentityOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Who signs: a PEM file with key and certificates in any order, or PKCS#12.", valueName: "path"),
    completion: .file())
  var identity: String?

  @Option(help: ArgumentHelp("The private key, where it lies apart.", valueName: "path"), completion: .file())
  var key: String?

  @OptionGroup var passphrase: PassphraseOptions

  func validate() throws {
    if key != nil && identity == nil { throw ValidationError("--key needs the certificates: --identity.") }
    for scheme in ["pkcs11:", "catalog:"] where identity?.hasPrefix(scheme) == true {
      throw ValidationError("--identity \(scheme) is not available in this version; give a file.")
    }
  }

  /// Puts the identity together: the certificate that fits the key, and its issuers.
  func load(from path: String, console: Console) throws -> SigningIdentity {
    let file = try passphrase.unlocking(path) { passphrase in
      let file = try CredentialFile.decode(path, passphrase: passphrase, console: console)
      if key == nil { _ = try file.requirePrivateKeys() }
      return file
    }
    let keys =
      try key.map { key in
        try passphrase.unlocking(key) {
          try CredentialFile.decode(key, passphrase: $0, console: console).requirePrivateKeys()
        }
      } ?? file.privateKeys
    guard let key = keys.first, keys.count == 1 else {
      throw SignetError(
        .usageInvalid, about: .file(path: path, position: nil), message: "The file holds \(keys.count) private keys.",
        hint: "Give a file with one key, or name the key with --key.")
    }
    do {
      return try SigningIdentity(selectingFrom: file.certificates, key: key)
    } catch {
      throw error.about(.file(path: path, position: nil))
    }
  }
}
