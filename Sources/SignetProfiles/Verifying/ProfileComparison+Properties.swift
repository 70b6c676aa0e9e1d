import SignetSignatures

// Whether the XAdES properties are those that a profile demands.

extension ProfileComparison {
  /// Where the XAdES properties differ from the profile.
  func propertyDifferences(_ report: SignatureReport) -> [String] {
    guard let wanted = wanted.xades else { return [] }
    guard let found = report.xades else {
      // Properties that are not signed, or not as they were, have been reported already.
      return report.isValid ? ["it has no XAdES properties"] : []
    }
    var differences: [String] = []
    if wanted.signingTime != nil, found.signingTimeText == nil { differences.append("it tells no time") }
    if !wanted.signingCertificates.isEmpty, found.certificates.isEmpty {
      differences.append("it names no certificate among its properties")
    }
    return differences + policyDifferences(found.policy)
  }

  private func policyDifferences(_ found: SignaturePolicy?) -> [String] {
    switch (wanted.xades?.policy, found) {
    case (nil, _), (.implied, .implied): return []
    case (_, nil): return ["it names no policy"]
    case (.implied, _): return ["its policy should be implied"]
    case (.identified, .implied): return ["its policy is implied"]
    case (.identified(let policy), .identified(let found)):
      let identified = ([policy] + wanted.accepts.policies).filter {
        $0.identifier.identifier.utf8.elementsEqual(found.identifier.identifier.utf8)
      }
      guard !identified.isEmpty else { return ["its policy is \(found.identifier.identifier.debugDescription)"] }
      let isAlike = identified.contains { $0.digest == found.digest && $0.digestValue == found.digestValue }
      return isAlike ? [] : ["the digest of its policy is another"]
    }
  }
}
