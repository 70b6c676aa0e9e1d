import SignetCrypto
import SignetFindings

/// What was given for stamps from outside of the documents.
public struct StampInputs: Sendable {
  /// The contents of files by name; several of one name where there are several of the kind, such as Chile's folios.
  public var files: [String: [SecretBytes]]
  /// Texts by name.
  public var values: [String: String]

  /// Collects inputs.
  public init(files: [String: [SecretBytes]] = [:], values: [String: String] = [:]) {
    self.files = files
    self.values = values
  }

  /// Whether something was given.
  func has(_ input: StampInput) -> Bool {
    switch input.kind {
    case .file: files[input.name]?.isEmpty == false
    case .value: values[input.name] != nil
    }
  }

  /// Makes sure that what the stamps cannot do without is there.
  ///
  /// - Throws: `stamp.input-missing`.
  public func requireAll(for stamps: [StampName]) throws(SignetError) {
    for name in stamps {
      for input in name.stamp.inputs where input.isRequired && !has(input) { throw Self.missing(input, of: name) }
    }
  }

  /// Makes sure that nothing was given that none of the stamps uses.
  ///
  /// - Throws: `stamp.input-invalid`.
  public func refuseOthers(than stamps: [StampName]) throws(SignetError) {
    let wanted = stamps.flatMap { name in name.stamp.inputs.map { (name, $0) } }
    let unknown =
      files.keys.filter { key in !wanted.contains { $0.1.name == key && $0.1.kind == .file } }.map { ("file", $0) }
      + values.keys.filter { key in !wanted.contains { $0.1.name == key && $0.1.kind == .value } }
      .map { ("value", $0) }
    guard let (kind, name) = unknown.min(by: { $0.1 < $1.1 }) else { return }
    let known = wanted.map { "\($0.1.kind == .file ? "file" : "value") \($0.1.name)" }
    throw SignetError(
      .stampInputInvalid, message: "No stamp of the profile uses a \(kind) called \(name.debugDescription).",
      hint: known.isEmpty ? "The profile's stamps need nothing." : "They use: \(known.joined(separator: ", ")).")
  }

  /// A text that must be there.
  func required(_ name: String, for stamp: StampName) throws(SignetError) -> String {
    guard let value = values[name] else { throw missing(name, stamp) }
    return value
  }

  /// The one file of a name.
  func file(_ name: String, for stamp: StampName) throws(SignetError) -> SecretBytes {
    guard let found = files[name], let file = found.first else { throw missing(name, stamp) }
    guard found.count == 1 else {
      throw SignetError(
        .stampInputInvalid,
        message: "The stamp \(stamp.rawValue) needs one file \(name), and there are \(found.count).",
        hint: "Give one.")
    }
    return file
  }

  /// The text of the one file of a name, without the end of its line; a secret that is mixed into a digest.
  func secretText(_ name: String, for stamp: StampName) throws(SignetError) -> String {
    Self.text(try file(name, for: stamp))
  }

  /// As ``secretText(_:for:)``, nil where there is no such file.
  func optionalSecretText(_ name: String) -> String? { files[name]?.first.map(Self.text) }

  private static func text(_ secret: SecretBytes) -> String {
    secret.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }.trimmingEnds
  }

  /// What to say where an input was not given.
  func missing(_ name: String, _ stamp: StampName) -> SignetError {
    let input = stamp.stamp.inputs.first { $0.name == name }
    return Self.missing(input ?? StampInput(name, .value, "a value"), of: stamp)
  }

  private static func missing(_ input: StampInput, of stamp: StampName) -> SignetError {
    let option = input.kind == .file ? "--stamp-file \(input.name)=PATH" : "--stamp-value \(input.name)=VALUE"
    return SignetError(
      .stampInputMissing, message: "The stamp \(stamp.rawValue) needs \(input.name): \(input.meaning).",
      hint: "Give it with \(option).")
  }
}

extension String {
  /// The text without white space at its ends.
  var trimmingEnds: String {
    let isSpace: (Unicode.Scalar) -> Bool = { " \t\r\n".unicodeScalars.contains($0) }
    var scalars = unicodeScalars[...]
    while let first = scalars.first, isSpace(first) { scalars.removeFirst() }
    while let last = scalars.last, isSpace(last) { scalars.removeLast() }
    return String(scalars)
  }
}
