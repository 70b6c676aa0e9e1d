import SignetCrypto
import SignetFindings
import SignetSignatures

/// Measures how fast a machine signs in memory, beside what it could do at best: one private-key operation and one
/// SHA-256 pass over the canonical bytes for each document.
public struct SigningBenchmark: Sendable {
  private let signer: PreparedSigner
  private let document: [UInt8]
  private let canonicalBytes: [UInt8]

  /// Prepares a measurement.
  ///
  /// - Parameters:
  ///   - plan: How to sign.
  ///   - document: The bytes of the document that is signed again and again.
  /// - Throws: What ``PreparedSigner/sign(_:at:)`` throws: the document is signed once to see that it can be.
  public init(_ plan: SignaturePlan, document: [UInt8]) throws(SignetError) {
    signer = PreparedSigner(ReferenceEngine(plan))
    self.document = document
    let verifier = SignatureVerifier(allowedSigners: .certificates([plan.identity.certificate]))
    let reports = try verifier.verify(try signer.sign(document))
    canonicalBytes = reports.flatMap(\.references).compactMap(\.verifiedBytes).flatMap(\.self)
  }

  /// Signs on `threads` threads, and does the limit on as many, by turns, for `seconds` in all.
  public func run(seconds: Double, threads: Int) throws(SignetError) -> SpeedComparison {
    try SpeedComparison.measure(
      seconds: seconds, threads: threads,
      work: { () throws(SignetError) in _ = try sign() },
      limit: { () throws(SignetError) in _ = try signDigestOnly() })
  }

  /// The work: signs the document.
  public func sign() throws(SignetError) -> [UInt8] {
    try signer.sign(document)
  }

  /// The limit: digests the canonical bytes, and signs the digest.
  public func signDigestOnly() throws(SignetError) -> [UInt8] {
    let digest = DigestAlgorithm.sha256.digest(of: canonicalBytes)
    let plan = signer.reference.plan
    return try plan.identity.key.signature(for: digest, algorithm: plan.method.algorithm)
  }
}
