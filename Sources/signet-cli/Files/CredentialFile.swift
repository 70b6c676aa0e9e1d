import Foundation
import Signet

/// Files that hold certificates and keys.
enum CredentialFile {
  /// Reads and decodes a file in any container, and wipes its bytes from memory.
  ///
  /// Tells the user what was passed over in it, and where others can read a private key in it.
  ///
  /// - Parameters:
  ///   - path: The path, or `-`.
  ///   - passphrase: Opens what is encrypted.
  static func decode(_ path: String, passphrase: SecretBytes? = nil, console: Console) throws -> DecodedFile {
    var file = try InputFile(reading: path, limit: CredentialDecoder.maximumByteCount)
    defer { file.wipe() }
    let decoded = try CredentialDecoder.decode(file.bytes, source: path, passphrase: passphrase)
    decoded.findings.forEach { console.finding($0) }
    if let permissions = file.permissions, !decoded.privateKeys.isEmpty {
      KeyFileProtection.finding(path: path, attributes: [.posixPermissions: NSNumber(value: permissions)])
        .map { console.finding($0) }
    }
    return decoded
  }
}
