import Foundation
import Signet

/// Verifies and explains signatures.
enum VerificationTarget {
  /// Budgets of processor time below the usual ones: those have tests of their own, and here an input that is dear should not
  /// keep the next ones waiting. What takes long all the same is not metered.
  private static func limits(_ processorTime: Duration) -> VerificationLimits {
    var limits = VerificationLimits()
    limits.processorTime = processorTime
    // The meter is read between evaluations, not within one.
    limits.xpath.comparisons = 20_000_000
    return limits
  }

  private static let verifier = {
    var verifier = SignatureVerifier(limits: limits(.milliseconds(40)))
    // The same in every run, so that an input fails again.
    verifier.xades.time = Date(timeIntervalSince1970: 1_800_000_000)
    return ProfileVerifier(verifier)
  }()

  static func take(_ input: [UInt8]) {
    guard let reports = try? verifier.verify(input) else { return }
    precondition(!reports.isEmpty, "A document without signatures is no success.")
    for report in reports.map(\.signature) {
      precondition(
        report.isValid || report.references.allSatisfy { $0.verifiedBytes == nil },
        "Bytes are vouched for that no valid signature covers.")
      precondition(
        !report.isValid || report.references.contains { $0.verifiedBytes?.isEmpty == false },
        "A valid signature covers nothing.")
      precondition(report.isValid || !report.findings.isEmpty, "A signature is not valid, and nothing says why.")
    }
    _ = try? SignatureExplainer(limits: limits(.milliseconds(5))).explain(input)
    _ = try? Coverage(of: reports.map(\.signature), in: input)
  }
}
