import Foundation
import SignetCrypto
import SignetSignatures
import SignetXML

/// One combination of everything that a signature can be made of.
struct CrossCase: Sendable {
  let canonicalization: CanonicalizationMethod
  let kind: Kind
  let algorithm: Algorithm
  let encoding: TextEncoding
  let form: Form

  /// What the references cover.
  enum Kind: String, CaseIterable, Sendable {
    case enveloped, byId = "enveloped, by Id", detached, enveloping, several = "several references", manifest
  }

  /// With which key and method is signed.
  enum Algorithm: String, CaseIterable, Sendable {
    case rsaSHA1 = "RSA 2048, SHA-1"
    case rsaSHA256 = "RSA 2048, SHA-256"
    case rsaSHA384 = "RSA 2048, SHA-384"
    case rsaSHA512 = "RSA 2048, SHA-512"
    case p256 = "P-256, SHA-256"
    case p384 = "P-384, SHA-384"
    case p521 = "P-521, SHA-512"
    case secp256k1 = "secp256k1, SHA-256"
    case brainpool = "brainpoolP256r1, SHA-256"

    /// The name of the identity in `TestVectors`.
    var identity: String {
      switch self {
      case .rsaSHA1, .rsaSHA256, .rsaSHA384, .rsaSHA512: "rsa-2048"
      case .p256: "p-256"
      case .p384: "p-384"
      case .p521: "p-521"
      case .secp256k1: "secp256k1"
      case .brainpool: "brainpoolP256r1"
      }
    }

    var method: SignatureMethod {
      switch self {
      case .rsaSHA1: .rsaSHA1
      case .rsaSHA256: .rsaSHA256
      case .rsaSHA384: .rsaSHA384
      case .rsaSHA512: .rsaSHA512
      case .p256, .secp256k1, .brainpool: .ecdsaSHA256
      case .p384: .ecdsaSHA384
      case .p521: .ecdsaSHA512
      }
    }

    var digest: DigestAlgorithm {
      switch self {
      case .rsaSHA1: .sha1
      case .rsaSHA384, .p384: .sha384
      case .rsaSHA512, .p521: .sha512
      default: .sha256
      }
    }
  }

  /// Which XAdES properties there are.
  enum Form: String, CaseIterable, Sendable {
    case none = "without XAdES"
    case bes = "XAdES BES"
    case epes = "XAdES EPES"
    case baselineB = "XAdES B-B"
  }

  /// Every combination.
  static let full: [CrossCase] = CanonicalizationMethod.allCases.flatMap { canonicalization in
    Kind.allCases.flatMap { kind in
      Algorithm.allCases.flatMap { algorithm in
        TextEncoding.allCases.flatMap { encoding in
          Form.allCases.map { form in
            CrossCase(
              canonicalization: canonicalization, kind: kind, algorithm: algorithm, encoding: encoding, form: form)
          }
        }
      }
    }
  }

  /// The value of every dimension, in words.
  var values: [String] {
    [canonicalization.shortName, kind.rawValue, algorithm.rawValue, encoding.rawValue, form.rawValue]
  }
}
