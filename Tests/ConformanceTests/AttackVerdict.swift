import SignetFindings
import SignetSignatures

/// What Signet says of a document: a refusal, or reports.
struct AttackVerdict {
  /// The codes of the errors that were found, the refusal's first.
  let codes: [String]
  /// What was reported as signed, by valid signatures.
  let signed: [String]
  /// How many signatures are valid.
  let validCount: Int

  init(_ attack: Attack) throws {
    let (document, verifier) = (try attack.document, try attack.verifier)
    do {
      let reports = try verifier.verify(document)
      codes = reports.flatMap(\.findings).filter { $0.severity == .error }.map(\.code.name)
      signed = reports.flatMap(\.references).compactMap(\.verifiedBytes).map { String(decoding: $0, as: UTF8.self) }
      validCount = reports.filter(\.isValid).count
    } catch {
      codes = [error.finding.code.name]
      signed = []
      validCount = 0
    }
  }

  /// The answer in one cell of the table.
  func summary(_ attack: Attack) -> String {
    if validCount > 0 { return attack.expected == .accept ? "valid" : "only what was signed" }
    return "`\(attack.code.flatMap { codes.contains($0) ? $0 : nil } ?? codes.first ?? "no finding")`"
  }
}
