import Foundation
import Signet

extension SignatureDescription {
  /// An enveloped signature over an NF-e with today's algorithms: what the peers' programs make.
  static let enveloped = SignatureDescription(
    namespaces: ["nfe": "http://www.portalfiscal.inf.br/nfe"],
    placement: [.lastChild(of: "nfe:NFe")],
    canonicalization: Canonicalization(.c14n10),
    methods: [.rsaSHA256, .ecdsaSHA256],
    references: [
      ReferenceDescription(
        .element("nfe:NFe/nfe:infNFe", idAttribute: "Id", id: .any), transforms: [.envelopedSignature, .c14n10],
        digest: .sha256)
    ],
    keyInfo: [.x509Certificates(.leaf)])
}

extension Workload {
  /// Signing one document.
  static func signing() throws -> [Workload] {
    var workloads: [Workload] = []
    for signer in Signer.allCases {
      for kilobytes in [4, 18, 90, 900] {
        workloads.append(try signing(.enveloped, kilobytes: kilobytes, signer, isPeerTask: true))
      }
    }
    let brNFe = SignatureProfile.brNFe
    return workloads + [try signing(brNFe.signatures[0], kilobytes: 18, .rsa, "sign \(brNFe.id)", isPeerTask: false)]
  }

  private static func signing(
    _ description: SignatureDescription, kilobytes: Int, _ signer: Signer, _ title: String = "sign", isPeerTask: Bool
  ) throws -> Workload {
    let document = SampleInvoice.nfe(byteCount: kilobytes * 1_000)
    let plan = try SignaturePlan(description, identity: try signer.identity(), at: Date())
    let benchmark = try SigningBenchmark(plan, document: document)
    return Workload(
      "\(title), \(kilobytes) KB, \(signer.title)", byteCount: document.count,
      peerTask: isPeerTask ? PeerTask(action: .sign, document: document, signer: signer) : nil,
      work: { () throws(SignetError) in _ = try benchmark.sign() },
      limit: { () throws(SignetError) in _ = try benchmark.signDigestOnly() })
  }
}
