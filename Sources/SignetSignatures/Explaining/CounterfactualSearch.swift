/// Tries changes to bytes, within a budget, until one of them is what was signed.
struct CounterfactualSearch {
  /// Whether these bytes are what was signed.
  let isSigned: ([UInt8]) -> Bool
  /// How many bytes may be digested in all.
  private var remainingBytes: Int

  init(budget: Int = 1 << 27, isSigned: @escaping ([UInt8]) -> Bool) {
    self.isSigned = isSigned
    remainingBytes = budget
  }

  /// The change under which one of the renderings is what was signed; the first rendering is the one that was meant.
  ///
  mutating func find(in renderings: [Rendering]) -> Counterfactual? {
    var seen: Set<[UInt8]> = []
    let distinct = renderings.filter { seen.insert($0.bytes).inserted }
    for rendering in distinct {
      if let meaning = rendering.meaning, matches(rendering.bytes) { return meaning }
    }
    let near = distinct.filter { !$0.isFarFetched }
    for rendering in near {
      if let found = change(of: rendering.bytes) { return rendering.meaning?.and(found) ?? found }
    }
    for rendering in near {
      if let found = removal(from: rendering.bytes) { return rendering.meaning?.and(found) ?? found }
    }
    return nil
  }

  private mutating func change(of bytes: [UInt8]) -> Counterfactual? {
    for change in TextChange.all where remainingBytes > 0 {
      remainingBytes -= bytes.count
      if let changed = change.apply(bytes), matches(changed) { return change.meaning }
    }
    return nil
  }

  private mutating func removal(from bytes: [UInt8]) -> Counterfactual? {
    var found: Counterfactual?
    PartRemovals(CanonicalTokens(bytes)).forEach { meaning, changed in
      if matches(changed) { found = meaning }
      return found == nil && remainingBytes > 0
    }
    return found
  }

  private mutating func matches(_ bytes: [UInt8]) -> Bool {
    guard remainingBytes > 0 else { return false }
    remainingBytes -= bytes.count + 64
    return isSigned(bytes)
  }
}
