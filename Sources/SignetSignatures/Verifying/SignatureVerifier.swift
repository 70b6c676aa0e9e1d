import SignetCertificates
import SignetCrypto
import SignetFindings
import SignetXML

/// Verifies every XML signature of a document and says what each one covers.
public struct SignatureVerifier: Sendable {
  /// Who may have signed.
  public var allowedSigners: AllowedSigners
  /// Checks the signer's chain; nil where no trust anchors are known, and the mathematics alone decide.
  public var chainVerifier: ChainVerifier?
  /// What a document may cost.
  public var limits: VerificationLimits
  /// Which algorithms and transforms are accepted.
  public var policy = VerificationPolicy()
  /// Certificates that `KeyInfo` may name without carrying them. None is trusted for being here.
  public var knownCertificates: [Certificate] = []
  /// Gives what references outside of the document point to; nil follows none.
  public var resolver: ReferenceResolver?
  /// Names of attributes that give an Id besides `Id`, `ID` and `id`, in any namespace.
  public var idAttributes: Set<String> = []
  /// What the XAdES properties of signatures are held against.
  public var xades = XAdESSettings()

  /// Creates a verifier.
  public init(
    allowedSigners: AllowedSigners = .keyInfo, chainVerifier: ChainVerifier? = nil,
    limits: VerificationLimits = VerificationLimits()
  ) {
    self.allowedSigners = allowedSigners
    self.chainVerifier = chainVerifier
    self.limits = limits
  }

  /// Verifies every signature of a document.
  ///
  /// - Parameter document: The bytes of the document, in any encoding that ``XMLTree`` reads.
  /// - Returns: One report per `Signature` element, in document order; at least one.
  /// - Throws: What ``XMLTree`` throws; `signature.missing`; `signature.limit-exceeded` for too many signatures.
  public func verify(_ document: [UInt8]) throws(SignetError) -> [SignatureReport] {
    try verify(XMLTree(parsing: document, limits: limits.parsing))
  }

  /// Verifies every signature of a document that has been parsed.
  ///
  /// - Throws: `signature.missing`; `signature.limit-exceeded` for too many signatures.
  public func verify(_ tree: XMLTree) throws(SignetError) -> [SignatureReport] {
    let signatures = tree.signatures
    guard !signatures.isEmpty else {
      throw SignetError(
        .signatureMissing, message: "The document has no XML signature.",
        hint: "Check that this is the signed document, not the one before signing.")
    }
    guard signatures.count <= limits.signatures else {
      throw SignetError(
        .signatureLimitExceeded,
        message: "The document has \(signatures.count) signatures; the limit is \(limits.signatures).",
        hint: "Raise the limit if the document comes from a source you trust.")
    }
    let budget = VerificationBudget(tree, signatures: signatures.count, limits: limits)
    let context = context(within: budget)
    let references = ReferenceVerifier(tree, context)
    return signatures.map { verify($0, references, context) }
  }

  /// What the parts of a verification share.
  func context(within budget: VerificationBudget) -> DocumentContext {
    var context = DocumentContext(limits: limits, budget: budget)
    context.resolver = resolver
    context.idAttributes = idAttributes
    context.policy = policy
    return context
  }

  /// Verifies one signature; where the context has a reading, as that description's authority reads it.
  func verify(
    _ element: XMLElement, _ references: ReferenceVerifier, _ context: DocumentContext
  ) -> SignatureReport {
    do {
      try context.meter.check()
      return try verify(try SignatureElement(element, context), references, context)
    } catch {
      return SignatureReport(
        id: element.attribute("Id"), xpath: element.xpath, isValid: false, method: nil, canonicalization: nil,
        references: [], signer: nil, chain: nil, xades: nil,
        findings: [error.about(.element(xpath: element.xpath)).finding])
    }
  }

  private func verify(
    _ signature: SignatureElement, _ references: ReferenceVerifier, _ context: DocumentContext
  ) throws(SignetError) -> SignatureReport {
    let signedInfo = try signature.signedBytes(references, context.reading)
    var findings = weaknesses(of: signature)
    var objections = [policy.objection(to: signature)].compactMap(\.self)

    var signer: SignerSearch.Signer?
    if objections.isEmpty {
      do {
        signer = try SignerSearch(
          allowed: allowedSigners, known: knownCertificates, policy: policy, meter: context.meter
        )
        .signer(of: signature, signedInfo: signedInfo)
      } catch {
        objections.append(error.about(.element(xpath: signature.element.xpath)).finding)
      }
    }
    if let key = signer?.key {
      findings += weaknesses(of: key)
      objections += [policy.objection(to: key, of: signature)].compactMap(\.self)
    }
    findings = objections + findings

    let outcomes = signature.references.enumerated().map { number, reference in
      references.verify(reference, of: signature.element, as: context.reading?.reference(number, uri: reference.uri))
    }
    if outcomes.allSatisfy({ $0.bytes?.isEmpty == true }) {
      objections.append(GeneralTransforms.coversNothing.about(.element(xpath: signature.element.xpath)).finding)
      findings.insert(contentsOf: objections.suffix(1), at: 0)
    }
    findings += outcomes.compactMap(\.finding) + manifestFindings(outcomes, signature)

    let trust = signer.map { SignerTrust(signer: $0, chainVerifier: chainVerifier) }
    findings += trust?.findings ?? []

    let properties = trust.map {
      XAdESVerification(
        signature, areValid: outcomes.map { $0.bytes != nil }, signer: $0.certificate, settings: xades,
        reading: context.reading)
    }
    findings += properties?.findings ?? []

    let isValid =
      objections.isEmpty && signer != nil && trust?.isAccepted == true && properties?.isAccepted == true
      && outcomes.allSatisfy { $0.bytes != nil }
    return SignatureReport(
      id: signature.id, xpath: signature.element.xpath, isValid: isValid, method: signature.method,
      canonicalization: signature.canonicalization,
      references: zip(signature.references, outcomes).enumerated().map { number, pair in
        // Where SignedInfo is not what was signed, only the first reference is vouched for.
        let isSigned = number == 0 || (context.reading?.signs ?? .signedInfo) == .signedInfo
        return ReferenceReport(pair.0, pair.1, isVouchedFor: isValid && isSigned)
      },
      signer: trust?.certificate, chain: trust?.chain, xades: properties?.report, findings: findings)
  }

  private func weaknesses(of signature: SignatureElement) -> [Finding] {
    var findings: [Finding] = []
    if signature.parameters.algorithm.digest == .sha1 || signature.references.contains(where: { $0.digest == .sha1 }) {
      findings.append(
        Finding(
          .signatureAlgorithmWeak, .warning, about: .element(xpath: signature.element.xpath),
          message: "The signature uses SHA-1, for which two documents with one digest can be made.",
          hint: "Accept it only where the authority's schema fixes SHA-1."))
    }
    return findings
  }

  func weaknesses(of key: PublicKey) -> [Finding] {
    switch key.algorithm {
    case .rsa(let bits) where bits < 2_048, .rsaPSS(let bits) where bits < 2_048, .dsa(let bits) where bits < 2_048:
      [
        Finding(
          .signatureKeyWeak, .warning, message: "The signer's key has only \(bits) bits.",
          hint: "Keys below 2048 bits can be broken; the signer should get a new certificate.")
      ]
    default: []
    }
  }

  private func manifestFindings(
    _ outcomes: [ReferenceVerifier.Outcome], _ signature: SignatureElement
  ) -> [Finding] {
    outcomes.compactMap(\.manifest).flatMap { $0.compactMap(\.outcome.finding) }.map { finding in
      Finding(
        .signatureManifestMismatch, .warning, about: .element(xpath: signature.element.xpath),
        message: "A reference of a signed manifest does not hold: \(finding.message)",
        hint: "The signature covers the manifest, not what it lists; decide whether you need that part.",
        causes: [finding])
    }
  }
}

extension ReferenceReport {
  /// Tells what came of a reference; its bytes only where the signature is valid.
  init(_ reference: SignatureElement.Reference, _ outcome: ReferenceVerifier.Outcome, isVouchedFor: Bool) {
    self.init(
      uri: reference.uri, transforms: reference.transforms, digest: reference.digest, isValid: outcome.bytes != nil,
      covers: outcome.covers, place: outcome.place,
      manifest: outcome.manifest?.map { ReferenceReport($0.reference, $0.outcome, isVouchedFor: isVouchedFor) },
      verifiedBytes: isVouchedFor ? outcome.bytes : nil)
  }
}

extension XMLTree {
  /// Every `Signature` element of the XML Signature namespace, in document order.
  public var signatures: [XMLElement] {
    elements(named: "Signature", in: Namespace.xmldsig)
  }
}
