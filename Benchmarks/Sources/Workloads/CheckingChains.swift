import Foundation
import Signet

extension Workload {
  /// Checking a leaf, an intermediate and a root, all RSA-2048.
  ///
  /// The limit is the public-key operations alone: the leaf's signature and the intermediate's. The anchor needs none.
  static func checkingChains() throws -> [Workload] {
    let leaf = try TestVectors.certificate("certificates/rsa-2048.pem")
    let pool = CertificatePool([try TestVectors.certificate("certificates/intermediate.pem")])
    let anchors = TrustStore(anchors: [try TestVectors.certificate("certificates/root.pem")])
    let settings = ChainSettings(time: Date(), anchors: anchors, pool: pool)
    let verifier = ChainVerifier(settings)
    let leaves = try LeafSeries(like: leaf, signedWith: TestVectors.key("keys/intermediate.pem"), count: 256)
    // A verifier remembers the leaves that it has seen, so every round over the series begins with a new one.
    let decoded = Turns(try leaves.encodings.map { try Certificate(der: $0) }) { ChainVerifier(settings) }
    let encoded = Turns(leaves.encodings) { ChainVerifier(settings) }
    let files = ["rsa-2048", "intermediate", "root"].map { TestVectors.path("certificates/\($0).pem") }
    let limit = try publicKeyOperations(of: ["keys/intermediate.pem", "keys/root.pem"], over: leaf.der)
    return [
      Workload(
        "chain check, decoded", byteCount: leaf.der.count, peerChain: PeerChain(files: files, isDecoded: true),
        work: { () throws(SignetError) in
          let (verifier, leaf) = decoded.next()
          let report = verifier.verify(leaf: leaf)
          precondition(report.isValid && report.isTrusted)
        }, limit: limit),
      Workload(
        "chain check, leaf in DER", byteCount: leaf.der.count, peerChain: PeerChain(files: files, isDecoded: false),
        work: { () throws(SignetError) in
          let (verifier, der) = encoded.next()
          let report = verifier.verify(leaf: try Certificate(der: der))
          precondition(report.isValid && report.isTrusted)
        }, limit: limit),
      Workload(
        "chain check, seen before", byteCount: leaf.der.count, peerChain: PeerChain(files: files, isDecoded: false),
        work: { () throws(SignetError) in
          let report = verifier.verify(leaf: try Certificate(der: leaf.der))
          precondition(report.isValid && report.isTrusted)
        }, limit: limit),
    ]
  }

  /// One verification with each key, of signatures over a message as long as a certificate.
  private static func publicKeyOperations(
    of keys: [String], over message: [UInt8]
  ) throws -> @Sendable () throws(SignetError) -> Void {
    let algorithm = SignatureAlgorithm.rsaPKCS1(.sha256)
    let signed = try keys.map { name in
      let key = try TestVectors.key(name)
      return (key: key.publicKey, signature: try key.signature(for: message, algorithm: algorithm))
    }
    return { () throws(SignetError) in
      for (key, signature) in signed {
        let isValid = try key.isValid(signature, for: message, algorithm: algorithm)
        precondition(isValid)
      }
    }
  }
}
