/// One part of a distinguished name: one attribute, or several that stand together (`OU=Sales+CN=Ana`).
public struct RelativeDistinguishedName: Sendable, Hashable {
  /// The attributes in the order of the encoding; at least one.
  public let attributes: [NameAttribute]
}
