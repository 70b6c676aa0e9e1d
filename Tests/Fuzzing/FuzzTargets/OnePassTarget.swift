import Synchronization

/// Canonicalizes documents in one pass, and by libxml2.
enum OnePassTarget {
  private static let comparison = Mutex(try? OnePassComparison())

  static func take(_ input: [UInt8]) {
    let difference = comparison.withLock { comparison in
      guard let comparison else { preconditionFailure("The requests are not taken.") }
      return comparison.difference(in: input)
    }
    if let difference { preconditionFailure(difference) }
  }
}
