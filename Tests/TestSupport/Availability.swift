import Foundation

/// Conditions for tests that need something from outside the package, for the trait `.enabled(if:)`.
///
/// On a continuous-integration machine (`CI=true`) every condition holds: there a test whose need is missing runs and
/// fails, so that nothing is ever skipped unseen.
public enum Availability {
  /// Whether this is a continuous-integration machine.
  public static let isContinuousIntegration = ProcessInfo.processInfo.environment["CI"] == "true"

  /// Whether tests over the data that lies beside the project should run.
  public static let sharedData = isContinuousIntegration || isFolder(Project.shared)

  /// Whether tests that run all of `executables` should run.
  public static func programs(_ executables: String...) -> Bool {
    isContinuousIntegration || executables.allSatisfy(Command.isInstalled)
  }

  /// Whether tests that run a Python package from `make peers` should run.
  public static let pythonPeers =
    isContinuousIntegration || FileManager.default.isExecutableFile(atPath: Project.peersPython.path)

  private static func isFolder(_ url: URL) -> Bool {
    var isDirectory: ObjCBool = false
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &isDirectory) && isDirectory.boolValue
  }
}
