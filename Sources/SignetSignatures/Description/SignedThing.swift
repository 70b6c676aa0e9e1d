/// What the signature value is made over.
///
/// Everything but ``signedInfo`` departs from the standard, leaves all but the first reference unprotected, and is accepted
/// only where a profile says so.
public enum SignedThing: String, Sendable, Hashable, Codable, CaseIterable {
  /// The canonical `SignedInfo`, as the standard has it.
  case signedInfo = "signed-info"
  /// The digest of the first reference, as bytes, which are digested once more (ZATCA).
  case documentDigest = "document-digest"
  /// What the first reference covers, as bytes (MyInvois).
  case document
}
