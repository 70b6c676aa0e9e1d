import Foundation
import SignetFindings
import SignetProfiles
import SignetSignatures
import TestSupport
import Testing

/// Authorities' and taxpayers' own documents, and what the profiles say of them and make of them.
@Suite("Documents of countries", .enabled(if: Availability.sharedData))
struct CountrySampleTests {
  private static let verifying = CountryOutcome.all.filter(\.sample.isVerifying)

  @Test("nothing of the table could not be worked out")
  func failures() {
    for outcome in CountryOutcome.all {
      if let failure = outcome.failure { Issue.record("\(outcome.sample.testDescription): \(failure)") }
    }
  }

  @Test("a genuine document verifies with its profile, which is found out too")
  func genuine() throws {
    for outcome in Self.verifying {
      let sample = outcome.sample
      let reports = try sample.verify(try sample.bytes, demanding: try sample.scheme)
      #expect(outcome.isValid, "\(sample.testDescription): \(reports.flatMap(\.findings))")
      #expect(outcome.isRecognised, "\(sample.testDescription)")
    }
  }

  @Test("a genuine document breaks no rule of its profile but those that are told")
  func rules() throws {
    for outcome in Self.verifying {
      let (sample, bytes) = (outcome.sample, try outcome.sample.bytes)
      let verifier = try sample.verifier(for: bytes)
      // Long ago the certificates were in force.
      let reports = try ProfileVerifier(verifier, demanding: try sample.scheme).verify(bytes)
      let time = reports.compactMap(\.signature.signer?.notBefore).max() ?? Date()
      let report = try ProfileCheck(try sample.scheme, verifier: verifier, at: time + 86_400).check(bytes)
      let broken = Set(
        report.results.compactMap { result in
          if case .broken = result.outcome { result.rule.id } else { nil }
        })
      #expect(broken == sample.brokenRules, "\(sample.testDescription): \(report.findings.map(\.message))")
    }
  }

  @Test("a profile says to be confirmed exactly where documents of other people confirm it")
  func confirmations() {
    let confirmed = Set(Self.verifying.map(\.sample.profile))
    // What has stamps alone is held against documents where the stamps are tested.
    for profile in SignatureProfile.countries where !profile.signatures.isEmpty || profile.container == .cms {
      #expect((profile.confirmation == .samples) == confirmed.contains(profile.id), "\(profile.id)")
    }
  }

  @Test("a document that verifies only after a treatment does not verify as it is stored")
  func treated() throws {
    for outcome in Self.verifying {
      guard case .verifiesTreated(let treatment) = outcome.sample.expectation else { continue }
      let isValid = try outcome.sample.isValid(try outcome.sample.stored)
      #expect(!isValid, "\(outcome.sample.testDescription), without \(treatment)")
    }
  }

  @Test("a bad document is refused, with the finding that fits its defect")
  func bad() throws {
    for sample in CountrySample.all {
      guard case .negative(let code) = sample.expectation else { continue }
      do {
        let reports = try sample.verify(try sample.bytes, demanding: try sample.scheme)
        let isValid = reports.allSatisfy(\.isValid)
        #expect(!isValid, "\(sample.testDescription)")
        let errors = reports.flatMap(\.findings).filter { $0.severity == .error }
        #expect(errors.contains { $0.code == code }, "\(sample.testDescription): \(errors)")
      } catch let error as SignetError {
        #expect(error.finding.code == code, "\(sample.testDescription)")
      }
    }
  }

  @Test("signing a genuine document again gives the same digests, and the same SignedInfo unless a reason is told")
  func resigned() {
    for outcome in Self.verifying {
      for again in outcome.resigned {
        let name = "\(outcome.sample.testDescription), signature \(again.number)"
        #expect(again.hasEqualDigests, "\(name): \(again.signedInfo)")
        let reason = outcome.sample.resigning.differences[again.number]
        #expect(again.hasEqualSignedInfo == (reason == nil), "\(name): \(again.signedInfo)")
        #expect(again.hasEqualValue == outcome.sample.resigning.hasSameKey, "\(name)")
      }
    }
  }

  @Test("what is signed by a profile is valid for it")
  func signed() {
    for outcome in CountryOutcome.all where outcome.signed != nil {
      #expect(outcome.isSignedValid && outcome.isRecognised, "\(outcome.sample.testDescription)")
    }
  }

  @Test("a changed letter is noticed wherever a signature covers it, and told to be uncovered elsewhere")
  func changes() throws {
    for outcome in Self.verifying {
      let sample = outcome.sample
      let bytes = try sample.bytes
      let reports = try sample.verify(bytes, demanding: try sample.scheme)
      let coverage = try Coverage(of: reports.map(\.signature), in: bytes)
      let changes = try ChangedText.places(in: bytes, count: 5)
      var noticed = 0
      for change in changes {
        if try !sample.isValid(change.document) {
          noticed += 1
        } else {
          #expect(coverage.leavesOut(change.xpath), "\(sample.testDescription): \(change.xpath)")
        }
      }
      #expect(noticed > 0, "\(sample.testDescription)")
    }
  }

  @Test(
    "other people's verifiers accept what is signed", .enabled(if: Availability.programs("xmlsec1", "java")),
    .enabled(if: Availability.pythonPeers), arguments: CountryJudges.Judge.allCases)
  func judged(judge: CountryJudges.Judge) throws {
    let judges = try CountryJudges.all.get()
    for (row, outcome) in CountryOutcome.all.enumerated() {
      let refusal = judges.refusal(by: judge, of: row)
      #expect(refusal == nil, "\(outcome.sample.testDescription)")
    }
  }

  @Test(
    "docs/profiles/README.md tells it; SIGNET_WRITE_TABLES=1 writes it anew",
    .enabled(if: Availability.programs("xmlsec1", "java")), .enabled(if: Availability.pythonPeers))
  func table() throws {
    let file = Project.root.appending(path: "docs/profiles/README.md")
    let text = try CountryTable().text
    print(text)
    if ProcessInfo.processInfo.environment["SIGNET_WRITE_TABLES"] != nil {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    let isCurrent = try String(contentsOf: file, encoding: .utf8) == text
    #expect(isCurrent, "write it anew: SIGNET_WRITE_TABLES=1 swift test --filter CountrySampleTests")
  }
}
