import Foundation
import Signet

extension Workload {
  /// Verifying one document.
  static func verifying() throws -> [Workload] {
    try Signer.allCases.map { try verifying(kilobytes: 18, $0) }
  }

  private static func verifying(kilobytes: Int, _ signer: Signer) throws -> Workload {
    let identity = try signer.identity()
    let plan = try SignaturePlan(.enveloped, identity: identity, at: Date())
    let signed = try ReferenceEngine(plan).sign(SampleInvoice.nfe(byteCount: kilobytes * 1_000))
    let verifier = SignatureVerifier()
    let canonicalBytes = try verifier.verify(signed).flatMap(\.references).compactMap(\.verifiedBytes).flatMap(\.self)

    let key = identity.key.publicKey
    let algorithm = plan.method.algorithm
    let message = DigestAlgorithm.sha256.digest(of: canonicalBytes)
    let signature = try identity.key.signature(for: message, algorithm: algorithm)
    return Workload(
      "verify, \(kilobytes) KB, \(signer.title)", byteCount: signed.count,
      peerTask: PeerTask(action: .verify, document: signed, signer: signer),
      work: { () throws(SignetError) in
        let reports = try verifier.verify(signed)
        precondition(reports.allSatisfy(\.isValid))
      },
      limit: { () throws(SignetError) in
        let digest = DigestAlgorithm.sha256.digest(of: canonicalBytes)
        let isValid = try key.isValid(signature, for: digest, algorithm: algorithm)
        precondition(isValid)
      })
  }
}
