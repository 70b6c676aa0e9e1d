/// Which relationships of a package part a relationships transform keeps (Open Packaging Conventions, ISO/IEC 29500-2:2012,
/// section 13.2.4.24).
public struct RelationshipSelection: Sendable, Hashable {
  /// The Ids of relationships: the `SourceId` of each `RelationshipReference`.
  public var ids: [String]
  /// The types of relationships: the `SourceType` of each `RelationshipsGroupReference`.
  public var types: [String]

  /// Selects the relationships with one of these Ids or of one of these types.
  public init(ids: [String] = [], types: [String] = []) {
    self.ids = ids
    self.types = types
  }
}

extension [Transform] {
  /// Whether relationships are selected once at most, and canonicalized at once; anything else the standard calls an error
  /// (requirements M6.26 and M6.35).
  var selectRelationshipsInOrder: Bool {
    guard let place = firstIndex(where: { $0.kind == .relationships }) else { return true }
    let following = self[place...].dropFirst()
    return following.first?.kind == .canonicalization
      && !following.contains { $0.kind == .relationships }
  }
}
