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
