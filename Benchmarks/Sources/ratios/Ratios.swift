import Foundation
import Signet
import Workloads

/// Measures every workload beside its limit and, where it can, beside libxmlsec1, and prints a table.
///
///     swift run -c release ratios [SECONDS [NAME]]
///
/// for so many seconds each (2 without it), only those whose name begins with NAME.
@main
enum Ratios {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let seconds = arguments.first.flatMap(Double.init) ?? 2
    let start = arguments.dropFirst().first ?? ""
    let project = (0..<4).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
    let peer = XMLSecPeer(project: project)
    let chainPeers = [ChainPeer.openSSL(project: project), .go(project: project)].compactMap(\.self)
    defer {
      peer?.remove()
      chainPeers.forEach { $0.remove() }
    }

    print("One thread. The limit is the key's operation and SHA-256 over the canonical bytes, measured by turns.")
    if peer == nil { print("libxmlsec1 is not compared: its program or libxmlsec1-dev is missing.") }
    print(Row.header)
    for workload in try Workload.all() where workload.name.hasPrefix(start) {
      try workload.work()
      let speed = try SpeedComparison.measure(seconds: seconds, work: workload.work, limit: workload.limit)
      let rival = try workload.peerTask.flatMap { task in try peer?.perSecond(task, seconds: seconds / 2) }
      print(Row(name: workload.name, speed: speed, byteCount: workload.byteCount, rivalPerSecond: rival))
      guard let chain = workload.peerChain else { continue }
      for peer in chainPeers {
        let rates = try peer.perSecond(chain.files)
        let rate = chain.isDecoded ? rates.decoded : rates.inDER
        print(Row.rival("  " + peer.title, perSecond: rate, ours: speed.workPerSecond))
      }
    }
  }
}

/// One line of the table.
private struct Row: CustomStringConvertible {
  let name: String
  let speed: SpeedComparison
  let byteCount: Int
  let rivalPerSecond: Double?

  static let header = line(
    "", ["µs", "per second", "MB/s", "limit/s", "of limit", "libxmlsec1/s", "faster"])

  var description: String {
    Self.line(
      name,
      [
        Self.number(1e6 / speed.workPerSecond, digits: 1),
        Self.number(speed.workPerSecond),
        Self.number(speed.workPerSecond * Double(byteCount) / 1e6),
        Self.number(speed.limitPerSecond),
        Self.number(speed.ratio * 100) + " %",
        rivalPerSecond.map { Self.number($0) } ?? "–",
        rivalPerSecond.map { Self.number(speed.workPerSecond / $0, digits: 1) + " ×" } ?? "–",
      ])
  }

  /// What another program does with the same certificates.
  static func rival(_ name: String, perSecond: Double, ours: Double) -> String {
    pad(name, to: 39, atStart: false)
      + "\(number(perSecond)) per second; Signet is \(number(ours / perSecond, digits: 2)) × as fast"
  }

  private static func line(_ name: String, _ cells: [String]) -> String {
    pad(name, to: 26, atStart: false) + cells.map { pad($0, to: 13, atStart: true) }.joined()
  }

  private static func pad(_ text: String, to width: Int, atStart: Bool) -> String {
    let padding = String(repeating: " ", count: max(0, width - text.count))
    return atStart ? padding + text : text + padding
  }

  private static func number(_ value: Double, digits: Int = 0) -> String {
    value.formatted(
      .number.grouping(.never).locale(Locale(identifier: "en_US_POSIX")).precision(.fractionLength(digits)))
  }
}
