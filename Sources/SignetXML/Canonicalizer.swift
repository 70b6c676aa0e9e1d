import CLibXML2
import SignetCrypto
import SignetFindings

/// Turns document subsets into canonical bytes with libxml2, the reference for everything in Signet.
public struct Canonicalizer: Sendable {
  /// The method and its parameters.
  public let canonicalization: Canonicalization

  /// Creates a canonicalizer.
  public init(_ canonicalization: Canonicalization) {
    self.canonicalization = canonicalization
  }

  /// The canonical bytes of a subset: UTF-8.
  ///
  /// - Throws: `xml.canonicalization-failed`, for example for a relative namespace URI.
  public func bytes(of subset: DocumentSubset) throws(SignetError) -> [UInt8] {
    var bytes: [UInt8] = []
    try canonicalize(subset) { bytes.append(contentsOf: $0) }
    return bytes
  }

  /// The digest of the canonical bytes of a subset, which are not collected.
  ///
  /// - Throws: `xml.canonicalization-failed`.
  public func digest(of subset: DocumentSubset, _ algorithm: DigestAlgorithm) throws(SignetError) -> [UInt8] {
    var context = DigestContext(algorithm)
    try canonicalize(subset) { context.update($0) }
    return context.finalize()
  }

  /// Passes the canonical bytes of a subset to `sink`, piece by piece.
  ///
  /// - Throws: `xml.canonicalization-failed`.
  public func canonicalize(
    _ subset: DocumentSubset, into sink: (UnsafeRawBufferPointer) -> Void
  ) throws(SignetError) {
    try write(into: sink) { run(subset, $0) }
  }

  /// The canonical bytes of a node-set; nil is the empty one.
  func bytes(ofNodes nodes: xmlNodeSetPtr?, in tree: XMLTree) throws(SignetError) -> [UInt8] {
    var empty = xmlNodeSet()
    var bytes: [UInt8] = []
    try withUnsafeMutablePointer(to: &empty) { empty throws(SignetError) in
      try write(into: { bytes.append(contentsOf: $0) }) { output in
        withPrefixList { prefixes in
          xmlC14NDocSaveTo(
            tree.document, nodes ?? empty, mode, prefixes, canonicalization.method.keepsComments ? 1 : 0, output)
        }
      }
    }
    return bytes
  }

  /// The canonical bytes of the nodes that `isVisible` admits; it gets namespaces and attributes with their element.
  func bytes(
    in tree: XMLTree, where isVisible: (xmlNodePtr, xmlNodePtr?) -> Bool
  ) throws(SignetError) -> [UInt8] {
    var bytes: [UInt8] = []
    try withoutActuallyEscaping(isVisible) { isVisible throws(SignetError) in
      let question = VisibilityQuestion(isVisible)
      try write(into: { bytes.append(contentsOf: $0) }) { output in
        withPrefixList { prefixes in
          withExtendedLifetime(question) {
            xmlC14NExecute(
              tree.document, askVisibility, Unmanaged.passUnretained(question).toOpaque(), mode, prefixes,
              canonicalization.method.keepsComments ? 1 : 0, output)
          }
        }
      }
    }
    return bytes
  }

  /// Canonicalizes through the plain walk of libxml2 wherever that gives the subset, because the walk that asks about
  /// each node is several times slower.
  private func run(_ subset: DocumentSubset, _ output: xmlOutputBufferPtr) -> Int32 {
    guard !subset.isEmpty else { return 0 }
    let document = subset.tree.document
    return subset.withOmittedElementsDetached {
      switch subset.apex {
      case .document:
        execute(document, subset, nil, nil, output)
      case .element(let element) where canonicalization.method.isExclusive || !element.inheritsXMLAttributes:
        element.withShallowDocument { execute($0, subset, nil, nil, output) }
      case .element(let element):
        execute(document, subset, isInside, element.node, output)
      }
    }
  }

  private func execute(
    _ document: xmlDocPtr, _ subset: DocumentSubset, _ isVisible: xmlC14NIsVisibleCallback?, _ apex: xmlNodePtr?,
    _ output: xmlOutputBufferPtr
  ) -> Int32 {
    let keepsComments: Int32 = canonicalization.method.keepsComments && subset.includesComments ? 1 : 0
    return withPrefixList { prefixes in
      xmlC14NExecute(document, isVisible, apex, mode, prefixes, keepsComments, output)
    }
  }

  private var mode: Int32 {
    let mode =
      switch canonicalization.method {
      case .c14n10, .c14n10WithComments: XML_C14N_1_0
      case .c14n11, .c14n11WithComments: XML_C14N_1_1
      case .exclusive, .exclusiveWithComments: XML_C14N_EXCLUSIVE_1_0
      }
    return Int32(mode.rawValue)
  }

  private func withPrefixList<Result>(
    _ body: (UnsafeMutablePointer<UnsafeMutablePointer<xmlChar>?>?) -> Result
  ) -> Result {
    guard canonicalization.method.isExclusive, !canonicalization.inclusivePrefixes.isEmpty else { return body(nil) }
    var list = canonicalization.inclusivePrefixes.map { xmlStrdup($0) }
    list.append(nil)
    defer { for prefix in list { signet_xml_free(prefix) } }
    return list.withUnsafeMutableBufferPointer { body($0.baseAddress) }
  }

  private func failure(_ report: String?) -> SignetError {
    SignetError(
      .xmlCanonicalizationFailed,
      message: "The document can't be canonicalized: \(report ?? "libxml2 gives no reason").",
      hint:
        "A namespace name must be an absolute URI such as \"urn:example:invoice\"; a relative one has no canonical form."
    )
  }
}

// MARK: - Output

extension Canonicalizer {
  /// Carries a sink through libxml2's C callback.
  private final class Sink {
    let take: (UnsafeRawBufferPointer) -> Void
    init(_ take: @escaping (UnsafeRawBufferPointer) -> Void) { self.take = take }
  }

  private func write(
    into sink: (UnsafeRawBufferPointer) -> Void, _ body: (xmlOutputBufferPtr) -> Int32
  ) throws(SignetError) {
    let (status, report) = withoutActuallyEscaping(sink) { sink in
      LibXML2.reporting { Self.write(into: Sink(sink), body) }
    }
    guard status >= 0 else { throw failure(report) }
  }

  private static func write(into sink: Sink, _ body: (xmlOutputBufferPtr) -> Int32) -> Int32 {
    withExtendedLifetime(sink) {
      let output = xmlOutputBufferCreateIO(
        { context, bytes, count in
          guard let context else { return -1 }
          Unmanaged<Sink>.fromOpaque(context).takeUnretainedValue()
            .take(UnsafeRawBufferPointer(start: bytes, count: Int(count)))
          return count
        }, nil, Unmanaged.passUnretained(sink).toOpaque(), nil)
      guard let output else { return -1 }
      let status = body(output)
      return xmlOutputBufferClose(output) < 0 ? -1 : status
    }
  }
}

/// Carries a visibility question through libxml2's C callback.
private final class VisibilityQuestion {
  let isVisible: (xmlNodePtr, xmlNodePtr?) -> Bool
  init(_ isVisible: @escaping (xmlNodePtr, xmlNodePtr?) -> Bool) { self.isVisible = isVisible }
}

/// libxml2's visibility question, for a node-set.
private let askVisibility: xmlC14NIsVisibleCallback = { question, node, parent in
  guard let node, let question else { return 0 }
  return Unmanaged<VisibilityQuestion>.fromOpaque(question).takeUnretainedValue().isVisible(node, parent) ? 1 : 0
}

/// libxml2's visibility question, for a subset that is one element: is the node, or its parent, inside the apex?
/// `parent` stands for attributes and namespaces, which have no parent of their own to follow.
private let isInside: xmlC14NIsVisibleCallback = { apex, node, parent in
  guard let node, let apex else { return 0 }
  let isTreeNode = node.pointee.type != XML_NAMESPACE_DECL && node.pointee.type != XML_ATTRIBUTE_NODE
  var candidate = isTreeNode ? node : parent
  while let current = candidate {
    if UnsafeMutableRawPointer(current) == apex { return 1 }
    candidate = current.pointee.parent
  }
  return 0
}
