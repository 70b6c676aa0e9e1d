import Foundation
import SignetFindings

/// Who may read the file of a private key.
public enum KeyFileProtection {
  /// The warning `file.exposes-key` where the file's group or everybody may read it; `nil` where only its owner may, or
  /// where the attributes say nothing about it.
  ///
  /// - Parameters:
  ///   - path: the file, for the warning.
  ///   - attributes: what `FileManager.attributesOfItem(atPath:)` says about it.
  public static func finding(path: String, attributes: [FileAttributeKey: Any]) -> Finding? {
    guard let mode = (attributes[.posixPermissions] as? NSNumber)?.intValue, mode & 0o044 != 0 else { return nil }
    let readers = mode & 0o004 != 0 ? "Every user of this machine" : "The file's whole group"
    return Finding(
      .fileExposesKey, .warning, about: .file(path: path, position: nil),
      message: "\(readers) can read this file, and it holds a private key.", hint: "Run: chmod 600 \(path)")
  }
}
