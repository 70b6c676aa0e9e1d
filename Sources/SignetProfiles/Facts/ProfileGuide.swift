/// What people need to know about a scheme beside what can be computed: the text of its page in the documentation.
public struct ProfileGuide: Sendable, Hashable {
  /// Which certificate is needed, and who issues it.
  public var certificate: String
  /// Facts of the scheme, each with what it rests on.
  public var facts: [ProfileFact]
  /// Why the authority refuses documents, and what helps.
  public var rejections: [Rejection]

  /// Writes a guide.
  public init(certificate: String = "", facts: [ProfileFact] = [], rejections: [Rejection] = []) {
    self.certificate = certificate
    self.facts = facts
    self.rejections = rejections
  }
}

/// One fact of a scheme, and what it rests on.
public struct ProfileFact: Sendable, Hashable {
  /// What a fact rests on, best first.
  public enum Grade: String, Sendable, Hashable, Codable, CaseIterable {
    /// Seen in documents whose signatures verify, or read in the authority's schema.
    case verified
    /// Said by a named source.
    case sourced
    /// General knowledge without a source: check before relying on it.
    case remembered
    /// Open.
    case unknown
  }

  /// The fact in one sentence.
  public var text: String
  /// What it rests on.
  public var grade: Grade

  /// States a fact.
  public init(_ text: String, _ grade: Grade) {
    self.text = text
    self.grade = grade
  }
}

/// Why an authority refuses documents, and what helps.
public struct Rejection: Sendable, Hashable {
  /// The authority's code, or its words.
  public var code: String
  /// What is wrong then.
  public var cause: String
  /// What helps.
  public var cure: String

  /// Tells of a rejection.
  public init(_ code: String, _ cause: String, cure: String) {
    self.code = code
    self.cause = cause
    self.cure = cure
  }
}
