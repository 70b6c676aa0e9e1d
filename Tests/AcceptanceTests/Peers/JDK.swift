import Foundation
import TestSupport

/// The XML signatures of the JDK (Java, Apache Santuario).
struct JDK: IndependentVerifier {
  func limitation(for document: SignedDocument) -> String? {
    ["secp256k1", "brainpoolP256r1"].contains(document.identity) ? "the JDK dropped these curves in version 16" : nil
  }

  func refusals(of files: [URL]) throws -> [URL: String] {
    let program = Project.shared.appending(path: "peers/JdkVerify.java").path
    return try Command.run("java", [program] + files.map(\.path)).refusals(of: files)
  }
}
