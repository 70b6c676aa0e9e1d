import Foundation
import SignetFindings
import SignetXML

/// Several signatures of one document, made one after the other: the inner ones before those around them.
public struct SigningSequence: Sendable {
  /// What makes each signature; at least one.
  public let engines: [ReferenceEngine]

  /// A sequence of one or more signatures, in the order in which they are made.
  public init(_ first: ReferenceEngine, _ others: [ReferenceEngine] = []) {
    engines = [first] + others
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
    for engine in engines { document = try engine.sign(document, at: time) }
    return document
  }
}
