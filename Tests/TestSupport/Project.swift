import Foundation

/// Where things lie around the tests.
public enum Project {
  /// The project's root folder.
  public static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  /// The vectors that the project made itself.
  public static let testVectors = root.appending(path: "TestVectors")
  /// Data that lies beside the project and is not part of it; may be missing.
  public static let shared = root.deletingLastPathComponent().appending(path: "shared")
  /// The built `signet`, which lies beside the running test program.
  public static let signet = buildFolder.appending(path: "signet").path
  /// The Python of the virtual environment with independent signers and verifiers, which `make peers` prepares.
  public static let peersPython = root.appending(path: ".build/peers/bin/python")

  /// The folder of the running test program: `.build/debug`, or the one that `--scratch-path` or `-c release` chose.
  private static let buildFolder = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    .deletingLastPathComponent()
}

extension [UInt8] {
  /// The bytes of a file.
  public init(contentsOf url: URL) throws {
    self = Array(try Data(contentsOf: url))
  }
}

extension Project {
  /// All files below a folder with this extension, sorted by path.
  public static func files(below folder: URL, withExtension suffix: String) -> [URL] {
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == suffix }.sorted { $0.path < $1.path }
  }
}
