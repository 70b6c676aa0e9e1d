import Foundation

/// OpenSSL's `X509_verify_cert` in a program that does the same work: it is measured where its source is at hand.
struct OpenSSLPeer {
  private let program: URL
  private let folder: URL

  /// Builds the program; nil where the source, which is no part of this project, or a compiler is missing.
  init?(project: URL) {
    let source = project.appending(path: "../shared/peers/chain_openssl.c").standardizedFileURL
    guard FileManager.default.fileExists(atPath: source.path) else { return nil }
    folder = FileManager.default.temporaryDirectory.appending(path: "signet-peers-\(UUID().uuidString)")
    program = folder.appending(path: "chain")
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      _ = try PeerProgram.output(of: [
        "sh", "-c", "exec cc -w -O2 -o \"$1\" \"$0\" -lcrypto", source.path, program.path,
      ])
    } catch {
      remove()
      return nil
    }
  }

  /// Deletes the program.
  func remove() {
    try? FileManager.default.removeItem(at: folder)
  }

  /// How many chains of a decoded leaf, and of a leaf in DER, the program verifies in a second on one thread.
  ///
  /// - Parameter certificates: the PEM files of leaf, intermediate and root.
  func perSecond(_ certificates: [String]) throws -> (decoded: Double, inDER: Double) {
    let report = try PeerProgram.output(of: [program.path] + certificates + ["10000"])
    let rates = report.matches(of: /chains_per_s=([0-9]+)/).compactMap { Double($0.output.1) }
    guard rates.count == 2 else { throw CocoaError(.fileReadCorruptFile) }
    return (rates[0], rates[1])
  }
}
