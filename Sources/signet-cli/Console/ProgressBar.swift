import Foundation

/// A line on the terminal that shows how far a batch has come.
struct ProgressBar {
  private let total: Int
  private let isShown: Bool
  private var done = 0
  private let start = ContinuousClock.now
  private var lastDrawn: ContinuousClock.Instant?
  private var isOnScreen = false

  /// A bar for `total` documents; one that is not shown does nothing.
  init(total: Int, isShown: Bool) {
    self.total = total
    self.isShown = isShown
  }

  /// Counts one more document, and draws the bar where the last time is long enough ago.
  mutating func advance() {
    done += 1
    let now = ContinuousClock.now
    guard isShown, lastDrawn.map({ now - $0 > .milliseconds(100) }) ?? true else { return }
    lastDrawn = now
    isOnScreen = true
    let width = 30
    let filled = total == 0 ? width : width * done / total
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    let seconds = max((now - start) / .seconds(1), 0.001)
    draw("\r\(bar) \(done) of \(total), \(Int(Double(done) / seconds)) per second\u{1b}[K")
  }

  /// Takes the bar off the screen, so that a line can be written in its place.
  mutating func clear() {
    guard isOnScreen else { return }
    isOnScreen = false
    draw("\r\u{1b}[K")
  }

  private func draw(_ text: String) {
    // A terminal that went away has nobody to tell.
    try? StandardStream.write(Array(text.utf8), to: STDERR_FILENO)
  }
}
