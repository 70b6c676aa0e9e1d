/// A canonicalization method with its parameters, as `CanonicalizationMethod` and `Transform` elements name it.
public struct Canonicalization: Sendable, Hashable {
  /// The method.
  public var method: CanonicalizationMethod
  /// The `PrefixList` of `InclusiveNamespaces`: prefixes that the exclusive methods treat as the inclusive ones do;
  /// `#default` stands for the default namespace. Empty for the other methods.
  public var inclusivePrefixes: [String]

  /// Names a method and, for the exclusive ones, the prefixes to treat inclusively.
  public init(_ method: CanonicalizationMethod, inclusivePrefixes: [String] = []) {
    self.method = method
    self.inclusivePrefixes = inclusivePrefixes
  }

  /// Whether both make the same of every document. Prefixes are compared code point by code point.
  public static func == (left: Canonicalization, right: Canonicalization) -> Bool {
    left.method == right.method
      && left.inclusivePrefixes.elementsEqual(right.inclusivePrefixes) { $0.isExactly($1) }
  }

  /// Hashes what is compared.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(method)
    hasher.combine(inclusivePrefixes.map(ExactText.init))
  }
}
