import Foundation
import Signet

/// A file that the user named, read into memory; `-` is standard input.
struct InputFile: Sendable {
  /// The path as the user wrote it.
  let path: String
  /// The content, empty after ``wipe()``.
  private(set) var bytes: [UInt8]
  /// The permissions of a regular file; nil for a pipe.
  let permissions: mode_t?

  /// What a passphrase's file may weigh.
  static let passphraseLimit = 4096

  /// Reads a file, a pipe or standard input to its end.
  ///
  /// - Parameters:
  ///   - path: The path, or `-`.
  ///   - limit: The largest size in bytes.
  /// - Throws: ``SignetError`` with `file.missing`, `file.unreadable`, `file.is-folder` or `file.too-large`.
  init(reading path: String, limit: Int) throws {
    self.path = path
    let descriptor = path == "-" ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw InputFile.failure(path, errno) }
    defer { close(descriptor) }

    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw InputFile.failure(path, errno) }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw SignetError(
        .fileIsFolder, about: .file(path: path, position: nil), message: "This is a folder, not a file.",
        hint: "Name the files in it.")
    }
    permissions = status.st_mode & S_IFMT == S_IFREG ? status.st_mode & 0o777 : nil
    bytes = try InputFile.readAll(descriptor, path: path, expected: Int(status.st_size), limit: limit)
  }

  /// Wipes the content from memory and leaves the file empty.
  mutating func wipe() {
    _ = SecretBytes(consuming: &bytes)
  }

  /// Moves the first line, without its end, into secret memory and wipes the rest.
  mutating func takeFirstLine() -> SecretBytes {
    defer { wipe() }
    return SecretBytes(copying: bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") })
  }

  /// Reads straight into one array that need not grow, so that no copies of a key are left in freed memory.
  private static func readAll(_ descriptor: Int32, path: String, expected: Int, limit: Int) throws -> [UInt8] {
    let chunk = 1 << 16
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(expected, limit) + 2 * chunk)
    var filled = 0
    while true {
      bytes.append(contentsOf: repeatElement(0, count: filled + chunk - bytes.count))
      let count = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress?.advanced(by: filled), chunk) }
      guard count >= 0 || errno == EINTR else { throw failure(path, errno) }
      filled += max(count, 0)
      guard filled <= limit else {
        throw SignetError(
          .fileTooLarge, about: .file(path: path, position: nil),
          message: "The file has more than \(limit) bytes, the limit for its kind.",
          hint: "See that this is the file you meant.")
      }
      if count == 0 {
        bytes.removeSubrange(filled...)
        return bytes
      }
    }
  }

  private static func failure(_ path: String, _ error: Int32) -> SignetError {
    let subject = Finding.Subject.file(path: path, position: nil)
    if error == ENOENT || error == ENOTDIR {
      return SignetError(
        .fileMissing, about: subject, message: "There is no such file.",
        hint: "Check the path; it is looked up from the working folder.")
    }
    return SignetError(
      .fileUnreadable, about: subject, message: "The file can't be read: \(String(cString: strerror(error))).",
      hint: "See that this user may read it.")
  }
}
