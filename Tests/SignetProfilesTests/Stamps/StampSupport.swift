import Foundation
import SignetCertificates
import SignetCrypto
import SignetFindings
import SignetProfiles
import SignetXML
import TestSupport
import Testing

/// What the tests of stamps share.
enum StampSupport {
  /// A time in the middle of the validity of everything.
  static let time = Date(timeIntervalSince1970: 1_764_000_000)

  /// A self-signed identity of the `openssl` command.
  ///
  /// - Parameters:
  ///   - algorithm: for `openssl req -newkey`.
  ///   - serial: the serial number in hexadecimal.
  static func identity(_ algorithm: [String] = ["rsa:2048"], serial: String = "1") throws -> SigningIdentity {
    let folder = try TemporaryDirectory()
    let (key, certificate) = (folder.path("key.pem"), folder.path("certificate.pem"))
    let result = try Command.run(
      "openssl",
      ["req", "-x509", "-newkey"] + algorithm + [
        "-nodes", "-subj", "/CN=Example", "-set_serial", "0x\(serial)", "-days", "36500", "-keyout", key, "-out",
        certificate,
      ])
    try #require(result.status == 0, "\(result.errors)")
    return try identity(files: [key, certificate])
  }

  /// The identity in files, the first of which holds the key.
  static func identity(files: [String], passphrase: String? = nil) throws -> SigningIdentity {
    let secret = passphrase.map { SecretBytes(copying: $0.utf8) }
    let decoded = try files.map { path in
      try CredentialDecoder.decode(
        [UInt8](contentsOf: URL(filePath: path)), source: path, passphrase: secret)
    }
    let key = try #require(decoded.flatMap(\.privateKeys).first)
    return try SigningIdentity(selectingFrom: decoded.flatMap(\.certificates), key: key)
  }

  /// A file of the samples beside the project.
  static func sample(_ path: String) throws -> [UInt8] {
    try [UInt8](contentsOf: Project.shared.appending(path: "samples/\(path)"))
  }

  /// What checking a document's stamp finds, without notes.
  static func faults(
    _ name: StampName, in document: [UInt8], _ inputs: StampInputs = StampInputs()
  ) throws -> [FindingCode] {
    try findings(name, in: document, inputs).filter { $0.severity > .note }.map(\.code)
  }

  /// What checking a document's stamp finds.
  static func findings(
    _ name: StampName, in document: [UInt8], _ inputs: StampInputs = StampInputs()
  ) throws -> [Finding] {
    try name.stamp.check(XMLTree(parsing: document), inputs)
  }
}

extension [UInt8] {
  /// The bytes with the one occurrence of a text replaced.
  func replacing(_ old: String, with new: String) throws -> [UInt8] {
    let range = try #require(firstRange(of: Array(old.utf8)), "there is no \(old)")
    var copy = self
    copy.replaceSubrange(range, with: Array(new.utf8))
    return copy
  }
}
