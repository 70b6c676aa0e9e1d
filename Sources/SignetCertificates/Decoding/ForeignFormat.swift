import SignetFindings

/// Formats of keys and stores that Signet does not read, each with the way out of it.
enum ForeignFormat {
  /// The error for a file in one of them; nil for all other bytes.
  ///
  /// - Parameters:
  ///   - bytes: a file, or what lay behind a layer of base64.
  ///   - source: the file's name, for the command in the hint.
  static func error(for bytes: [UInt8], source: String) -> SignetError? {
    let name = ShellText.quoted(source)
    if bytes.starts(with: [0xFE, 0xED, 0xFE, 0xED]) { return javaKeyStore("JKS", name) }
    if bytes.starts(with: [0xCE, 0xCE, 0xCE, 0xCE]) { return javaKeyStore("JCEKS", name) }
    if isBouncyCastleKeyStore(bytes) {
      return javaKeyStore(
        "BKS", name,
        options: " -provider org.bouncycastle.jce.provider.BouncyCastleProvider -providerpath bcprov.jar")
    }
    let start = bytes.prefix(256).drop(while: \.isWhiteSpace)
    func begins(_ text: String) -> Bool { start.starts(with: text.utf8) }
    if publicOpenSSHKeys.contains(where: begins) {
      return SignetError(
        .keyOpenSSH, message: "The file is a public key in the form of OpenSSH, which Signet does not read.",
        hint: "Write it as PEM: ssh-keygen -e -m PKCS8 -f \(name).")
    }
    if begins("PuTTY-User-Key-File") {
      return SignetError(
        .decodeUnrecognized, message: "The file is a private key of PuTTY, which Signet does not read.",
        hint: "Write it as PEM: puttygen \(name) -O private-openssh -o key.pem.")
    }
    if begins("PK\u{3}\u{4}") || start.starts(with: [0x1F, 0x8B]) {
      return SignetError(
        .decodeUnrecognized, message: "The file is a compressed archive.",
        hint: "Unpack it, and give the files that were in it.")
    }
    return nil
  }

  /// What there is to say about a PEM block in a form that Signet does not read; nil for all other labels.
  static func finding(forBlock label: String, source: String) -> Finding? {
    guard label == "OPENSSH PRIVATE KEY" else { return nil }
    return Finding(
      .keyOpenSSH, .warning, message: "The private key is in OpenSSH's own form, which Signet does not read.",
      hint:
        "Copy the file and rewrite the copy as PKCS#8: ssh-keygen -p -m PKCS8 -f \(ShellText.quoted("copy-of-key")).")
  }

  private static func javaKeyStore(_ type: String, _ name: String, options: String = "") -> SignetError {
    SignetError(
      .decodeJavaKeystore, message: "The file is a Java keystore (\(type)), which Signet does not read.",
      hint:
        "Convert it: keytool -importkeystore -srckeystore \(name) -srcstoretype \(type) -destkeystore new.p12 "
        + "-deststoretype PKCS12\(options).")
  }

  /// Bouncy Castle's stores begin with their version, 1 or 2, and the length of the salt, which is 20.
  private static func isBouncyCastleKeyStore(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0, 0, 0, 1, 0, 0, 0, 20]) || bytes.starts(with: [0, 0, 0, 2, 0, 0, 0, 20])
  }

  private static let publicOpenSSHKeys = [
    "ssh-rsa AAAA", "ssh-ed25519 AAAA", "ssh-dss AAAA", "ecdsa-sha2-nistp", "sk-ssh-", "---- BEGIN SSH2 PUBLIC KEY",
  ]
}
