import Foundation

/// How a moment is written as `xs:dateTime` in `SigningTime` (EN 319 132-1, section 5.2.1).
public struct SigningTimeFormat: Sendable, Hashable {
  /// The zone in minutes east of UTC.
  public var minutesFromUTC: Int
  /// Whether the zone UTC is written as `Z` instead of `+00:00`.
  public var writesZ: Bool
  /// How many digits follow the seconds, 0 to 9.
  public var fractionDigits: Int

  /// Describes a format: unless told otherwise, whole seconds in UTC with `Z`.
  public init(minutesFromUTC: Int = 0, writesZ: Bool = true, fractionDigits: Int = 0) {
    self.minutesFromUTC = minutesFromUTC
    self.writesZ = writesZ
    self.fractionDigits = fractionDigits
  }

  /// The text of a moment, such as `2026-05-04T09:57:50-05:00`; fractions are cut, never rounded up to a later moment.
  public func text(of time: Date) -> String {
    let whole = floor(time.timeIntervalSince1970)
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? .gmt
    let local = Date(timeIntervalSince1970: whole + Double(minutesFromUTC * 60))
    let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: local)
    let day = [(parts.year, 4), (parts.month, 2), (parts.day, 2)].map(Self.padded).joined(separator: "-")
    let clock = [(parts.hour, 2), (parts.minute, 2), (parts.second, 2)].map(Self.padded).joined(separator: ":")
    return "\(day)T\(clock)\(fraction(time.timeIntervalSince1970 - whole))\(zone)"
  }

  private var zone: String {
    guard minutesFromUTC != 0 || !writesZ else { return "Z" }
    let (hours, minutes) = abs(minutesFromUTC).quotientAndRemainder(dividingBy: 60)
    return (minutesFromUTC < 0 ? "-" : "+") + Self.padded(hours, 2) + ":" + Self.padded(minutes, 2)
  }

  private func fraction(_ rest: Double) -> String {
    let digits = min(max(fractionDigits, 0), 9)
    guard digits > 0 else { return "" }
    let scale = (0..<digits).reduce(1) { value, _ in value * 10 }
    return "." + Self.padded(min(Int(rest * Double(scale)), scale - 1), digits)
  }

  private static func padded(_ number: Int?, _ width: Int) -> String {
    let text = String(number ?? 0)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }
}
