import ArgumentParser

/// A length of time as an argument: a number and its unit, for example `30d`.
struct TimeSpan: ExpressibleByArgument {
  let seconds: Double

  init?(argument: String) {
    let secondsPerUnit: [Character: Double] = ["s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800]
    guard let unit = argument.last.flatMap({ secondsPerUnit[$0] }),
      let count = UInt32(argument.dropLast())
    else { return nil }
    seconds = Double(count) * unit
  }
}
