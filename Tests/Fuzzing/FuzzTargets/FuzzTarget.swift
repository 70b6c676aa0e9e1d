import Signet

/// The ways by which bytes from outside come in. Each takes any bytes, and must end soon, with a value or a `SignetError`.
public enum FuzzTarget: String, CaseIterable, Sendable {
  /// Every signature is verified, each is explained, and the coverage told: `signet verify --explain`.
  case verification
  /// The document is canonicalized by each of the methods: `signet canonicalize`.
  case canonicalization
  /// The document is canonicalized in one pass over its bytes, and held against libxml2.
  case onePass = "one-pass"
  /// A file of certificates and keys is decoded, and all of its facts read: `signet show`.
  case credentials
  /// A profile is read, and written again: `signet verify --profile FILE`.
  case profiles

  /// Takes one input. What must not be ends the program, so that a fuzzer keeps the input.
  public func take(_ input: [UInt8]) {
    switch self {
    case .verification: VerificationTarget.take(input)
    case .canonicalization: CanonicalizationTarget.take(input)
    case .onePass: OnePassTarget.take(input)
    case .credentials: CredentialTarget.take(input)
    case .profiles: ProfileTarget.take(input)
    }
  }
}
