import ArgumentParser
import Signet

extension CanonicalizationMethod: ExpressibleByArgument {
  /// Reads a URI or a short name.
  public init?(argument: String) {
    self.init(named: argument)
  }

  /// The short names, for the help.
  public static var allValueStrings: [String] { allCases.map(\.shortName) }

  /// The short name, for the help.
  public var defaultValueDescription: String { shortName }
}
