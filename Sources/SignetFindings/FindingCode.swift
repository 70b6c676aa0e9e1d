/// One kind of thing that Signet reports, with a name that never changes.
///
/// The same code stands in the command line's text, its JSON and the documentation. Every code is a static member
/// of this type, declared in the file of its area under `Codes/`, and listed in ``all``.
public struct FindingCode: Sendable, Hashable {
  /// The dotted name, for example `chain.intermediate-missing`.
  public let name: String
  /// What the code means, in one sentence, for the documentation.
  public let meaning: String
  /// The status with which a command ends when this stops it as an error.
  public let exitStatus: ExitStatus

  /// Declares a code; only the files under `Codes/` do so.
  init(_ name: String, _ meaning: String, exit exitStatus: ExitStatus) {
    self.name = name
    self.meaning = meaning
    self.exitStatus = exitStatus
  }

  /// Every code there is, in the order of the documentation.
  public static let all: [FindingCode] =
    general + crypto + certificate + identity + chain + rule + revocation + fetch + xml + signature + xades + cms
    + profile + stamp + batch

  /// Codes are equal when their names are.
  public static func == (left: FindingCode, right: FindingCode) -> Bool { left.name == right.name }

  /// Hashes the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension FindingCode: CustomStringConvertible {
  /// The dotted name.
  public var description: String { name }
}

extension FindingCode: Encodable {
  /// Writes the dotted name as a string.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(name)
  }
}
