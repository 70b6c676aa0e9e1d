import Foundation
import SignetFindings

/// Finds the documents of a batch and decides where each signed one goes.
public enum BatchSource {
  /// The documents in files and folders.
  ///
  /// A folder gives every file in it and in its subfolders whose name ends in `.xml`, in the order of their paths; its
  /// inner structure is kept in the output. A file that is named itself may have any name. Symbolic links inside folders
  /// are not followed.
  ///
  /// - Parameters:
  ///   - paths: Files and folders.
  ///   - outputFolder: Where the signed documents go.
  ///   - suffix: What is added to the names of the signed documents: `.p7m`.
  /// - Throws: `file.missing`, `batch.no-documents`, `batch.output-collision`.
  public static func documents(
    in paths: [String], outputFolder: String, suffix: String = ""
  ) throws(SignetError) -> [BatchDocument] {
    var documents: [BatchDocument] = []
    for path in paths {
      for relative in try relativePaths(in: path) {
        documents.append(
          BatchDocument(
            input: relative.isEmpty ? path : join(path, relative),
            output: join(outputFolder, (relative.isEmpty ? lastComponent(path) : relative) + suffix)))
      }
    }
    guard !documents.isEmpty else {
      throw SignetError(
        .batchNoDocuments, message: "There is no document to sign in \(paths.joined(separator: ", ")).",
        hint: "Name XML files, or folders with files whose names end in .xml.")
    }
    try refuseCollisions(documents)
    return documents
  }

  /// The paths of the documents in a folder, relative to it; for a file the empty path alone.
  private static func relativePaths(in path: String) throws(SignetError) -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw SignetError(
        .fileMissing, about: .file(path: path, position: nil), message: "There is no file or folder \(path).",
        hint: "Check the path.")
    }
    guard isFolder.boolValue else { return [""] }
    let folder = URL(filePath: path, directoryHint: .isDirectory)
    let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.lowercased().hasSuffix(".xml") && isRegularFile(folder.appending(path: $0)) }.sorted()
  }

  private static func isRegularFile(_ url: URL) -> Bool {
    (try? FileManager.default.attributesOfItem(atPath: url.path))?[.type] as? FileAttributeType == .typeRegular
  }

  private static func refuseCollisions(_ documents: [BatchDocument]) throws(SignetError) {
    var inputs: [String: String] = [:]
    for document in documents {
      let output = URL(filePath: document.output).standardizedFileURL.path
      if let other = inputs.updateValue(document.input, forKey: output) {
        throw collision("\(other) and \(document.input) would both be written to \(document.output).")
      }
    }
    if let overwritten = documents.first(where: { inputs[URL(filePath: $0.input).standardizedFileURL.path] != nil }) {
      throw collision("The signed document would be written over the unsigned one, \(overwritten.input).")
    }
  }

  private static func collision(_ message: String) -> SignetError {
    SignetError(.batchOutputCollision, message: message, hint: "Choose another output folder, or sign them apart.")
  }

  private static func join(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  private static func lastComponent(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
