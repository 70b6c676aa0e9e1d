import Foundation
import SignetFindings

/// Files that are written whole or not at all.
public enum AtomicFile {
  /// Writes a file: into a temporary one in the same folder, flushed to the disk, then renamed.
  ///
  /// What was there before is replaced; after a failure it is still there, and nothing else is.
  ///
  /// - Parameters:
  ///   - bytes: The whole content.
  ///   - path: The file. A symbolic link is replaced, not followed.
  ///   - mode: The permissions, from which the process's mask takes away.
  /// - Throws: `file.cannot-write`.
  public static func write(_ bytes: [UInt8], to path: String, mode: mode_t = 0o666) throws(SignetError) {
    let temporary = temporaryPath(beside: path)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw failure(path, errno) }
    guard writeAll(bytes, to: descriptor), fsync(descriptor) == 0 else {
      let error = errno
      close(descriptor)
      unlink(temporary)
      throw failure(path, error)
    }
    // Some file systems report only here that the space is used up.
    guard close(descriptor) == 0, rename(temporary, path) == 0 else {
      let error = errno
      unlink(temporary)
      throw failure(path, error)
    }
  }

  /// Makes a folder, and those around it, unless it is there.
  ///
  /// - Throws: `file.cannot-write`.
  public static func makeFolder(_ path: String) throws(SignetError) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw SignetError(
        .fileCannotWrite, about: .file(path: path, position: nil),
        message: "The folder \(path) can't be made: \(error.localizedDescription)",
        hint: "See that this user may write there, and that no file has that name.")
    }
  }

  /// Makes the names in a folder last through a power failure, as ``write(_:to:mode:)`` does for the content of a file.
  ///
  /// - Throws: `file.cannot-write`.
  public static func flushFolder(_ path: String) throws(SignetError) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path, errno) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failure(path, errno) }
  }

  /// A hidden name that no other writer has, so that a folder of documents never seems to hold half of one.
  private static func temporaryPath(beside path: String) -> String {
    let name = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    // A file's name has at most 255 bytes, to which this must not add.
    return "\(path[..<name]).signet-\(UInt64.random(in: 0...UInt64.max)).tmp"
  }

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count {
        let count = Foundation.write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
        if count < 0 {
          guard errno == EINTR else { return false }
        } else {
          written += count
        }
      }
      return true
    }
  }

  private static func failure(_ path: String, _ error: Int32) -> SignetError {
    SignetError(
      .fileCannotWrite, about: .file(path: path, position: nil),
      message: "The file can't be written: \(String(cString: strerror(error))).", hint: hint(error))
  }

  private static func hint(_ error: Int32) -> String {
    switch error {
    case ENOENT, ENOTDIR: "Make the folder first."
    case EACCES, EPERM, EROFS: "See that this user may write in the folder."
    case ENOSPC, EDQUOT, EFBIG: "Make space; nothing half-written was left behind."
    default: "Look at the folder and its file system."
    }
  }
}
