import CLibXML2

/// What has to be done once per process, and the way from libxml2's error reports to text.
enum LibXML2 {
  /// Initializes libxml2's global tables; must run before any thread parses.
  static let initialize: Void = xmlInitParser()

  /// Runs `body` with libxml2's error reports kept off standard error, and returns the last report beside its result.
  static func reporting<Result>(_ body: () throws -> Result) rethrows -> (result: Result, report: String?) {
    xmlResetLastError()
    let handler = __xmlStructuredError().pointee
    let context = __xmlStructuredErrorContext().pointee
    xmlSetStructuredErrorFunc(nil) { _, _ in }
    defer { xmlSetStructuredErrorFunc(context, handler) }
    let result = try body()
    return (result, xmlGetLastError().flatMap { sentence(from: $0.pointee) })
  }

  /// The text of an error on one line, without control characters, and not longer than a person reads.
  static func sentence(from error: xmlError) -> String? {
    guard let message = error.message else { return nil }
    let text = String(cString: message).split(whereSeparator: \.isNewline).joined(separator: " ")
    let printable = text.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }
    let sentence = String(String(String.UnicodeScalarView(printable)).prefix(300))
    return sentence.isEmpty ? nil : sentence
  }
}

extension String {
  /// Copies a string of libxml2's, which is UTF-8 and ends with a zero byte.
  init(_ text: UnsafePointer<xmlChar>) {
    self = UnsafeRawPointer(text).withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
  }
}
