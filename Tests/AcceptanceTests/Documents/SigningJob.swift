import Foundation
import SignetCertificates
import SignetCrypto
import SignetProfiles
import SignetSignatures
import TestSupport
import Testing

/// A profile, who signs by it, and what is signed.
struct SigningJob: Sendable {
  let profile: SignatureProfile
  let identity: String
  let documents: [UnsignedDocument]

  /// Signs every document.
  func run() throws -> [SignedDocument] {
    let file = Vector.identity(identity)
    let decoded = try CredentialDecoder.decode(try Vector.bytes(file), source: file)
    let signer = try SigningIdentity(
      selectingFrom: decoded.certificates, key: try #require(decoded.privateKeys.first))
    let engine = ReferenceEngine(try SignaturePlan(profile.signatures[0], identity: signer, at: Date()))
    return try documents.map { document in
      SignedDocument(
        name: "\(profile.id), \(identity), \(document.name)", profile: profile, identity: identity, original: document,
        bytes: try engine.sign(document.bytes))
    }
  }
}

/// A document that Signet signed.
struct SignedDocument: Sendable {
  let name: String
  let profile: SignatureProfile
  let identity: String
  let original: UnsignedDocument
  var bytes: [UInt8]

  /// What came of all jobs, signed once for all tests.
  static let all = Result { try SigningJob.all.flatMap { try $0.run() } }
}

// MARK: - All jobs

extension SigningJob {
  /// Everything that the engine is asked to write.
  static let all: [SigningJob] = whole + national + byID

  /// Whole documents, with every kind of key.
  private static let whole: [SigningJob] =
    ["rsa-2048", "p-256"].map { identity in
      SigningJob(
        profile: .xmldsigEnveloped, identity: identity,
        documents: UnsignedDocument.nfe + UnsignedDocument.ubl + UnsignedDocument.oddities + UnsignedDocument.samples)
    }
    + ["p-384", "p-521", "secp256k1", "brainpoolP256r1"].map { identity in
      SigningJob(
        profile: .xmldsigEnveloped, identity: identity, documents: UnsignedDocument.ubl + UnsignedDocument.oddities)
    }

  /// Invoices, by the rules of their authorities.
  private static let national: [SigningJob] = [
    SigningJob(
      profile: .brNFe, identity: "rsa-2048",
      documents: UnsignedDocument.nfe + UnsignedDocument.sample("brazil/nfe-400-unsigned.xml")),
    SigningJob(
      profile: .peSUNAT, identity: "rsa-2048",
      documents: UnsignedDocument.ubl + UnsignedDocument.sample("peru/invoice-unsigned.xml")),
  ]

  /// One element by its Id, with every canonicalization and digest, and an Id that is made where there is none.
  private static let byID: [SigningJob] =
    ["c14n", "c14n11", "exc-c14n", "c14n-with-comments", "c14n11-with-comments", "exc-c14n-with-comments"].flatMap {
      canonicalization in
      ["sha256", "sha384", "sha512"].flatMap { digest in
        ["rsa-2048", "p-256", "p-521"].map { identity in
          SigningJob(
            profile: .byID(canonicalization: canonicalization, digest: digest, element: "nfe:NFe/nfe:infNFe"),
            identity: identity,
            documents: UnsignedDocument.nfe.filter { $0.name.hasPrefix("nfe-awkward") })
        }
      }
    }
    + [
      SigningJob(
        profile: .byID(canonicalization: "exc-c14n", digest: "sha256", element: "*"), identity: "p-256",
        documents: UnsignedDocument.oddities + UnsignedDocument.ubl)
    ]
}

extension SignatureProfile {
  /// A profile as a user would write it; one that can't be read is the test's own mistake, and signs nothing.
  fileprivate static func byID(canonicalization: String, digest: String, element: String) -> SignatureProfile {
    let yaml = """
      id: by-id-\(canonicalization)-\(digest)
      title: One element by its Id
      source: the acceptance tests
      recognizes: ["*"]
      namespaces: {nfe: "http://www.portalfiscal.inf.br/nfe"}
      signature:
        placement: [{last-child-of: "*"}]
        prefix: sig
        canonicalization: \(canonicalization)
        methods: [rsa-\(digest), ecdsa-\(digest)]
        references:
          - element: "\(element)"
            id-attribute: Id
            id-made-with-prefix: made-
            transforms: [enveloped-signature, \(canonicalization)]
            digest: \(digest)
        key-info: [{x509-certificates: chain}]
      """
    do {
      return try SignatureProfile(yaml: yaml)
    } catch {
      Issue.record(error)
      return .xmldsigEnveloped
    }
  }
}
