/// What the facts of a profile rest on.
public enum Confirmation: String, Sendable, Hashable, Codable, CaseIterable {
  /// Documents that the authority made or took verify with the profile, and are signed anew with the same digests.
  case samples
  /// The authority's own texts, schemas or examples say so; there is no public document whose signature could be checked.
  case unconfirmed

  /// What people are told.
  public var description: String {
    switch self {
    case .samples: "confirmed by signed samples"
    case .unconfirmed: "unconfirmed: no public sample"
    }
  }
}
