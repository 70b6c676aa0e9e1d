import Foundation
import Workloads

/// libxmlsec1 as a program that does the same work: it is measured where its source and library are at hand.
struct XMLSecPeer {
  private let program: URL
  private let folder: URL

  /// Builds the program; nil where the source, which is no part of this project, or libxmlsec1 is missing.
  init?(project: URL) {
    let source = project.appending(path: "../shared/peers/xmlsec_c.c").standardizedFileURL
    guard FileManager.default.fileExists(atPath: source.path) else { return nil }
    folder = FileManager.default.temporaryDirectory.appending(path: "signet-peers-\(UUID().uuidString)")
    program = folder.appending(path: "xmlsec")
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let build = "exec cc -w -O2 -o \"$1\" \"$0\" $(pkg-config --cflags --libs xmlsec1-openssl xmlsec1) -lpthread"
      _ = try PeerProgram.output(of: ["sh", "-c", build, source.path, program.path])
    } catch {
      remove()
      return nil
    }
  }

  /// Deletes the program and what was written for it.
  func remove() {
    try? FileManager.default.removeItem(at: folder)
  }

  /// How often the program does the task per second, on one thread, measured for about `seconds`.
  func perSecond(_ task: PeerTask, seconds: Double) throws -> Double {
    let probe = try perSecond(task, rounds: 20)
    return try perSecond(task, rounds: max(20, Int(probe * seconds)))
  }

  private func perSecond(_ task: PeerTask, rounds: Int) throws -> Double {
    let file = folder.appending(path: "document.xml")
    try Data(task.document).write(to: file)
    let id = String(decoding: task.document, as: UTF8.self).firstMatch(of: /Id="([^"]*)"/)?.output.1 ?? ""
    let algorithm = task.signer == .rsa ? "rsa" : "ecdsa"
    let report = try PeerProgram.output(of: [
      program.path, file.path, String(id), task.signer.keyPath, task.signer.certificatePath, algorithm,
      String(rounds), "1", task.action.rawValue,
    ])
    guard let rate = report.firstMatch(of: /docs_per_s=([0-9]+)/).flatMap({ Double($0.output.1) }) else {
      throw CocoaError(.fileReadCorruptFile)
    }
    return rate
  }
}
