import ArgumentParser
import Signet

extension RevocationSettings.Mode: ExpressibleByArgument {}

/// Whether, and with which lists and responses, revocation is checked.
struct RevocationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Use the revocation lists in a file or folder. Repeatable.", valueName: "path"),
    completion: .file())
  var crl: [String] = []

  @Option(
    help: ArgumentHelp("Use the OCSP responses in a file or folder. Repeatable.", valueName: "path"),
    completion: .file())
  var ocsp: [String] = []

  @Option(
    help: ArgumentHelp(
      "Whether revocation is checked: off, if-present, or required of every certificate; if-present where there are "
        + "lists or responses, else off.",
      valueName: "off|if-present|require"))
  var revocation: RevocationSettings.Mode?

  /// The settings, with files read.
  ///
  /// - Parameter enclosed: lists that came with the certificates.
  func settings(enclosed: [RevocationList], console: Console) throws -> RevocationSettings {
    let lists = try enclosed + crl.flatMap { try Self.lists(at: $0, console: console) }
    let responses = try ocsp.flatMap { try FolderListing.files(at: $0).map(Self.response) }
    let mode = revocation ?? (lists.isEmpty && responses.isEmpty ? .off : .ifPresent)
    return RevocationSettings(mode: mode, lists: lists, responses: responses)
  }

  private static func lists(at place: String, console: Console) throws -> [RevocationList] {
    let files = try FolderListing.files(at: place)
    return try files.flatMap { file in
      let lists = try CredentialFile.decode(file, console: console).revocationLists
      guard lists.isEmpty, files == [place] else { return lists }
      throw SignetError(
        .revocationUnusable, about: .file(path: file, position: nil),
        message: "A revocation list is needed here, but the file holds none.",
        hint: "Give a .crl file of the issuer, in DER or PEM.")
    }
  }

  private static func response(at file: String) throws -> OCSPResponse {
    let bytes = try InputFile(reading: file, limit: CredentialDecoder.maximumByteCount).bytes
    do {
      return try OCSPResponse(decoding: bytes)
    } catch {
      throw SignetError(error.finding.about(.file(path: file, position: nil)))
    }
  }
}
