import Foundation
import Signet

/// What was found about the signatures of one document, in JSON.
struct DocumentVerdict: Encodable {
  let file: String
  let valid: Bool
  let signatures: [SignatureVerdict]
  /// What the document has besides signatures by its profile.
  let stamps: [StampVerdict]
  /// The rules of the demanded profile that the document or the signer's certificate breaks: why the authority would refuse
  /// it, which says nothing about whether the signature holds.
  let rules: [FindingReport]
  /// Why the document could not be looked at.
  let error: OrNull<FindingReport>
  /// What `--explain` found out; absent without it.
  var explanation: ExplanationReport?

  /// The verdict on a document with signatures.
  init(
    file: String, signatures: [SignatureVerdict], stamps: [StampVerdict], rules: [Finding],
    explanations: DocumentExplanation? = nil
  ) {
    self.rules = rules.map(FindingReport.init)
    explanation = explanations.map(ExplanationReport.init)
    self.file = file
    valid = !(signatures.isEmpty && stamps.isEmpty) && signatures.allSatisfy(\.valid) && stamps.allSatisfy(\.valid)
    self.signatures = signatures
    self.stamps = stamps
    error = OrNull(nil)
  }

  /// The verdict on a document that could not be looked at.
  init(file: String, failure: Finding) {
    self.file = file
    valid = false
    signatures = []
    stamps = []
    rules = []
    error = OrNull(FindingReport(failure))
  }
}

/// What was found about one stamp, in JSON.
struct StampVerdict: Encodable {
  let name: String
  let valid: Bool
  let signer: OrNull<SignatureVerdict.Signer>
  let chain: OrNull<[LinkReport]>
  let findings: [FindingReport]
  let values: [String: String]

  init(_ report: StampReport) {
    name = report.name
    valid = report.isValid
    signer = OrNull(report.signer.map(SignatureVerdict.Signer.init))
    chain = OrNull(report.chain?.chain.map(LinkReport.init))
    findings = report.findings.map(FindingReport.init)
    values = Dictionary(report.values.map { ($0.name, $0.text) }) { first, _ in first }
  }
}

/// The verdicts on several documents, in JSON.
struct DocumentVerdicts: Encodable {
  let results: [DocumentVerdict]
}

/// What was found about one signature, in JSON.
struct SignatureVerdict: Encodable {
  /// Who made the signature.
  struct Signer: Encodable {
    let subject: String
    let issuer: String
    let serial: String
    let sha256: String

    init(_ certificate: Certificate) {
      subject = certificate.subject.rfc4514
      issuer = certificate.issuer.rfc4514
      serial = certificate.serialNumber.hexadecimal
      sha256 = certificate.sha256Fingerprint
    }
  }

  /// What one reference covers.
  struct Reference: Encodable {
    let uri: OrNull<String>
    let digestMethod: String
    let valid: Bool
    let covers: OrNull<String>

    init(_ reference: ReferenceReport) {
      uri = OrNull(reference.uri)
      digestMethod = reference.digest.uri
      valid = reference.isValid
      covers = OrNull(reference.covers)
    }
  }

  let id: OrNull<String>
  let valid: Bool
  /// The kind of signature: `XMLDSig`, or `XAdES-` with the form that the signed properties have.
  let form: String
  let profile: OrNull<String>
  let signatureMethod: OrNull<String>
  let canonicalization: OrNull<String>
  let references: [Reference]
  let signer: OrNull<Signer>
  /// The time that the signer claims; null where the signature does not cover one.
  let signingTime: OrNull<Date>
  /// What else the XAdES properties say; null where the signature covers none.
  let xades: OrNull<XAdESVerdict>
  let chain: OrNull<[LinkReport]>
  let findings: [FindingReport]

  init(_ report: ProfiledReport) {
    let signature = report.signature
    id = OrNull(signature.id)
    valid = report.isValid
    form = signature.cades.map { $0.isCAdES ? "CAdES-BES" : "CMS" } ?? signature.xmlForm
    signingTime = OrNull(signature.xades?.signingTime ?? signature.cades?.signingTime)
    xades = OrNull(signature.xades.map(XAdESVerdict.init))
    profile = OrNull(report.profile?.id)
    signatureMethod = OrNull(signature.method?.uri)
    canonicalization = OrNull(signature.canonicalization?.method.uri)
    references = signature.references.map(Reference.init)
    signer = OrNull(signature.signer.map(Signer.init))
    chain = OrNull(signature.chain?.chain.map(LinkReport.init))
    findings = report.findings.map(FindingReport.init)
  }
}

extension SignatureReport {
  /// The form of an XML signature, as far as the signed properties have it.
  fileprivate var xmlForm: String { xades.map { "XAdES-\($0.form.rawValue)" } ?? "XMLDSig" }
}
