import Foundation
import SignetCrypto
import SignetFindings
import SignetXML
import Synchronization

/// Signs documents in one pass over their bytes where the plan and the document are simple enough, and else by the
/// ``ReferenceEngine``, to the same bytes: those of the document with the signature spliced in.
///
/// One is made for a job and shared by all workers, each of which takes a scanner and gives it back.
public final class PreparedSigner: Sendable {
  /// How documents were signed.
  public struct Counts: Sendable, Hashable {
    /// How many in one pass.
    public var inOnePass = 0
    /// How many the reference engine signed, or refused, and why the pass stepped aside.
    public var stepsAside: [StepAside: Int] = [:]
  }

  /// The engine that does everything.
  public let reference: ReferenceEngine
  private let survey: DocumentSurvey?
  private let parts: SignatureParts
  private let shared = Mutex(Counts())

  /// Prepares for the job of an engine.
  public init(_ reference: ReferenceEngine) {
    self.reference = reference
    survey = DocumentSurvey(reference.plan)
    parts = SignatureParts(reference.plan)
  }

  /// How documents were signed so far.
  public var counts: Counts { shared.withLock { $0 } }

  /// Signs one document.
  ///
  /// - Parameters:
  ///   - document: The bytes of the document, in any encoding that ``XMLTree`` reads.
  ///   - time: The time that the signature tells of itself; nil for that of the plan.
  /// - Returns: The same bytes with the signature in its place.
  /// - Throws: What ``ReferenceEngine/sign(_:at:)`` throws.
  public func sign(_ document: [UInt8], at time: Date? = nil) throws(SignetError) -> [UInt8] {
    let reason: StepAside
    do {
      guard let survey else { throw StepAside.unsupported }
      let findings = try survey.find(in: document)
      let signed = try sign(document, findings, at: time ?? reference.plan.time)
      shared.withLock { $0.inOnePass += 1 }
      return signed
    } catch let stepAside as StepAside {
      reason = stepAside
    } catch {
      // The reference engine says what is wrong in its own words, or knows better.
      reason = .unsupported
    }
    shared.withLock { $0.stepsAside[reason, default: 0] += 1 }
    return try reference.sign(document, at: time)
  }

  /// Fills the template, signs it and puts it into its place.
  private func sign(_ document: [UInt8], _ found: DocumentSurvey.Findings, at time: Date) throws -> [UInt8] {
    let plan = reference.plan
    var values = plan.texts(signatureID: found.signatureID, uris: found.uris, time: time)
    for (number, digest) in found.digests {
      values[.digest(number)] = plan.text(ofDigest: digest, number)
    }
    for (number, bytes) in try parts.referenced(found.site.alone(plan.template.filled(with: values))) {
      values[.digest(number)] = plan.text(ofDigest: plan.references[number].digest.digest(of: bytes), number)
    }
    let signedInfo = try parts.signedInfo(found.site.alone(plan.template.filled(with: values)))
    let value = try plan.identity.key.signature(
      for: signedInfo, algorithm: plan.description.algorithm(of: plan.method))
    values[.signatureValue] = Array(plan.description.layout.base64(value).utf8)
    return found.site.splice(plan.template.filled(with: values), into: document)
  }
}
