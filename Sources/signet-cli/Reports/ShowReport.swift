import Foundation
import Signet

/// What `signet show` found, in JSON.
struct ShowReport: Encodable {
  let files: [FileReport]
}

/// What one file holds.
struct FileReport: Encodable {
  let file: String
  let items: [ItemReport]
  let findings: [FindingReport]

  init(_ decoded: DecodedFile) {
    file = decoded.source
    items = decoded.items.map(ItemReport.init)
    findings = decoded.findings.map(FindingReport.init)
  }
}

/// One thing in a file: its kind, its place, and the facts of its kind.
struct ItemReport: Encodable {
  private struct Facts: Encodable {
    let kind: String
    let container: DecodedItem.Container
    let position: String
    /// The name that the container gives the thing.
    let name: OrNull<String>
    let findings: [FindingReport]
  }

  private struct KeyFacts: Encodable {
    let key: String
    /// The SHA-256 digest of the public key's `SubjectPublicKeyInfo`.
    let publicKeySHA256: String

    init(_ key: PublicKey) {
      self.key = key.algorithm.description
      publicKeySHA256 = key.fingerprint
    }
  }

  private struct RequestFacts: Encodable {
    let subject: String
  }

  private struct RevocationListFacts: Encodable {
    let issuer: String
    let number: OrNull<String>
    let thisUpdate: OrNull<Date>
    let nextUpdate: OrNull<Date>
    let revoked: Int
  }

  private struct ResponseFacts: Encodable {
    let producedAt: OrNull<Date>
    /// Why there is no answer.
    let failure: OrNull<String>
    let answers: [Answer]

    struct Answer: Encodable {
      let serial: String
      let status: String
      let revokedAt: OrNull<Date>
      let thisUpdate: OrNull<Date>
      let nextUpdate: OrNull<Date>

      init(_ answer: OCSPResponse.Answer) {
        serial = answer.serialNumber.hexadecimal
        status = answer.status
        revokedAt = OrNull(answer.revocationTime)
        thisUpdate = OrNull(answer.thisUpdate)
        nextUpdate = OrNull(answer.nextUpdate)
      }
    }
  }

  private let item: DecodedItem

  init(_ item: DecodedItem) {
    self.item = item
  }

  func encode(to encoder: any Encoder) throws {
    try Facts(
      kind: kind, container: item.container, position: item.position, name: OrNull(item.name),
      findings: item.findings.map(FindingReport.init)
    ).encode(to: encoder)
    switch item.content {
    case .certificate(let certificate):
      try CertificateReport(certificate).encode(to: encoder)
    case .privateKey(let key):
      try KeyFacts(key.publicKey).encode(to: encoder)
    case .publicKey(let key):
      try KeyFacts(key).encode(to: encoder)
    case .encryptedPrivateKey:
      break
    case .request(let request):
      try RequestFacts(subject: request.subject.rfc4514).encode(to: encoder)
      try KeyFacts(request.publicKey).encode(to: encoder)
    case .revocationList(let list):
      try RevocationListFacts(
        issuer: list.issuer.rfc4514, number: OrNull(list.number?.decimal), thisUpdate: OrNull(list.thisUpdate),
        nextUpdate: OrNull(list.nextUpdate), revoked: list.entryCount
      ).encode(to: encoder)
    case .ocspResponse(let response):
      try ResponseFacts(
        producedAt: OrNull(response.producedAt), failure: OrNull(response.failure),
        answers: response.answers.map(ResponseFacts.Answer.init)
      ).encode(to: encoder)
    }
  }

  private var kind: String {
    switch item.content {
    case .certificate: "certificate"
    case .privateKey: "private-key"
    case .encryptedPrivateKey: "encrypted-private-key"
    case .publicKey: "public-key"
    case .request: "request"
    case .revocationList: "revocation-list"
    case .ocspResponse: "ocsp-response"
    }
  }
}
