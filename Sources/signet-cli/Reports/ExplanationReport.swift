import Signet

/// What was found out about the signatures of a document.
struct DocumentExplanation {
  let signatures: [SignatureExplanation]
  let coverage: Coverage
}

/// The same in JSON.
struct ExplanationReport: Encodable {
  struct Cause: Encodable {
    let name: String
    let condition: String
    let remedy: String
  }

  struct Difference: Encodable {
    let cause: String
    let message: String
    let offset: OrNull<Int>
    let path: OrNull<String>
    let found: String
    let original: String
  }

  struct Step: Encodable {
    let name: String
    let bytes: Int
  }

  struct Reference: Encodable {
    let uri: OrNull<String>
    let covers: OrNull<String>
    let steps: [Step]
    let valid: Bool
    let expected: String
    let computed: OrNull<String>
    let cause: OrNull<Cause>
    let difference: OrNull<Difference>
    let error: OrNull<FindingReport>
  }

  struct Signature: Encodable {
    let id: OrNull<String>
    let xpath: String
    let references: [Reference]
    let value: OrNull<String>
    let error: OrNull<FindingReport>
  }

  struct Gap: Encodable {
    let xpath: String
    let whole: Bool
  }

  let signatures: [Signature]
  let uncovered: [Gap]

  init(_ explanation: DocumentExplanation) {
    signatures = explanation.signatures.map { signature in
      Signature(
        id: OrNull(signature.id), xpath: signature.xpath, references: signature.references.map(Self.reference),
        value: OrNull(signature.value?.sentence), error: OrNull(signature.finding.map(FindingReport.init)))
    }
    uncovered = explanation.coverage.uncovered.map { Gap(xpath: $0.xpath, whole: $0.isWhole) }
  }

  private static func reference(_ reference: ReferenceExplanation) -> Reference {
    Reference(
      uri: OrNull(reference.uri), covers: OrNull(reference.covers),
      steps: reference.steps.map { Step(name: $0.name, bytes: $0.byteCount) }, valid: reference.isValid,
      expected: Base64.encode(reference.expected), computed: OrNull(reference.computed.map { Base64.encode($0) }),
      cause: OrNull(reference.cause.map { Cause(name: $0.name, condition: $0.condition, remedy: $0.remedy) }),
      difference: OrNull(
        reference.difference.map {
          Difference(
            cause: $0.cause, message: $0.sentence, offset: OrNull($0.offset), path: OrNull($0.path), found: $0.found,
            original: $0.original)
        }),
      error: OrNull(reference.finding.map(FindingReport.init)))
  }
}
