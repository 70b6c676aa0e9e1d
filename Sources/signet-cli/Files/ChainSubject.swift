import Foundation
import Signet

/// What is checked as one: the files that were named, or one file of a folder.
struct ChainSubject {
  /// How it is called in reports.
  let name: String
  /// The certificates and keys.
  let input: ChainInput
  /// The revocation lists that came with them.
  let lists: [RevocationList]

  private init(name: String, _ decoded: [DecodedFile]) {
    self.name = name
    var input = ChainInput()
    for file in decoded { input.add(file) }
    self.input = input
    lists = decoded.flatMap(\.revocationLists)
  }

  /// Reads what `chain check` was given: files belong together, unless a folder is among them.
  static func read(_ places: [String], passphrase: PassphraseOptions, console: Console) throws -> [ChainSubject] {
    guard places.contains(where: isFolder) else {
      let decoded = try places.map { try decode($0, passphrase, console) }
      let subject = ChainSubject(name: places.joined(separator: ", "), decoded)
      if subject.input.certificates.entries.isEmpty { _ = try decoded.first?.requireCertificates() }
      return [subject]
    }
    let subjects = try places.flatMap { place in
      try FolderListing.files(at: place).compactMap { try subject(at: $0, in: place, passphrase, console) }
    }
    guard !subjects.isEmpty else {
      throw SignetError(
        .chainNoCertificate, about: .file(path: places[0], position: nil),
        message: "No file in the folder holds a certificate.", hint: "Name the folder that holds the certificates.")
    }
    return subjects
  }

  /// A file of a folder; nil, and a warning, where it holds no certificate.
  private static func subject(
    at file: String, in place: String, _ passphrase: PassphraseOptions, _ console: Console
  ) throws -> ChainSubject? {
    do {
      let decoded = try decode(file, passphrase, console)
      _ = try decoded.requireCertificates()
      return ChainSubject(name: file, [decoded])
    } catch let error as SignetError where isFolder(place) {
      let finding = error.finding
      console.finding(
        Finding(
          finding.code, .warning, about: finding.subject, message: "Passed over: \(finding.message)",
          hint: finding.hint),
        in: file)
      return nil
    }
  }

  private static func decode(
    _ file: String, _ passphrase: PassphraseOptions, _ console: Console
  ) throws -> DecodedFile {
    try passphrase.unlocking(file) { try CredentialFile.decode(file, passphrase: $0, console: console) }
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }
}
