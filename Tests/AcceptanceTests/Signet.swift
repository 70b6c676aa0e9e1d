import Foundation
import TestSupport
import Testing

/// Runs the built `signet`.
func signet(
  _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:], directory: URL? = nil
) throws -> Command.Result {
  let surroundings = ProcessInfo.processInfo.environment.merging(environment) { $1 }
  return try Command.run(
    Project.signet, arguments, input: input, environment: surroundings, directory: directory)
}

extension Command.Result {
  /// Standard output as the one JSON object that it must be.
  func json() throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(standardOutput)) as? [String: Any], "\(errors)")
  }

  /// Standard output as one JSON object in each line.
  func jsonLines() throws -> [[String: Any]] {
    try lines.map { line in
      try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
  }
}

/// The project's vectors, by the paths that commands are given.
enum Vector {
  static let passphrase = path("passphrase.txt")
  static let root = certificate("root")
  static let ecRoot = certificate("ec-root")
  static let intermediate = certificate("intermediate")

  static func path(_ name: String) -> String { Project.testVectors.appending(path: name).path }
  static func certificate(_ name: String) -> String { path("certificates/\(name).pem") }
  static func chain(_ name: String) -> String { path("chains/\(name).pem") }
  static func identity(_ name: String) -> String { path("identities/\(name).pem") }
  static func invoice(_ name: String) -> String { path("invoices/\(name).xml") }
  static func container(_ name: String) -> String { path("containers/\(name)") }

  /// The bytes of a vector.
  static func bytes(_ path: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(filePath: path))) }
}
