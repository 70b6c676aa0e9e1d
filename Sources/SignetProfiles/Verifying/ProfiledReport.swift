import SignetFindings
import SignetSignatures

/// What verifying one signature found, and which profile it was held against.
public struct ProfiledReport: Sendable {
  /// What verifying the signature itself found.
  public let signature: SignatureReport
  /// The profile that was demanded, or that the signature fulfils; nil where it fulfils none.
  public let profile: SignatureProfile?
  /// Where the signature does not fulfil the demanded profile.
  public let violations: [Finding]

  /// Whether the signature holds and fulfils the demanded profile.
  public var isValid: Bool { signature.isValid && violations.isEmpty }

  /// Everything worth knowing. SHA-1 is only a note where the profile's authority fixes it.
  public var findings: [Finding] {
    guard let profile, profile.fixesSHA1 else { return signature.findings + violations }
    return violations + profile.weighed(signature.findings)
  }
}

extension SignatureProfile {
  /// The findings with the weight that they have under the profile: SHA-1 is only a note where its authority fixes it.
  public func weighed(_ findings: [Finding]) -> [Finding] {
    guard fixesSHA1 else { return findings }
    return findings.map { finding in
      guard finding.code == .signatureAlgorithmWeak else { return finding }
      return Finding(
        finding.code, .note, about: finding.subject, message: finding.message,
        hint: "Nothing to do: the rules of \(id) fix SHA-1.")
    }
  }

  /// Whether nothing but SHA-1 is allowed somewhere.
  fileprivate var fixesSHA1: Bool {
    signatures.contains { signature in
      signature.methods.allSatisfy { $0.digest == .sha1 } || signature.references.contains { $0.digest == .sha1 }
    }
  }
}
