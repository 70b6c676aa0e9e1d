import Foundation
import SignetFindings
import SignetProfiles
import SignetSignatures
import Testing

/// A document of a country's scheme, and what must become of it: one row of the table that confirms the profiles.
struct CountrySample: Sendable, CustomTestStringConvertible {
  /// The profile that the document is for.
  var profile: String
  /// Where the document comes from.
  var document: Document
  /// What must become of it.
  var expectation: Expectation
  /// What is told about signing it again, by the number of the signature in the document, from 0.
  var resigning = Resigning()
  /// How other people's verifiers are asked about it.
  var judging = Judging.whole
  /// Who signs it: one of the project's identities, or a pair of files below `samples/`.
  var signer = Signer.vector("rsa-2048")
  /// Whether the signatures are verified with the key in `KeyValue`, because the certificate beside it has another one.
  var usesKeyValue = false
  /// The rules of the profile that the document breaks although its signature is genuine.
  var brokenRules: Set<String> = []

  var testDescription: String { "\(profile): \(document.name)" }

  /// Where a document comes from.
  enum Document: Sendable {
    /// A file below `samples/`.
    case sample(String)
    /// A document below `samples/` without the placeholder that its publisher put for a signature.
    case withoutSignature(String)
    /// A document that was made up for the test, with a name for it.
    case made(String, String)

    var name: String {
      switch self {
      case .sample(let path), .withoutSignature(let path): path
      case .made(let name, _): name
      }
    }
  }

  /// What must become of a document.
  enum Expectation: Sendable {
    /// Every signature is valid for the profile, which is recognised.
    case verifies
    /// As ``verifies``, after the document was treated in this way; as it is stored (``stored``) it does not verify.
    case verifiesTreated(String)
    /// It is refused, with this finding.
    case negative(FindingCode)
    /// It has no signature yet, and is signed by the profile.
    case unsigned
  }

  /// What is told about signing a document again as it was signed.
  struct Resigning: Sendable {
    /// What of a sample the profile makes otherwise by choice, and the sample's makers so.
    var adapting: @Sendable (inout SignatureDescription) -> Void = { _ in }
    /// Why `SignedInfo` differs, by the number of the signature; absent where it must be the same.
    var differences: [Int: String] = [:]
    /// Whether the signer's key is the sample's own, so that even the value must be the same.
    var hasSameKey = false
    /// The numbers of signatures that the profile only verifies, because an authority or a certifier makes them.
    var ofOthers: Set<Int> = []
  }

  /// How other people's verifiers are asked.
  enum Judging: Sendable {
    /// About the whole document.
    case whole
    /// About every element of this qualified name, cut out of the document as it stands: it was signed before it was
    /// pasted into its envelope.
    case parts(String)
    /// About the whole document, but only these, for this reason.
    case by([CountryJudges.Judge], String)
    /// Not at all, for this reason.
    case not(String)
  }

  /// Who signs.
  enum Signer: Sendable {
    /// An identity of `TestVectors`.
    case vector(String)
    /// A certificate and an encrypted key below `samples/`, and the passphrase that their publisher tells.
    case sample(certificate: String, key: String, passphrase: String)
  }
}

extension CountrySample {
  /// A document that verifies as it is stored.
  static func verifies(
    _ profile: String, _ path: String, resigning: Resigning = Resigning(), judging: Judging = .whole,
    signer: Signer = .vector("rsa-2048"), usesKeyValue: Bool = false
  ) -> CountrySample {
    CountrySample(
      profile: profile, document: .sample(path), expectation: .verifies, resigning: resigning, judging: judging,
      signer: signer, usesKeyValue: usesKeyValue)
  }

  /// A document that was indented by its publisher, and verifies without the white space between its elements.
  static func stripped(
    _ profile: String, _ path: String, resigning: Resigning = Resigning(), judging: Judging = .whole,
    signer: Signer = .vector("rsa-2048")
  ) -> CountrySample {
    CountrySample(
      profile: profile, document: .sample(path),
      expectation: .verifiesTreated("the white space between elements removed"), resigning: resigning,
      judging: judging, signer: signer)
  }

  /// A document that must be refused.
  static func negative(_ profile: String, _ path: String, _ code: FindingCode) -> CountrySample {
    CountrySample(profile: profile, document: .sample(path), expectation: .negative(code))
  }

  /// A document to be signed.
  static func unsigned(
    _ profile: String, _ path: String, judging: Judging = .whole, signer: Signer = .vector("rsa-2048")
  ) -> CountrySample {
    CountrySample(
      profile: profile, document: .sample(path), expectation: .unsigned, judging: judging, signer: signer)
  }

  /// A made-up document to be signed.
  static func made(
    _ profile: String, _ name: String, _ text: String, judging: Judging = .whole,
    signer: Signer = .vector("rsa-2048")
  ) -> CountrySample {
    CountrySample(
      profile: profile, document: .made(name, text), expectation: .unsigned, judging: judging, signer: signer)
  }

  /// The row of a document that breaks these rules, although its signature is genuine.
  func breaking(_ rules: String...) -> CountrySample {
    var sample = self
    sample.brokenRules = Set(rules)
    return sample
  }

  /// Every row; a country adds its own here.
  static let all: [CountrySample] = latinAmerica + europe + asia + generic

  private static let europe: [CountrySample] =
    [facturae, ticketBAI, veriFactu, italy, croatia, montenegro, albania, poland, peppol].flatMap(\.self)

  private static let asia: [CountrySample] = [turkey, saudiArabia, malaysia, vietnam].flatMap(\.self)

  private static let latinAmerica: [CountrySample] =
    [
      brazil, mexico, chile, peru, colombia, ecuador, costaRica, dominicanRepublic, paraguay, guatemala, uruguay,
      bolivia,
    ].flatMap(\.self)
}

extension CountrySample {
  /// The document's bytes.
  var bytes: [UInt8] {
    get throws {
      switch document {
      case .sample(let path): try [UInt8](contentsOf: SignedSample.folder.appending(path: path))
      case .withoutSignature(let path):
        Array(
          try String(contentsOf: SignedSample.folder.appending(path: path), encoding: .utf8)
            .replacing(/(?s)\s*<((?:\w+:)?Signature)[ >].*<\/\1>/, with: "").utf8)
      case .made(_, let text): Array(text.utf8)
      }
    }
  }

  /// The document as its publisher stored it, where it was treated.
  var stored: [UInt8] {
    get throws {
      let path = document.name.replacing("/stripped/", with: "/")
      return try [UInt8](contentsOf: SignedSample.folder.appending(path: path))
    }
  }

  /// The profile.
  var scheme: SignatureProfile { get throws { try SignatureProfile.named(profile) } }

  var isVerifying: Bool {
    switch expectation {
    case .verifies, .verifiesTreated: true
    case .negative, .unsigned: false
    }
  }

  var isUnsigned: Bool { if case .unsigned = expectation { true } else { false } }
}
