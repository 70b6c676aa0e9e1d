import ArgumentParser
import Foundation

/// A point in time as an argument: RFC 3339, or a date alone, which means its first moment in UTC.
struct Instant: ExpressibleByArgument {
  let date: Date

  init?(argument: String) {
    let text = argument.count == 10 ? "\(argument)T00:00:00Z" : argument
    let formats = [Date.ISO8601FormatStyle(), Date.ISO8601FormatStyle(includingFractionalSeconds: true)]
    guard let date = formats.lazy.compactMap({ try? $0.parse(text) }).first else { return nil }
    self.date = date
  }
}
