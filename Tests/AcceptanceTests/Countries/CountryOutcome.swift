import Foundation
import SignetProfiles
import SignetSignatures
import SignetXML
import TestSupport
import Testing

/// What became of one row of the table; worked out once for all tests.
struct CountryOutcome: Sendable {
  let sample: CountrySample
  /// Whether the sample verifies by its profile.
  var isValid = false
  /// Whether its profile is found out.
  var isRecognised = false
  /// What signing it again gave, signature by signature.
  var resigned: [ResignedSample] = []
  /// The document that Signet signed whole, and whether the profile finds it valid.
  var signed: [UInt8]?
  var isSignedValid = false
  /// What other people's verifiers are asked about.
  var judged: [[UInt8]] = []
  /// What could not be done.
  var failure: String?

  /// Everything, or why it could not be worked out.
  static let all: [CountryOutcome] = CountrySample.all.map(CountryOutcome.init)

  init(_ sample: CountrySample) {
    self.sample = sample
    do {
      if sample.isVerifying { try resign() }
      if sample.isUnsigned { try sign() }
      judged = try signed.map(sample.judged) ?? []
    } catch {
      failure = "\(error)"
    }
  }

  private mutating func resign() throws {
    let bytes = try sample.bytes
    let reports = try sample.verify(bytes, demanding: try sample.scheme)
    isValid = !reports.isEmpty && reports.allSatisfy(\.isValid)
    isRecognised = try sample.isRecognised(bytes)
    let identity = try sample.identity
    for number in reports.indices where !sample.resigning.ofOthers.contains(number) {
      resigned.append(try ResignedSample(sample, number, reports, identity: identity))
    }
    // Of several signatures the outer ones do not hold around an inner one that is new.
    guard reports.count == 1, let again = resigned.first else { return }
    signed = again.document
    isSignedValid = try ProfileVerifier(SignatureVerifier(), demanding: try sample.scheme).verify(again.document)
      .allSatisfy(\.isValid)
  }

  private mutating func sign() throws {
    let scheme = try sample.scheme
    let identity = try sample.identity
    let engines = try scheme.signatures.map {
      ReferenceEngine(try SignaturePlan($0, identity: identity, at: Date()))
    }
    let document = try SigningSequence(engines[0], Array(engines.dropFirst())).sign(try sample.bytes)
    signed = document
    let reports = try ProfileVerifier(SignatureVerifier(), demanding: scheme).verify(document)
    isSignedValid =
      try reports.allSatisfy(\.isValid) && reports.count == scheme.signatureCount(in: try sample.bytes)
    isRecognised = try ProfileVerifier(SignatureVerifier()).verify(document).allSatisfy { $0.profile?.id == scheme.id }
  }

  /// Whether the document carries XAdES properties.
  var hasProperties: Bool { (try? sample.scheme.signatures.contains { $0.xades != nil }) ?? false }
}

extension SignatureProfile {
  /// How many signatures a document gets.
  fileprivate func signatureCount(in document: [UInt8]) throws -> Int {
    let tree = try XMLTree(parsing: document)
    return try signatures.reduce(0) { count, signature in
      count
        + (try signature.each.map { try ElementPath($0, namespaces: signature.namespaces).elements(in: tree).count }
          ?? 1)
    }
  }
}

extension CountrySample {
  /// What other people's verifiers are asked about of a signed document.
  fileprivate func judged(of signed: [UInt8]) throws -> [[UInt8]] {
    switch judging {
    case .whole, .by: return [signed]
    case .not: return []
    case .parts(let name):
      // Elements as documents of their own, in the encoding that the document declares, which has one byte a character.
      let text = String(decoding: signed.map(UInt16.init), as: UTF16.self)
      let declaration = text.prefixMatch(of: /<\?xml[^>]*\?>/)?.output ?? ""
      return text.matches(of: try Regex("(?s)<\(name)[ >].*?</\(name)>")).map { match in
        (declaration + text[match.range].declaringPrefixes(as: text)).unicodeScalars.map { UInt8($0.value) }
      }
    }
  }
}

extension Substring {
  /// An element with the declarations of the document's root, where only that declares the element's prefix.
  fileprivate func declaringPrefixes(as document: String) -> Substring {
    let name = dropFirst().prefix { !$0.isWhitespace && $0 != ">" }
    guard let colon = name.firstIndex(of: ":"), let root = document.firstMatch(of: /<[A-Za-z][^>]*>/)?.output,
      !prefix(while: { $0 != ">" }).contains("xmlns:\(name[..<colon])=")
    else { return self }
    let declarations = root.matches(of: /\sxmlns:[^=]+="[^"]*"/).map(\.output).joined()
    return "<\(name)\(declarations)\(self[name.endIndex...])"
  }
}
