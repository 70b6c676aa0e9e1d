import Foundation

/// The list of a suite's cases.
enum Manifest<Suite: Decodable> {
  /// Reads `manifest.json` in a suite's folder.
  static func read(_ folder: URL) throws -> Suite {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    return try decoder.decode(Suite.self, from: Data(contentsOf: folder.appending(path: "manifest.json")))
  }
}
