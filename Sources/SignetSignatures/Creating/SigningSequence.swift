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

  /// Signs one document; each signature is made over what the one before has left. Inner signatures that are there already
  /// stay as they are.
  ///
  /// - Parameters:
  ///   - document: The bytes of the document, in any encoding that ``XMLTree`` reads.
  ///   - time: The time that the signatures tell of themselves; nil for that of each plan.
  /// - Returns: The same bytes with all signatures in their places.
  /// - Throws: What ``ReferenceEngine/sign(_:at:)`` throws; nothing is returned unless all signatures could be made;
  ///   `signature.already-present` where all of them are there.
  public func sign(_ document: [UInt8], at time: Date? = nil) throws(SignetError) -> [UInt8] {
    var signed = document
    var refusal: SignetError?
    for (number, engine) in engines.enumerated() {
      do {
        if let signer = signers?[number], engine.plan.description.each == nil {
          signed = try signer.sign(signed, at: time)
        } else {
          signed = try engine.signEach(of: signed, at: time)
        }
      } catch {
        guard error.finding.code == .signatureAlreadyPresent else { throw error }
        refusal = refusal ?? error
      }
    }
    if let refusal, signed == document { throw refusal }
    return signed
  }
}

extension ReferenceEngine {
  /// Signs each element that is to be signed in the same way; once where the description is of one signature.
  ///
  /// - Throws: `signature.already-present` only where there was nothing left to sign.
  fileprivate func signEach(of document: [UInt8], at time: Date?) throws(SignetError) -> [UInt8] {
    guard let each = plan.description.each else { return try sign(document, at: time) }
    do {
      return try sign(document, at: time)
    } catch {
      // Most documents have one such element, and where there are several the path leads to no single one.
      guard error.finding.code == .xmlElementAmbiguous else { throw error }
    }
    let tree = try XMLTree(parsing: document, limits: plan.limits)
    var signed = document
    var refusal: SignetError?
    for element in try ElementPath(each, namespaces: plan.description.namespaces).elements(in: tree).reversed() {
      let description = plan.description.about(element, insteadOf: each)
      let plan = try SignaturePlan(description, identity: plan.identity, at: plan.time, limits: plan.limits)
      do {
        signed = try ReferenceEngine(plan).sign(signed, at: time)
      } catch {
        guard error.finding.code == .signatureAlreadyPresent else { throw error }
        refusal = refusal ?? error
      }
    }
    if let refusal, signed == document { throw refusal }
    return signed
  }
}

extension SignatureDescription {
  /// The description with the path of one element wherever a path begins with one of those in `each`.
  fileprivate func about(_ element: XMLElement, insteadOf each: String) -> SignatureDescription {
    let place = "*" + element.ordinals.dropFirst().map { "/*[\($0)]" }.joined()
    let parts = { (path: String) in path.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) } }
    // The longest first: one may be the beginning of another.
    let beginnings = parts(each).sorted { $0.count > $1.count }
    func moved(_ path: String) -> String {
      parts(path).map { path in
        let beginning = beginnings.first { path.hasPrefix($0) && [nil, "/"].contains(path.dropFirst($0.count).first) }
        return beginning.map { place + path.dropFirst($0.count) } ?? path
      }
      .joined(separator: " | ")
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
