import Foundation
import Signet

/// The files that a user means by a path: the file itself, or the files directly in the folder.
enum FolderListing {
  /// Lists `path`.
  ///
  /// - Returns: Paths in the order of their names, without hidden files.
  /// - Throws: ``SignetError`` with `file.missing` or `file.unreadable`.
  static func files(at path: String) throws -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw SignetError(
        .fileMissing, about: .file(path: path, position: nil), message: "There is no such file or folder.",
        hint: "Check the path; it is looked up from the working folder.")
    }
    guard isFolder.boolValue else { return [path] }
    do {
      return try FileManager.default.contentsOfDirectory(atPath: path)
        .filter { !$0.hasPrefix(".") }
        .sorted()
        .map { URL(filePath: path).appending(path: $0).relativePath }
        .filter { !isDirectory($0) }
    } catch {
      throw SignetError(
        .fileUnreadable, about: .file(path: path, position: nil), message: "The folder can't be read.",
        hint: "See that this user may read it.")
    }
  }

  private static func isDirectory(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }
}
