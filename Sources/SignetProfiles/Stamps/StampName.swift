/// The stamps that there are, by the names under which profiles list them.
public enum StampName: String, Sendable, Hashable, CaseIterable {
  /// Mexico: the *sello digital* of a CFDI.
  case mxSello = "mx-sello"

  /// The stamp of this name.
  public var stamp: any Stamp {
    switch self {
    case .mxSello: MexicanSeal()
    }
  }
}
