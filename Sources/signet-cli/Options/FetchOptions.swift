import ArgumentParser
import Foundation
import Signet

/// Whether what is missing is fetched over the network.
struct FetchOptions: ParsableArguments {
  @Flag(help: "Fetch missing issuers, revocation lists and OCSP responses from the addresses in the certificates.")
  var fetch = false

  @Option(
    help: ArgumentHelp("Keep what was fetched in a folder, and use it again for an hour.", valueName: "folder"),
    completion: .directory)
  var cache: String?

  func validate() throws {
    if cache != nil && !fetch { throw ValidationError("--cache needs --fetch.") }
  }

  /// Completes settings for an input, where the user asked for it.
  ///
  /// - Parameter mode: how revocation is looked at, where the user said so; if present where not.
  func complete(
    _ settings: inout ChainSettings, for inputs: [ChainInput], mode: RevocationSettings.Mode?, console: Console
  ) async throws {
    guard fetch else { return }
    settings.revocation.mode = mode ?? .ifPresent
    let store = cache.map { FetchCache(folder: URL(filePath: $0)) }
    let unfinished = settings
    let (completed, findings) = try await HTTPFetcher.withFetcher(cache: store) { fetcher in
      var settings = unfinished
      var findings: [Finding] = []
      for input in inputs { findings += await ChainFetcher(fetcher).complete(&settings, for: input) }
      return (settings, findings)
    }
    settings = completed
    findings.forEach { console.finding($0) }
  }
}
