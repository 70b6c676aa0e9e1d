import Foundation

/// How a moment is written as `xs:dateTime` in `SigningTime` (EN 319 132-1, section 5.2.1).
public struct SigningTimeFormat: Sendable, Hashable {
  /// The zone in minutes east of UTC.
  public var minutesFromUTC: Int
  /// Whether the zone UTC is written as `Z` instead of `+00:00`.
  public var writesZ: Bool
  /// How many digits follow the seconds, 0 to 9.
  public var fractionDigits: Int
  /// A zone of the IANA database whose difference from UTC changes with the seasons, such as `Europe/Madrid`; it goes
  /// before ``minutesFromUTC``.
  public var zone: String?
  /// Whether the zone is written at all. Without it the text is no moment, which generic verification notes.
  public var writesZone: Bool

  /// Describes a format: unless told otherwise, whole seconds in UTC with `Z`.
  public init(
    minutesFromUTC: Int = 0, writesZ: Bool = true, fractionDigits: Int = 0, zone: String? = nil, writesZone: Bool = true
  ) {
    self.minutesFromUTC = minutesFromUTC
    self.writesZ = writesZ
    self.fractionDigits = fractionDigits
    self.zone = zone
    self.writesZone = writesZone
  }

  /// The text of a moment, such as `2026-05-04T09:57:50-05:00`; fractions are cut, never rounded up to a later moment.
  public func text(of time: Date) -> String {
    let whole = floor(time.timeIntervalSince1970)
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? .gmt
    let minutes = minutes(at: time)
    let local = Date(timeIntervalSince1970: whole + Double(minutes * 60))
    let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: local)
    let day = [(parts.year, 4), (parts.month, 2), (parts.day, 2)].map(Self.padded).joined(separator: "-")
    let clock = [(parts.hour, 2), (parts.minute, 2), (parts.second, 2)].map(Self.padded).joined(separator: ":")
    return "\(day)T\(clock)\(fraction(time.timeIntervalSince1970 - whole))\(text(ofZone: minutes))"
  }

  /// The moment that an `xs:dateTime` with a time zone tells, or nil.
  public static func time(_ text: String) -> Date? {
    let pattern =
      /([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})/
    guard let match = text.wholeMatch(of: pattern)?.output else { return nil }
    let numbers = [match.1, match.2, match.3, match.4, match.5, match.6].compactMap { Int($0) }
    guard (1...12).contains(numbers[1]), (1...31).contains(numbers[2]), numbers[3] < 24, numbers[4] < 60,
      numbers[5] < 60
    else { return nil }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? .gmt
    let parts = DateComponents(
      year: numbers[0], month: numbers[1], day: numbers[2], hour: numbers[3], minute: numbers[4], second: numbers[5])
    // A day that the month has not would be taken for one of the next month.
    guard parts.isValidDate(in: calendar), let local = calendar.date(from: parts) else { return nil }
    return local - Double(minutes(of: match.8) * 60) + (match.7.flatMap { Double("0" + $0) } ?? 0)
  }

  private static func minutes(of zone: Substring) -> Int {
    let digits = zone.dropFirst().split(separator: ":").compactMap { Int($0) }
    guard digits.count == 2 else { return 0 }
    return (zone.first == "-" ? -1 : 1) * (digits[0] * 60 + digits[1])
  }

  /// How far the zone is from UTC at a moment, in minutes; seconds, which only zones of long ago had, are cut.
  private func minutes(at time: Date) -> Int {
    guard let zone else { return minutesFromUTC }
    return (TimeZone(identifier: zone)?.secondsFromGMT(for: time) ?? 0) / 60
  }

  private func text(ofZone minutesFromUTC: Int) -> String {
    guard writesZone else { return "" }
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
