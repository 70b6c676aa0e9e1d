import Foundation

/// Another library's chain verification, in a program that does the same work: it is measured where its source and its
/// compiler are at hand.
struct ChainPeer {
  /// What is compared, for people.
  let title: String
  private let program: URL
  private let folder: URL

  /// OpenSSL's `X509_verify_cert`; nil where the source or a C compiler is missing.
  static func openSSL(project: URL) -> ChainPeer? {
    ChainPeer("OpenSSL's X509_verify_cert", project: project, source: "chain_openssl.c") { source, program in
      ["cc", "-w", "-O2", "-o", program, source, "-lcrypto"]
    }
  }

  /// Go's `crypto/x509`; nil where the source or Go is missing.
  static func go(project: URL) -> ChainPeer? {
    ChainPeer("Go's crypto/x509", project: project, source: "chain_go.go") { source, program in
      ["go", "build", "-o", program, source]
    }
  }

  private init?(_ title: String, project: URL, source: String, build: (_ source: String, _ program: String) -> [String])
  {
    let source = project.appending(path: "../shared/peers/\(source)").standardizedFileURL
    guard FileManager.default.fileExists(atPath: source.path) else { return nil }
    self.title = title
    folder = FileManager.default.temporaryDirectory.appending(path: "signet-peers-\(UUID().uuidString)")
    program = folder.appending(path: "chain")
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      _ = try PeerProgram.output(of: build(source.path, program.path))
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
