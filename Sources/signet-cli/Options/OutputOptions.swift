import ArgumentParser

/// How a command speaks.
struct OutputOptions: ParsableArguments {
  @Flag(help: "Write one JSON document to standard output, and nothing else there.")
  var json = false

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Say more: notes, and what is usually left out.")
  var verbose = false

  func validate() throws {
    if quiet && verbose { throw ValidationError("Choose --quiet or --verbose.") }
  }
}
