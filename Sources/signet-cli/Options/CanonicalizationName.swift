import ArgumentParser
import Signet

/// A canonicalization method as an argument: its URI or a short name.
struct CanonicalizationName: ExpressibleByArgument {
  let method: CanonicalizationMethod

  /// The short names, which `xmllint` has for its options too.
  private static let shortNames: [(name: String, method: CanonicalizationMethod)] = [
    ("c14n", .c14n10), ("c14n-with-comments", .c14n10WithComments),
    ("c14n11", .c14n11), ("c14n11-with-comments", .c14n11WithComments),
    ("exc-c14n", .exclusive), ("exc-c14n-with-comments", .exclusiveWithComments),
  ]

  init(method: CanonicalizationMethod) {
    self.method = method
  }

  init?(argument: String) {
    let method =
      Self.shortNames.first { $0.name == argument }?.method ?? CanonicalizationMethod(rawValue: argument)
    guard let method else { return nil }
    self.method = method
  }

  var defaultValueDescription: String { Self.shortNames.first { $0.method == method }?.name ?? method.uri }

  static var allValueStrings: [String] { shortNames.map(\.name) }
}
