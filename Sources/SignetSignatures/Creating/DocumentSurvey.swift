import Foundation
import SignetCrypto
import SignetFindings
import SignetXML
import Synchronization

/// What one pass over a document finds for a plan: the digests of what is signed, the Ids, and the place of the signature.
///
/// The same as the ``Locator`` and the digests of the ``ReferenceEngine``, for plans that are simple enough.
struct DocumentSurvey: Sendable {
  /// What was found in a document.
  struct Findings {
    var signatureID: String?
    var uris: [String]
    /// By the number of the reference.
    var digests: [Int: [UInt8]]
    var site: SpliceSite
  }

  /// What one worker needs at a time.
  private struct Worker: @unchecked Sendable {  // Handed from one worker to the next, and never used by two.
    let canonicalizer: OnePassCanonicalizer
    let patterns: [Int: Regex<AnyRegexOutput>]
  }

  /// Workers that nobody uses at the moment.
  private final class Pool: Sendable {
    private let workers = Mutex<[Worker]>([])
    func take() -> Worker? { workers.withLock { $0.popLast() } }
    func give(_ worker: Worker) { workers.withLock { $0.append(worker) } }
  }

  private let plan: SignaturePlan
  private let requests: [OnePassRequest]
  /// The numbers of the references that are requests.
  private let requested: [Int]
  private let marks: [ElementMark]
  /// The number of the mark for each reference to an element.
  private let elementMarks: [Int: Int]
  private let placements: [(placement: SimplePlacement, mark: Int)]
  private let idMark: Int?
  private let pool = Pool()

  /// Prepares for a plan; nil where it is not simple enough.
  init?(_ plan: SignaturePlan) {
    let description = plan.description
    guard case .document = plan.context, description.signs == .signedInfo, description.each == nil,
      plan.signedCount == plan.references.count
    else { return nil }
    self.plan = plan
    // The first mark: other signatures are the reference engine's business.
    var marks = [ElementMark(.named("Signature", namespace: Namespace.xmldsig))]
    var requests: [OnePassRequest] = []
    var requested: [Int] = []
    var elementMarks: [Int: Int] = [:]
    for (number, reference) in plan.references.enumerated() {
      guard let canonicalization = reference.simpleCanonicalization else { return nil }
      let apex: OnePassRequest.Apex
      switch reference.subject {
      case .document: apex = .document
      case .element(let path, let idAttribute, _):
        guard idAttribute.namespace == nil else { return nil }
        apex = .element(.path(path))
        elementMarks[number] = marks.count
        marks.append(ElementMark(.path(path)))
      case .ownPart:
        guard SignatureParts.choice(of: description.references[number].subject) != nil, !reference.leavesOutSignature
        else { return nil }
        continue
      case .signature, .signatureValue: return nil
      }
      requests.append(OnePassRequest(apex, canonicalization, includesComments: false))
      requested.append(number)
    }
    var placements: [(placement: SimplePlacement, mark: Int)] = []
    for placement in plan.placements {
      guard let simple = SimplePlacement(placement) else { return nil }
      placements.append((simple, marks.count))
      marks.append(simple.mark)
    }
    idMark = plan.idNamedBy == nil ? nil : marks.count
    if let path = plan.idNamedBy { marks.append(ElementMark(.path(path))) }
    (self.requests, self.requested, self.marks, self.elementMarks) = (requests, requested, marks, elementMarks)
    self.placements = placements
    guard let worker = try? makeWorker() else { return nil }
    pool.give(worker)
  }

  private func makeWorker() throws -> Worker {
    var patterns: [Int: Regex<AnyRegexOutput>] = [:]
    for (number, reference) in plan.references.enumerated() {
      if case .element(_, _, .matching(let pattern)) = reference.subject {
        patterns[number] = try Regex(pattern).matchingSemantics(.unicodeScalar)
      }
    }
    let canonicalizer = try OnePassCanonicalizer(
      requests, marks: marks, idAttributes: plan.description.idAttributes, limits: plan.limits)
    return Worker(canonicalizer: canonicalizer, patterns: patterns)
  }

  /// Looks through a document.
  ///
  /// - Throws: ``StepAside`` where the reference engine has to look.
  func find(in document: [UInt8]) throws -> Findings {
    let worker = try pool.take() ?? makeWorker()
    defer { pool.give(worker) }
    let algorithms = requested.map { [plan.references[$0].digest] }
    let (digests, places) = try worker.canonicalizer.survey(document, algorithms)
    guard places[0].count == 0 else { throw StepAside.unsupported }
    guard let site = try site(places) else { throw StepAside.notFound }
    let signatureID = try signatureID(places, document)
    let uris = try plan.references.indices.map { number in
      try uri(of: number, places, signatureID: signatureID, worker, document)
    }
    let ownIDs =
      [signatureID].compactMap(\.self)
      + plan.description.partIDs.map {
        $0.replacing("{id}", with: signatureID ?? "")
      }
    guard ownIDs.allSatisfy({ worker.canonicalizer.carriers(of: $0, in: document) == 0 }) else {
      throw StepAside.notUnique
    }
    for number in requested { try requireNoCircle(number, places, site) }
    return Findings(
      signatureID: signatureID, uris: uris,
      digests: Dictionary(uniqueKeysWithValues: zip(requested, digests.map { $0[0] })), site: site)
  }

  private func site(_ places: [ElementMark.Place]) throws(StepAside) -> SpliceSite? {
    for (placement, mark) in placements {
      let place = places[mark]
      guard !place.isDoubtful else { throw .unsupported }
      guard place.count > 0 else { continue }
      guard place.count == 1 || placement.takesFirst else { throw .notUnique }
      return placement.site(place)
    }
    return nil
  }

  private func signatureID(_ places: [ElementMark.Place], _ document: [UInt8]) throws -> String? {
    guard let description = plan.description.id else { return nil }
    var named: String?
    if let idMark, places[idMark].count > 0 {
      guard let text = places[idMark].text else { throw StepAside.unsupported }
      named = Locator.name(in: text)
    }
    let id = named ?? Locator.suggestion(description, for: document)
    guard Markup.isUsableID(id) else { throw StepAside.unsupported }
    return id
  }

  private func uri(
    of number: Int, _ places: [ElementMark.Place], signatureID: String?, _ worker: Worker, _ document: [UInt8]
  ) throws -> String {
    switch plan.references[number].subject {
    case .document: return ""
    case .ownPart(let id): return "#" + id.replacing("{id}", with: signatureID ?? "")
    case .element(_, let attribute, _):
      guard let mark = elementMarks[number], let id = places[mark].attributes[attribute.local] ?? nil,
        Markup.isUsableID(id)
      else { throw StepAside.unsupported }
      if let pattern = worker.patterns[number], try pattern.wholeMatch(in: id) == nil { throw StepAside.unsupported }
      guard worker.canonicalizer.carriers(of: id, in: document) == 1 else { throw StepAside.notUnique }
      return "#" + id
    case .signature, .signatureValue: throw StepAside.unsupported
    }
  }

  /// What is signed must not change when the signature is put into it.
  private func requireNoCircle(
    _ number: Int, _ places: [ElementMark.Place], _ site: SpliceSite
  ) throws(StepAside) {
    if let mark = elementMarks[number] {
      let place = places[mark]
      let isOutside = site.edit.upperBound <= place.startTag.lowerBound || site.edit.lowerBound >= place.end
      if isOutside { return }
    }
    guard plan.references[number].leavesOutSignature, site.wrapper.before.isEmpty else { throw .unsupported }
  }
}

extension ResolvedReference {
  /// Whether one of the transforms leaves out the signature itself.
  var leavesOutSignature: Bool {
    transforms.contains { $0 == .envelopedSignature || $0.leavesOutAllSignatures }
  }

  /// How what is left is canonicalized, where the transforms do no more than leave out signatures before; nil otherwise.
  var simpleCanonicalization: Canonicalization? {
    guard case .transforms = input else { return nil }
    var rest = transforms[...]
    var canonicalization = Canonicalization(.c14n10)
    if case .canonicalization(let last) = rest.last {
      canonicalization = last
      rest = rest.dropLast()
    }
    guard rest.allSatisfy({ $0 == .envelopedSignature || $0.leavesOutAllSignatures }) else { return nil }
    return canonicalization
  }
}
