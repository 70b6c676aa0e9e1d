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
    let unsigned = try bytes.removing(signatureLike: original.element, number: number)
    // The signer's certificate is new; the sample's time is only told.
    let plan = try SignaturePlan(description, identity: identity, at: Date())
    document = try SigningSequence(ReferenceEngine(plan)).sign(unsigned, at: original.signingTime)

    let own = SampleSignature(element: try XMLTree(parsing: document).signatures[number], report: original.report)
    let digests = { (signature: SampleSignature) in
      try signature.references.filter { signature.ownPart(of: $0) == nil }.map(\.digestText)
    }
    hasEqualDigests = try digests(original) == digests(own)
    signedInfo = (try original.maskedSignedInfo, try own.maskedSignedInfo)
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

  /// The one of the profile's signatures that a signature of the sample is.
  fileprivate func description(ofSignature number: Int) throws -> SignatureDescription {
    let scheme = try scheme
    for description in scheme.signatures {
      let alone = SignatureProfile(
        id: scheme.id, title: scheme.title, source: scheme.source, recognizes: ["*"], signature: description)
      if try verify(bytes, demanding: alone)[number].isValid { return description }
    }
    throw Unmatched(description: "signature \(number) is none that the profile \(profile) makes")
  }

  struct Unmatched: Error, CustomStringConvertible {
    let description: String
  }
}

extension SampleSignature {
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

extension [UInt8] {
  /// The document without the signature of this number; every other byte stays.
  fileprivate func removing(signatureLike element: XMLElement, number: Int) throws -> [UInt8] {
    let before = element.document.signatures.prefix(number).count { $0.prefix == element.prefix }
    let data = Data(self)
    var end = data.startIndex
    var range = end..<end
    for _ in 0...before {
      let tag = Data("<\(element.qualifiedName)".utf8)
      var start = try #require(data.range(of: tag, in: end..<data.endIndex))
      while ![UInt8(ascii: " "), UInt8(ascii: ">"), UInt8(ascii: "\n")].contains(data[start.upperBound]) {
        start = try #require(data.range(of: tag, in: start.upperBound..<data.endIndex))
      }
      let close = try #require(
        data.range(of: Data("</\(element.qualifiedName)>".utf8), in: start.upperBound..<data.endIndex))
      range = start.lowerBound..<close.upperBound
      end = close.upperBound
    }
    return Array(data[..<range.lowerBound] + data[range.upperBound...])
  }
}
