import Foundation
import SignetCrypto
import SignetProfiles
import SignetSignatures
import SignetXML
import Testing

extension CountrySample {
  /// What the profile says of every signature of a document; the profile is found out where none is demanded.
  func verify(_ document: [UInt8], demanding profile: SignatureProfile?) throws -> [ProfiledReport] {
    try ProfileVerifier(try verifier(for: document), demanding: profile).verify(document)
  }

  /// Verifies the document's signatures.
  func verifier(for document: [UInt8]) throws -> SignatureVerifier {
    guard usesKeyValue else { return SignatureVerifier() }
    // The key of the document's first signature; all of its signatures have the same.
    let key = try #require(try XMLTree(parsing: document).signatures.first.flatMap { try $0.keyValue })
    return SignatureVerifier(allowedSigners: .key(key))
  }

  /// Whether every signature is valid for a profile that has been found out to be this one.
  func isRecognised(_ document: [UInt8]) throws -> Bool {
    let reports = try verify(document, demanding: nil)
    return !reports.isEmpty && reports.allSatisfy { $0.isValid && $0.profile?.id == profile }
  }

  /// Whether every signature is valid for the profile.
  func isValid(_ document: [UInt8]) throws -> Bool {
    let reports = try verify(document, demanding: scheme)
    return !reports.isEmpty && reports.allSatisfy(\.isValid)
  }
}

extension XMLElement {
  /// The RSA key in a signature's `KeyValue`.
  fileprivate var keyValue: PublicKey? {
    get throws {
      func bytes(_ name: String) -> [UInt8]? {
        let text = descendants.first { $0.isNamed(name, in: Namespace.xmldsig) }?.pureText
        return text.flatMap { Base64.decode($0.filter { !$0.isWhitespace }.utf8) }
      }
      guard let modulus = bytes("Modulus"), let exponent = bytes("Exponent") else { return nil }
      return try PublicKey(rsaModulus: modulus, exponent: exponent)
    }
  }
}
