import Foundation
import SignetFindings
import SignetXML

/// Which engine makes signatures. Both make the same.
public enum SigningEngine: String, Sendable, Hashable, CaseIterable {
  /// In one pass over the bytes where plan and document are simple enough, and else by the tree; see ``PreparedSigner``.
  case onePass = "one-pass"
  /// Always by the tree of libxml2; see ``ReferenceEngine``.
  case reference
}

/// Several signatures of one document, made one after the other: the inner ones before those around them.
public struct SigningSequence: Sendable {
  /// What makes each signature; at least one.
  public let engines: [ReferenceEngine]

  /// Those that sign in one pass where they can; nil where the reference engine signs everything.
  public let signers: [PreparedSigner]?

  /// A sequence of one or more signatures, in the order in which they are made.
  ///
  /// - Parameter choice: Which engine signs.
  public init(_ first: ReferenceEngine, _ others: [ReferenceEngine] = [], by choice: SigningEngine = .onePass) {
    engines = [first] + others
    signers = choice == .onePass ? engines.map(PreparedSigner.init) : nil
  }

  /// What a document may cost.
  public var limits: ParsingLimits { engines[0].plan.limits }

  /// What is weak in what will be made, each thing once.
  public var findings: [Finding] {
    engines.flatMap(\.plan.findings).reduce(into: []) { findings, finding in
      if !findings.contains(where: { $0.code == finding.code && $0.message == finding.message }) {
        findings.append(finding)
      }
    }
  }

  /// Signs one document; each signature is made over what the one before has left.
  ///
  /// - Parameters:
  ///   - document: The bytes of the document, in any encoding that ``XMLTree`` reads.
  ///   - time: The time that the signatures tell of themselves; nil for that of each plan.
  /// - Returns: The same bytes with all signatures in their places.
  /// - Throws: What ``ReferenceEngine/sign(_:at:)`` throws; nothing is returned unless all signatures could be made.
  public func sign(_ document: [UInt8], at time: Date? = nil) throws(SignetError) -> [UInt8] {
    var document = document
    for (number, engine) in engines.enumerated() {
      if let signer = signers?[number], engine.plan.description.each == nil {
        document = try signer.sign(document, at: time)
      } else {
        for engine in try engine.forEach(of: document) { document = try engine.sign(document, at: time) }
      }
    }
    return document
  }
}

extension ReferenceEngine {
  /// An engine for each element that is to be signed in the same way; this one where there is only one signature.
  fileprivate func forEach(of document: [UInt8]) throws(SignetError) -> [ReferenceEngine] {
    guard let each = plan.description.each else { return [self] }
    let tree = try XMLTree(parsing: document, limits: plan.limits)
    let count = try ElementPath(each, namespaces: plan.description.namespaces).elements(in: tree).count
    guard count > 0 else {
      throw SignetError(
        .xmlElementNotFound, message: "The document has no element \(each), of which each is to be signed.",
        hint: "Check that this is the kind of document the profile is for.")
    }
    var engines: [ReferenceEngine] = []
    for number in 1...count {
      let description = plan.description.about("\(each)[\(number)]", insteadOf: each)
      engines.append(
        ReferenceEngine(try SignaturePlan(description, identity: plan.identity, at: plan.time, limits: plan.limits)))
    }
    return engines
  }
}

extension SignatureDescription {
  /// The description with another path wherever one begins with `old`.
  fileprivate func about(_ new: String, insteadOf old: String) -> SignatureDescription {
    func moved(_ path: String) -> String {
      guard path.hasPrefix(old), [nil, "/"].contains(path.dropFirst(old.count).first) else { return path }
      return new + path.dropFirst(old.count)
    }
    func moved(_ place: Placement) -> Placement {
      switch place {
      case .firstChild(let path): .firstChild(of: moved(path))
      case .lastChild(let path): .lastChild(of: moved(path))
      case .before(let path): .before(moved(path))
      case .after(let path): .after(moved(path))
      case .firstEmpty(let path): .firstEmpty(moved(path))
      case .wrapped(let place, let markup): .wrapped(moved(place), in: markup)
      case .enveloping, .counterSignature: place
      }
    }
    var description = self
    description.each = nil
    description.placement = placement.map(moved)
    description.id?.namedBy = id?.namedBy.map(moved)
    for number in references.indices {
      guard case .element(let path, let attribute, let rule) = references[number].subject else { continue }
      description.references[number].subject = .element(moved(path), idAttribute: attribute, id: rule)
    }
    description.contexts = contexts.map { context in
      guard case .standalone(let path, let kept) = context else { return context }
      return .standalone(moved(path), keeping: kept)
    }
    return description
  }
}
