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
}
