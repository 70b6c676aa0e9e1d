import Foundation
import SignetCertificates
import SignetCrypto
import SignetProfiles
import SignetSignatures
import SignetXML
import Testing

/// What came of signing a sample again: one of its signatures is taken out and made anew with another key.
struct ResignedSample: Sendable {
  /// The number of the signature in the document.
  let number: Int
  /// Whether every digest of content is the one that the sample has.
  let hasEqualDigests: Bool
  /// The sample's canonical `SignedInfo` and ours, without the digests of the signature's own parts, which hold the
  /// signer's certificate.
  let signedInfo: (sample: String, own: String)
  /// Whether the signature's value is the sample's: the key is the same, and everything that is signed.
  let hasEqualValue: Bool
  /// The document with the new signature.
  let document: [UInt8]

  var hasEqualSignedInfo: Bool { signedInfo.sample == signedInfo.own }

  /// Signs a signature of a sample anew.
  ///
  /// - Parameter reports: What the profile says of the sample's signatures.
  init(_ sample: CountrySample, _ number: Int, _ reports: [ProfiledReport], identity: SigningIdentity) throws {
    self.number = number
    let bytes = try sample.bytes
    let original = SampleSignature(
      element: try XMLTree(parsing: bytes).signatures[number], report: reports[number].signature)
    var description = try original.adapted(try sample.description(ofSignature: number))
    sample.resigning.adapting(&description)
    let range = try bytes.ranges(ofSignaturesIn: original.element.document)[number]
    let unsigned = Array(bytes[..<range.lowerBound] + bytes[range.upperBound...])
    // The signer's certificate is new; the sample's time is only told.
    let plan = try SignaturePlan(description, identity: identity, at: Date())
    document = try SigningSequence(ReferenceEngine(plan)).sign(unsigned, at: original.signingTime)

    let own = SampleSignature(element: try XMLTree(parsing: document).signatures[number], report: original.report)
    let digests = { (signature: SampleSignature) in
      try signature.references.filter { signature.ownPart(of: $0) == nil }.map(\.digestText)
    }
    hasEqualDigests = try digests(original) == digests(own)
    signedInfo = (try original.maskedSignedInfo, try own.maskedSignedInfo)
    hasEqualValue = original.value == own.value
  }
}

extension CountrySample {
  /// Who signs.
  var identity: SigningIdentity {
    get throws {
      switch signer {
      case .vector(let name):
        let file = Vector.identity(name)
        let decoded = try CredentialDecoder.decode(try Vector.bytes(file), source: file)
        return try SigningIdentity(
          selectingFrom: decoded.certificates, key: try #require(decoded.privateKeys.first))
      case .sample(let certificate, let key, let passphrase):
        let decode = { (path: String) in
          try CredentialDecoder.decode(
            [UInt8](contentsOf: SignedSample.folder.appending(path: path)), source: path,
            passphrase: SecretBytes(copying: passphrase.utf8))
        }
        return try SigningIdentity(
          selectingFrom: try decode(certificate).certificates, key: try #require(try decode(key).privateKeys.first))
      }
    }
  }

  /// The one of the profile's signatures that a signature of the sample is, in the context in which it was made.
  fileprivate func description(ofSignature number: Int) throws -> SignatureDescription {
    let scheme = try scheme
    for var description in scheme.signatures {
      for context in description.contexts {
        description.contexts = [context]
        let alone = SignatureProfile(
          id: scheme.id, title: scheme.title, source: scheme.source, recognizes: ["*"], signature: description)
        if try verify(bytes, demanding: alone)[number].isValid { return description }
      }
    }
    throw Unmatched(description: "signature \(number) is none that the profile \(profile) makes")
  }

  struct Unmatched: Error, CustomStringConvertible {
    let description: String
  }
}

extension SampleSignature {
  /// The text of `SignatureValue`, without white space.
  fileprivate var value: String {
    let value = element.children.first { $0.isNamed("SignatureValue", in: Namespace.xmldsig) }?.pureText ?? ""
    return value.filter { !$0.isWhitespace }
  }

  /// The canonical `SignedInfo`, in which the digests of the signature's own parts are left out.
  fileprivate var maskedSignedInfo: String {
    get throws {
      let canonicalization = try #require(report.canonicalization)
      let bytes = try Canonicalizer(canonicalization).bytes(of: DocumentSubset(.element(try signedInfo)))
      return try references.filter { ownPart(of: $0) != nil }.reduce(String(decoding: bytes, as: UTF8.self)) {
        $0.replacing($1.digestText, with: "(digest)")
      }
    }
  }
}

extension XMLElement {
  fileprivate var digestText: String {
    children.first { $0.isNamed("DigestValue", in: Namespace.xmldsig) }?.pureText ?? ""
  }
}
