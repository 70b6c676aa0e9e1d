import Foundation
import SignetCertificates
import SignetCrypto
import TestSupport

/// The project's own test vectors.
enum Vectors {
  /// The bytes of a file under `TestVectors/`.
  static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: Project.testVectors.appending(path: path)))
  }

  /// The paths below `TestVectors/` of all files in a folder there, sorted.
  static func paths(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: Project.testVectors.appending(path: folder).path)
      .sorted().map { "\(folder)/\($0)" }
  }

  /// The DER bytes of the one PEM block in `TestVectors/certificates/NAME.pem`, read without the decoder under test.
  static func der(_ name: String) throws -> [UInt8] {
    try Command.run("openssl", ["x509", "-outform", "DER"], input: bytes("certificates/\(name).pem")).standardOutput
  }

  /// What opens the encrypted vectors.
  static func passphrase() throws -> SecretBytes {
    SecretBytes(copying: String(decoding: try bytes("passphrase.txt"), as: UTF8.self).split(separator: "\n")[0].utf8)
  }

  /// A certificate of `TestVectors/certificates`.
  static func certificate(_ name: String) throws -> Certificate { try Certificate(der: der(name)) }

  /// The names of all files in `TestVectors/certificates`, without their ending.
  static let certificateNames: [String] = {
    let paths = (try? Self.paths(in: "certificates")) ?? []
    return paths.map { String($0.dropFirst("certificates/".count).dropLast(".pem".count)) }
  }()
}
