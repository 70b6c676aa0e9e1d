import SignetCrypto
import SignetXML

/// Finds out what is wrong with a signature value.
struct ValueExplainer {
  let signature: SignatureElement
  /// The keys that may have made it.
  let keys: [PublicKey]
  let tree: XMLTree

  /// Looks at the value with every key.
  func explanation() -> ValueExplanation {
    let fitting = keys.filter { signature.method.fits($0.algorithm) }
    guard !fitting.isEmpty, let signedInfo = bytes(signature.canonicalization) else {
      return ValueExplanation(verdict: .keyMissing)
    }
    if fitting.contains(where: { isValid(signedInfo, $0) }) { return ValueExplanation(verdict: .valid) }
    let verdicts = fitting.compactMap { verdict(on: signedInfo, $0) }
    return ValueExplanation(verdict: verdicts.first ?? fallback(fitting[0]))
  }

  private func fallback(_ key: PublicKey) -> ValueExplanation.Verdict {
    if case .rsaPKCS1 = signature.parameters.algorithm { .otherKey } else { .otherKeyOrSignedInfo }
  }

  /// What one key says of a value that is not valid; nil where it can say nothing.
  private func verdict(on signedInfo: [UInt8], _ key: PublicKey) -> ValueExplanation.Verdict? {
    switch signature.parameters.algorithm {
    case .rsaPKCS1(let declared):
      guard let recovered = RecoveredDigest(signature.signatureValue, by: key) else { return nil }
      if recovered.digest == recovered.algorithm.digest(of: signedInfo) { return .otherAlgorithm(recovered.algorithm) }
      if let change = change(of: signedInfo, { recovered.algorithm.digest(of: $0) == recovered.digest }) {
        return recovered.algorithm == declared ? .signedInfoUnder(change) : .otherAlgorithm(recovered.algorithm)
      }
      return .signedInfoChanged
    case .ecdsa(let digest, _):
      if isValid(signedInfo, key, .ecdsa(digest, .der)) { return .derEncoded }
      for other in DigestAlgorithm.allCases where other != digest {
        if isValid(signedInfo, key, .ecdsa(other, .concatenated)) { return .otherAlgorithm(other) }
      }
      if let change = change(of: signedInfo, { isValid($0, key) }) { return .signedInfoUnder(change) }
      guard case .ec(let curve) = key.algorithm, let expected = curve.concatenatedSignatureLength,
        signature.signatureValue.count != expected, signature.signatureValue.first != 0x30
      else { return nil }
      return .wrongLength(found: signature.signatureValue.count, expected: expected)
    default:
      return change(of: signedInfo, { isValid($0, key) }).map { .signedInfoUnder($0) }
    }
  }

  private func change(of signedInfo: [UInt8], _ isSigned: @escaping ([UInt8]) -> Bool) -> Counterfactual? {
    var renderings = [Rendering(meaning: nil, bytes: signedInfo)]
    for method in CanonicalizationMethod.allCases where method != signature.canonicalization.method {
      guard let bytes = bytes(Canonicalization(method)) else { continue }
      let meaning = Counterfactual(
        "other-canonicalization",
        "canonicalized with \(method.shortName) instead of \(signature.canonicalization.method.shortName)",
        remedy: "Declare in CanonicalizationMethod what the signer applies, or apply what it declares.")
      renderings.append(Rendering(meaning: meaning, bytes: bytes))
    }
    var search = CounterfactualSearch(budget: 1 << 22, isSigned: isSigned)
    return search.find(in: renderings)
  }

  private func bytes(_ canonicalization: Canonicalization) -> [UInt8]? {
    try? Canonicalizer(canonicalization).bytes(of: DocumentSubset(.element(signature.signedInfo)))
  }

  private func isValid(_ bytes: [UInt8], _ key: PublicKey, _ algorithm: SignatureAlgorithm? = nil) -> Bool {
    let algorithm = algorithm ?? signature.parameters.algorithm
    return (try? key.isValid(signature.signatureValue, for: bytes, algorithm: algorithm)) ?? false
  }
}

extension EllipticCurve {
  /// How long r‖s is, in bytes.
  fileprivate var concatenatedSignatureLength: Int? {
    switch self {
    case .p256, .secp256k1: 64
    case .p384: 96
    case .p521: 132
    default: nil
    }
  }
}
