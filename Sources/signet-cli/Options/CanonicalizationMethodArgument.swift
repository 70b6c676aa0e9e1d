import ArgumentParser
import Signet

extension CanonicalizationMethod: ExpressibleByArgument {
  public init?(argument: String) {
    self.init(named: argument)
  }

  public static var allValueStrings: [String] { allCases.map(\.shortName) }

  public var defaultValueDescription: String { shortName }
}
