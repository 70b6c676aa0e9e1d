import Signet

extension Workload {
  /// Parsing a document and digesting its canonical bytes; the limit digests bytes that are canonical already.
  static func canonicalizing() throws -> [Workload] {
    try [18, 900].map { kilobytes in
      let document = SampleInvoice.nfe(byteCount: kilobytes * 1_000)
      let canonicalizer = Canonicalizer(Canonicalization(.c14n10))
      let canonicalBytes = try canonicalizer.bytes(of: DocumentSubset(.document(try XMLTree(parsing: document))))
      return Workload(
        "canonicalize, \(kilobytes) KB", byteCount: document.count,
        work: { () throws(SignetError) in
          let tree = try XMLTree(parsing: document)
          _ = try canonicalizer.digest(of: DocumentSubset(.document(tree)), .sha256)
        },
        limit: { () throws(SignetError) in _ = DigestAlgorithm.sha256.digest(of: canonicalBytes) })
    }
  }
}
