import Foundation
import Signet

/// A file that the user named for output; `-` is standard output.
enum OutputFile {
  /// Who may read a file.
  enum Readers: mode_t {
    /// Everybody whom the user's mask lets.
    case everybody = 0o666
    /// The owner only: the file holds a private key.
    case owner = 0o600
  }

  /// Writes a file whole or not at all.
  ///
  /// A regular file is replaced, also behind a symbolic link. Into anything else but a folder, such as a pipe or
  /// `/dev/null`, the bytes are written.
  ///
  /// - Throws: ``SignetError`` with `file.cannot-write`.
  static func write(_ bytes: [UInt8], to path: String, readers: Readers = .everybody) throws {
    guard path != "-" else { return try StandardStream.write(bytes, to: STDOUT_FILENO) }
    var status = stat()
    let exists = stat(path, &status) == 0
    switch status.st_mode & S_IFMT {
    case S_IFDIR where exists:
      throw failure(path, "it is a folder", hint: "Name a file in it.")
    case let kind where exists && kind != S_IFREG:
      try append(bytes, to: path)
    default:
      try AtomicFile.write(bytes, to: URL(filePath: path).resolvingSymlinksInPath().path, mode: readers.rawValue)
    }
  }

  private static func append(_ bytes: [UInt8], to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw failure(path, String(cString: strerror(errno)), hint: "See that you may write it.")
    }
    defer { close(descriptor) }
    try StandardStream.write(bytes, to: descriptor)
  }

  private static func failure(_ path: String, _ reason: String, hint: String) -> SignetError {
    SignetError(
      .fileCannotWrite, about: .file(path: path, position: nil), message: "The output can't be written: \(reason).",
      hint: hint)
  }
}
