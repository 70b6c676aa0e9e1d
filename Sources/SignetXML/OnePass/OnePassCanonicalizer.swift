import SignetCrypto

/// Canonicalizes documents in one pass over their bytes, or steps aside: for documents in UTF-8 without a document type
/// declaration, at many times the speed of ``Canonicalizer``, and to the same bytes.
///
/// One is made for a job and used for many documents, by one worker at a time; its memory is kept.
public final class OnePassCanonicalizer {
  private var scanner: DocumentScanner
  private let requestCount: Int
  /// How often a document was left to libxml2, and why.
  public private(set) var stepsAside: [StepAside: Int] = [:]
  /// How many documents were canonicalized.
  public private(set) var documentCount = 0

  /// Prepares for requests, which are all met in the same pass.
  ///
  /// - Parameters:
  ///   - requests: What is wanted of each document.
  ///   - limits: What a document may cost.
  /// - Throws: `StepAside.unsupported` for paths with conditions or from anywhere, `.limit` for more than 64 choices.
  public init(_ requests: [OnePassRequest], limits: ParsingLimits = ParsingLimits()) throws(StepAside) {
    _ = LibXML2.initialize
    scanner = try DocumentScanner(requests, limits: limits)
    requestCount = requests.count
  }

  /// Prepares for requests, and for elements about which something is to be told.
  ///
  /// - Parameter idAttributes: Names of attributes that give Ids, besides the usual ones; see ``carriers(of:in:)``.
  package init(
    _ requests: [OnePassRequest], marks: [ElementMark], idAttributes: Set<String>, limits: ParsingLimits
  ) throws(StepAside) {
    _ = LibXML2.initialize
    scanner = try DocumentScanner(requests, marks: marks, idAttributes: idAttributes, limits: limits)
    requestCount = requests.count
  }

  /// The digests for each request, and what was found for each mark.
  package func survey(
    _ document: [UInt8], _ algorithms: [[DigestAlgorithm]]
  ) throws(StepAside) -> (digests: [[[UInt8]]], places: [ElementMark.Place]) {
    let digests = try digests(of: document, algorithms)
    return (digests, scanner.marks.places)
  }

  /// How many attributes of the document that was surveyed last give an Id.
  package func carriers(of id: String, in document: [UInt8]) -> Int {
    document.withUnsafeBufferPointer { scanner.carriers(of: id, in: $0) }
  }

  /// The canonical bytes for each request.
  ///
  /// - Throws: why the document is left to libxml2.
  public func bytes(of document: [UInt8]) throws(StepAside) -> [[UInt8]] {
    let sinks = (0..<requestCount).map { _ in CanonicalSink() }
    try scan(document, into: sinks)
    return sinks.map(\.bytes)
  }

  /// The digests of the canonical bytes for each request, which are not collected.
  ///
  /// - Parameter algorithms: The digests that are wanted for the request of the same number.
  /// - Throws: why the document is left to libxml2.
  public func digests(of document: [UInt8], _ algorithms: [[DigestAlgorithm]]) throws(StepAside) -> [[[UInt8]]] {
    let sinks = algorithms.map { CanonicalSink(digests: $0) }
    try scan(document, into: sinks)
    return sinks.map { $0.finish() }
  }

  private func scan(_ document: [UInt8], into sinks: [CanonicalSink]) throws(StepAside) {
    let result = document.withUnsafeBufferPointer { bytes in
      Result { () throws(StepAside) in try scanner.scan(bytes, into: sinks) }
    }
    do {
      try result.get()
      documentCount += 1
    } catch {
      stepsAside[error, default: 0] += 1
      throw error
    }
  }
}
