import SignetCrypto
import SignetFindings
import SignetXML

/// The transforms of a reference in any order and number, as XML Signature 1.1, section 4.4.3.2 describes them: each takes
/// nodes or octets, and what it takes is made from what there is.
struct GeneralTransforms {
  /// The signature that the enveloped-signature transform leaves out.
  let signature: XMLElement?
  let limits: VerificationLimits
  let meter: ProcessorMeter

  /// What one transform hands to the next.
  private enum Data {
    case nodes(NodeSet)
    case octets([UInt8])
  }

  /// The bytes after the last transform; none where no node is left, as for an XPath that is true for nothing.
  func bytes(
    of source: ReferenceProcessor.Source, _ transforms: [Transform], _ elements: [XMLElement]
  ) throws(SignetError) -> [UInt8] {
    var data: Data
    switch source {
    case .octets(let octets): data = .octets(octets)
    case .nodes(let apex, let includesComments):
      let subset = DocumentSubset(apex, includesComments: includesComments)
      data = .nodes(try NodeSet(of: subset, limit: limits.xpath.nodes))
    }
    for (number, transform) in transforms.enumerated() {
      try meter.check()
      data = try apply(transform, at: elements.indices.contains(number) ? elements[number] : nil, to: data)
    }
    let bytes =
      switch data {
      case .octets(let octets): octets
      case .nodes: try octets(data, Canonicalization(.c14n10))
      }
    return bytes
  }

  private func apply(_ transform: Transform, at element: XMLElement?, to data: Data) throws(SignetError) -> Data {
    switch transform {
    case .envelopedSignature:
      guard let signature else { return data }
      let nodes = try nodes(data)
      guard nodes.isPart(ofDocumentOf: signature) else {
        throw SignetError(
          .signatureTransformUnsupported,
          message: "The enveloped-signature transform comes after octets, which hold no signature to leave out.",
          hint: "Put enveloped-signature first.")
      }
      return .nodes(nodes.removing(signature))
    case .canonicalization(let canonicalization): return .octets(try octets(data, canonicalization))
    case .base64: return .octets(try decoded(data))
    case .xpath(let filter):
      let place = element?.children.first
      return .nodes(try nodes(data).filtered(by: filter, here: place, budget: limits.xpath, meter: meter))
    case .xpathFilter2(let steps):
      let places = element?.children ?? []
      let placed = steps.enumerated().map { number, step in
        (step: step, here: places.indices.contains(number) ? places[number] : nil)
      }
      return .nodes(try nodes(data).filtered(by: placed, budget: limits.xpath, meter: meter))
    case .relationships(let selection):
      let part =
        switch data {
        case .octets(let octets): octets
        case .nodes: try octets(data, Canonicalization(.c14n10))
        }
      let tree = try XMLTree(parsing: part, limits: limits.parsing)
      return .octets(try RelationshipList(tree, selection, limits: limits.parsing).bytes)
    }
  }

  /// The nodes: those that there are, or those of the document that the octets are.
  private func nodes(_ data: Data) throws(SignetError) -> NodeSet {
    switch data {
    case .nodes(let nodes): return nodes
    case .octets(let octets):
      let tree = try XMLTree(parsing: octets, limits: limits.parsing)
      return try NodeSet(of: DocumentSubset(.document(tree)), limit: limits.xpath.nodes)
    }
  }

  private func octets(_ data: Data, _ canonicalization: Canonicalization) throws(SignetError) -> [UInt8] {
    let nodes = try nodes(data)
    // Canonicalization would take an empty set for the whole document.
    return nodes.isEmpty ? [] : try Canonicalizer(canonicalization).bytes(of: nodes)
  }

  private func decoded(_ data: Data) throws(SignetError) -> [UInt8] {
    let text: [UInt8] =
      switch data {
      case .octets(let octets): octets
      case .nodes(let nodes): Array(nodes.text.utf8)
      }
    guard let decoded = Base64.decode(text) else {
      throw SignetError(
        .signatureTransformFailed, message: "What the base64 transform should decode is not base64.",
        hint: "The signed text was changed, or the reference needs no such transform.")
    }
    return decoded
  }

  static let coversNothing = SignetError(
    .signatureCoversNothing, message: "The reference covers nothing once its transforms have left out what they do.",
    hint: "A signature over nothing protects nothing; the document was put together wrongly or is a forgery.")
}
