import Foundation
import Signet

/// Standard output and standard error without a buffer in between, so that no failure is noticed too late.
enum StandardStream {
  /// Writes all of `bytes`.
  ///
  /// - Throws: ``SignetError`` with `file.cannot-write`.
  static func write(_ bytes: [UInt8], to descriptor: Int32) throws(SignetError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        guard errno == EINTR || errno == EAGAIN else {
          throw SignetError(
            .fileCannotWrite, about: .file(path: "-", position: nil),
            message: "The output can't be written: \(String(cString: strerror(errno))).",
            hint: "See that the reader stays, or that there is space.")
        }
        continue
      }
      rest = rest.dropFirst(count)
    }
  }
}
