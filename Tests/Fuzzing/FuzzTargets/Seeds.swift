import Foundation
import Signet

extension FuzzTarget {
  /// What fuzzing starts from: honest inputs, and some that are known to be bad.
  ///
  /// - Parameter testVectors: the project's folder `TestVectors`.
  public func seeds(in testVectors: URL) throws -> [[UInt8]] {
    switch self {
    case .verification, .canonicalization, .onePass:
      return try ["attacks/documents", "invoices"].flatMap { try Self.files(in: testVectors.appending(path: $0)) }
    case .credentials:
      let folders = ["attacks/certificates", "certificates", "chains", "containers", "identities", "keys", "secrets"]
      let files = try folders.flatMap { try Self.files(in: testVectors.appending(path: $0)) }
      // Bits that are flipped within base64 rarely make anything else.
      let certificates = files.compactMap { try? CredentialDecoder.decode($0, source: "seed").certificates.first?.der }
      return files + Set(certificates).sorted { $0.lexicographicallyPrecedes($1) }
    case .profiles:
      return try SignatureProfile.all.map { Array(try $0.yaml().utf8) }
    }
  }

  /// The files of a folder by their names, so that a seed repeats a run; those that are long only teach a fuzzer patience.
  private static func files(in folder: URL) throws -> [[UInt8]] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .sorted { $0.path < $1.path }.map { Array(try Data(contentsOf: $0)) }.filter { $0.count < 24 << 10 }
  }
}
