import ArgumentParser
import Foundation
import Signet

/// Whom to trust, and where to look for intermediates.
struct TrustOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Trust the certificates in a file or folder, or those of the system. Repeatable.", valueName: "path|system"),
    completion: .file())
  var anchors: [String] = []

  @Option(
    help: ArgumentHelp("Look for intermediates in a file or folder. Repeatable.", valueName: "path"),
    completion: .file())
  var pool: [String] = []

  @Option(help: ArgumentHelp("The moment to check for, in RFC 3339; now without it.", valueName: "time"))
  var at: Instant?

  /// Whom to trust; nil where the user did not say.
  func trustStore(console: Console) throws -> TrustStore? {
    guard !anchors.isEmpty else { return nil }
    var certificates = CertificatePool()
    for place in anchors {
      if place == "system" {
        for entry in try TrustStore.system().anchors.entries {
          certificates.add(entry.certificate, source: entry.source)
        }
      } else {
        try Self.add(place, to: &certificates, console: console)
      }
    }
    return TrustStore(anchors: certificates)
  }

  /// The intermediates.
  func certificatePool(console: Console) throws -> CertificatePool {
    var certificates = CertificatePool()
    for place in pool { try Self.add(place, to: &certificates, console: console) }
    return certificates
  }

  /// Adds the certificates of a file, or of each file in a folder that holds any.
  private static func add(_ place: String, to pool: inout CertificatePool, console: Console) throws {
    let files = try FolderListing.files(at: place)
    for file in files {
      do {
        let decoded = try CredentialFile.decode(file, console: console)
        _ = try decoded.requireCertificates()
        pool.add(decoded)
      } catch let error as SignetError where files != [place] {
        console.finding(error.finding.asNote)
      }
    }
  }
}

extension Finding {
  /// The same finding, where it stops nothing: a file in a folder that holds no certificates.
  fileprivate var asNote: Finding {
    Finding(code, .note, about: subject, message: message, hint: hint, causes: causes)
  }
}
