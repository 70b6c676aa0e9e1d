import Signet
import Synchronization

extension Workload {
  /// Digesting the canonical bytes in one pass over the document; the limit digests them alone.
  static func canonicalizingInOnePass() throws -> [Workload] {
    var workloads: [Workload] = []
    for kilobytes in [18, 900] {
      let invoice = SampleInvoice.nfe(byteCount: kilobytes * 1_000)
      let canonicalizer = Canonicalizer(Canonicalization(.c14n10))
      let canonical = try canonicalizer.bytes(of: DocumentSubset(.document(try XMLTree(parsing: invoice))))
      let documents = [("canonical", canonical), ("every construct", everyConstruct(byteCount: kilobytes * 1_000))]
      for (title, document) in documents {
        for method in [CanonicalizationMethod.c14n10, .exclusive] {
          workloads.append(try onePass("\(title), \(kilobytes) KB, \(method.shortName)", document, method))
        }
      }
    }
    return workloads
  }

  private static func onePass(
    _ title: String, _ document: [UInt8], _ method: CanonicalizationMethod
  ) throws -> Workload {
    let pass = try OnePass(Canonicalization(method))
    let tree = try XMLTree(parsing: document)
    let canonicalBytes = try Canonicalizer(Canonicalization(method)).bytes(of: DocumentSubset(.document(tree)))
    return Workload(
      "one pass, \(title)", byteCount: document.count,
      work: { () throws(SignetError) in try pass.digest(document) },
      limit: { () throws(SignetError) in _ = DigestAlgorithm.sha256.digest(of: canonicalBytes) })
  }

  /// A document in which every line needs another form somewhere: quotes, order, empty elements, references, sections,
  /// comments, instructions, line breaks and namespaces.
  private static func everyConstruct(byteCount: Int) -> [UInt8] {
    var text =
      "<?xml version='1.0' encoding='UTF-8'?>\r\n<?target  data?><r xmlns:q='urn:q' xmlns='urn:r' xmlns:p='urn:p'>\r\n"
    var number = 0
    while text.utf8.count < byteCount {
      number += 1
      text += """
        <item  q:number='\(number)' name="nº \(number) &#38; mais" p:code = "A&#9;B" ><p:price currency='BRL'>10.00</p:price >\r
        <empty/><q:empty a="1" /><name>Produto &#186; &gt; <![CDATA[<b>x</b> & y]]></name><!-- um comentário -->\r
        <?note para o leitor?><inner xmlns="urn:i" xmlns:p="urn:p2"><p:a>1</p:a><b xmlns="">texto &quot;livre&quot;</b></inner></item>

        """
    }
    return Array((text + "</r>").utf8)
  }
}

/// One canonicalizer for all rounds, as a worker has it.
private final class OnePass: Sendable {
  private let canonicalizer: Mutex<OnePassCanonicalizer>

  init(_ canonicalization: Canonicalization) throws {
    canonicalizer = Mutex(try OnePassCanonicalizer([OnePassRequest(.document, canonicalization)]))
  }

  func digest(_ document: [UInt8]) throws(SignetError) {
    let isDone = canonicalizer.withLock { (try? $0.digests(of: document, [[.sha256]])) != nil }
    guard isDone else {
      throw SignetError(.internalInconsistency, message: "A sample is not taken in one pass.", hint: "Measure another.")
    }
  }
}
