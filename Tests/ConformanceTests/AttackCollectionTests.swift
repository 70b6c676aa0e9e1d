import Foundation
import TestSupport
import Testing

/// The project's own collection of tricks, one row each: rejected with its own code, or nothing but the signed is shown.
@Suite("The collection of attacks")
struct AttackCollectionTests {
  /// The longest that any document may take; the address sanitizer and a busy machine are slower.
  private static let patience = Duration.seconds(5)

  @Test("the collection has attacks of every kind, and honest documents")
  func collection() {
    #expect(Attack.all.count >= 240)
    for expected in [Attack.Expectation.reject, .signedOnly, .accept] {
      #expect(Attack.all.filter { $0.expected == expected }.count >= 20)
    }
  }

  @Test("gets the right answer", arguments: Attack.all)
  func answer(attack: Attack) throws {
    let start = ContinuousClock.now
    let verdict = try AttackVerdict(attack)
    #expect(ContinuousClock.now - start < Self.patience)
    switch attack.expected {
    case .reject:
      #expect(verdict.validCount == 0 && verdict.signed.isEmpty)
      let code = try #require(attack.code)
      #expect(verdict.codes.contains(code), "\(verdict.codes)")
    case .signedOnly:
      #expect(Set(verdict.signed).isSubset(of: Set(attack.signed ?? [])))
      #expect(!verdict.signed.contains { $0.contains("evil") })
      #expect(verdict.validCount > 0 || !verdict.codes.isEmpty)
    case .accept:
      #expect(verdict.validCount > 0 && verdict.codes.isEmpty, "\(verdict.codes)")
      #expect(verdict.signed == attack.signed)
    }
  }
}
