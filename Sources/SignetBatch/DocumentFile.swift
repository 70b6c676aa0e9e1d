import Foundation
import SignetFindings

/// Reads documents from files that nobody vouches for.
public enum DocumentFile {
  /// The bytes of a regular file; pipes, devices and folders are refused before anything waits on them.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - limit: The most bytes that are read.
  /// - Throws: `file.missing`, `file.unreadable`, `file.too-large`.
  public static func read(_ path: String, limit: Int) throws(SignetError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw failure(path, errno) }
    defer { close(descriptor) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0 else { throw failure(path, errno) }
    guard facts.st_mode & S_IFMT == S_IFREG else { throw unreadable(path, "it is not a regular file") }
    guard facts.st_size <= limit else {
      throw SignetError(
        .fileTooLarge, about: .file(path: path, position: nil),
        message: "The file has \(facts.st_size) bytes; the limit is \(limit).",
        hint: "Check that it is one document.")
    }
    return try readAll(descriptor, count: Int(facts.st_size), path)
  }

  private static func readAll(_ descriptor: Int32, count: Int, _ path: String) throws(SignetError) -> [UInt8] {
    var error: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let read = Foundation.read(descriptor, buffer.baseAddress?.advanced(by: filled), count - filled)
        if read < 0, errno == EINTR { continue }
        if read < 0 { error = errno }
        guard read > 0 else { break }
        filled += read
      }
    }
    guard error == 0 else { throw failure(path, error) }
    return bytes
  }

  private static func failure(_ path: String, _ error: Int32) -> SignetError {
    guard error != ENOENT, error != ENOTDIR else {
      return SignetError(
        .fileMissing, about: .file(path: path, position: nil), message: "There is no file \(path).",
        hint: "Check the path.")
    }
    return unreadable(path, String(cString: strerror(error)))
  }

  private static func unreadable(_ path: String, _ reason: String) -> SignetError {
    SignetError(
      .fileUnreadable, about: .file(path: path, position: nil), message: "The file \(path) can't be read: \(reason).",
      hint: "See that it is a regular file that this user may read.")
  }
}
