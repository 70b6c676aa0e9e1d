import Foundation
import SignetCrypto

/// A folder in which answers are kept for a while.
///
/// What is in it is believed no more than what a server sends: it is decoded and verified anew each time.
public struct FetchCache: Sendable {
  private let folder: URL
  private let maximumAge: TimeInterval
  private let now: @Sendable () -> Date

  /// Keeps answers in a folder, which is made when it is needed.
  ///
  /// - Parameters:
  ///   - maximumAge: how long, in seconds, an answer is used again.
  ///   - now: the clock.
  public init(folder: URL, maximumAge: TimeInterval = 3600, now: @escaping @Sendable () -> Date = { Date() }) {
    self.folder = folder
    self.maximumAge = maximumAge
    self.now = now
  }

  /// The answer that is kept for an address, if it is young enough.
  func answer(for address: String) -> [UInt8]? {
    let file = file(for: address)
    guard let values = try? file.resourceValues(forKeys: [.contentModificationDateKey, .isRegularFileKey]),
      values.isRegularFile == true, let date = values.contentModificationDate,
      (0...maximumAge).contains(now().timeIntervalSince(date))
    else { return nil }
    return (try? Data(contentsOf: file)).map { Array($0) }
  }

  /// Keeps an answer. A folder that can't be written keeps nothing, and the work goes on.
  func keep(_ bytes: [UInt8], for address: String) {
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try? Data(bytes).write(to: file(for: address), options: .atomic)
  }

  /// Addresses come from strangers, so that their digests name the files.
  private func file(for address: String) -> URL {
    folder.appending(path: Hexadecimal.encode(DigestAlgorithm.sha256.digest(of: Array(address.utf8))))
  }
}
