import Foundation
import SignetProfiles

/// The table of `docs/profiles/README.md`: how far each profile is confirmed.
struct CountryTable {
  private let judges: CountryJudges

  init() throws {
    judges = try CountryJudges.all.get()
  }

  /// The whole document.
  var text: String {
    var reasons: [String] = []
    let rows = SignatureProfile.all.map { row(of: $0, &reasons) }
    let notes = reasons.enumerated().map { "\($0 + 1). \($1.prefix(1).uppercased() + $1.dropFirst())." }
    return """
      # Profiles, and what confirms them

      One row for each profile that Signet brings, made by the acceptance tests from public documents of authorities and
      taxpayers. *Verified*: documents of other people that the profile finds valid, and bad ones that it refuses.
      *Digests*: their signatures, taken out and made again with a test key, in which every digest of content is the same
      as before. *SignedInfo*: those in which `SignedInfo` is the same too, byte for byte, but for the digests of the parts
      that hold the signer's certificate. The last columns count documents that Signet signed and that others accept:
      xmlsec1 and the JDK, and signxml for XAdES properties.

      | Profile | Verified | Refused | Digests | SignedInfo | xmlsec1 | JDK | signxml | |
      |---|---|---|---|---|---|---|---|---|
      \(rows.joined(separator: "\n"))
      \(notes.isEmpty ? "" : "\n" + notes.joined(separator: "\n"))
      """
  }

  private func row(of profile: SignatureProfile, _ reasons: inout [String]) -> String {
    let rows = CountryOutcome.all.enumerated().filter { $0.element.sample.profile == profile.id }
    let outcomes = rows.map(\.element)
    let verifying = outcomes.filter(\.sample.isVerifying)
    let bad = outcomes.filter { !$0.sample.isVerifying && !$0.sample.isUnsigned }
    let resigned = verifying.flatMap { outcome in outcome.resigned.map { (outcome, $0) } }
    var cells = [
      "[`\(profile.id)`](\(profile.id).md)", count(verifying.count(where: \.isValid), of: verifying.count),
      count(bad.count, of: bad.count), count(resigned.count(where: \.1.hasEqualDigests), of: resigned.count),
      count(resigned.count(where: \.1.hasEqualSignedInfo), of: resigned.count),
    ]
    for (outcome, again) in resigned {
      guard let reason = outcome.sample.resigning.differences[again.number] else { continue }
      mark(reason, in: &cells[4], &reasons)
    }
    for judge in CountryJudges.Judge.allCases {
      let judged = rows.filter { judge.judges($0.element) && !$0.element.judged.isEmpty }
      let accepted = judged.count { judges.refusal(by: judge, of: $0.offset) == nil }
      cells.append(count(accepted, of: judged.count))
      guard judge == .xmlsec1 else { continue }
      for outcome in outcomes {
        switch outcome.sample.judging {
        case .not(let reason), .by(_, let reason): mark(reason, in: &cells[cells.count - 1], &reasons)
        case .whole, .parts: break
        }
      }
    }
    cells.append(profile.confirmation?.description ?? "")
    return "| " + cells.joined(separator: " | ") + " |"
  }

  private func count(_ number: Int, of total: Int) -> String { total == 0 ? "–" : "\(number) of \(total)" }

  /// Adds the number of a reason to a cell, once.
  private func mark(_ reason: String, in cell: inout String, _ reasons: inout [String]) {
    if !reasons.contains(reason) { reasons.append(reason) }
    let mark = " (\((reasons.firstIndex(of: reason) ?? 0) + 1))"
    if !cell.contains(mark) { cell += mark }
  }
}
