import Foundation
import SignetCertificates
import SignetCrypto
import SignetFindings
import SignetXML

/// Examines the XAdES properties of a signature whose value has been verified.
///
/// Verifiers that searched for the first `SignedProperties` have been shown forged ones. Here they are read from one
/// place only: the element in this signature's own `Object` that the reference of the type `SignedProperties` covers.
struct XAdESVerification {
  /// What the properties say, or nil where there are none that the signature covers.
  private(set) var report: XAdESReport?
  /// Everything worth knowing.
  private(set) var findings: [Finding] = []

  /// Whether nothing speaks against the signature.
  var isAccepted: Bool { findings.allSatisfy { $0.severity != .error } }

  /// Examines the properties.
  ///
  /// - Parameters:
  ///   - signature: The signature.
  ///   - areValid: For each reference, whether its digest is that of what it covers.
  ///   - signer: The certificate whose key made the signature, or nil where only the key is known.
  ///   - settings: What the properties are held against.
  ///   - reading: How an authority reads them that departs from the standard.
  init(
    _ signature: SignatureElement, areValid: [Bool], signer: Certificate?, settings: XAdESSettings,
    reading: SignatureDescription? = nil
  ) {
    let references = SignatureReference.all(of: signature)
    do {
      guard let found = try Self.locate(in: signature, references, areValid: areValid, reading) else { return }
      let unsigned = Self.unsignedProperties(of: found.qualifying)
      guard let element = found.signed else {
        findings += PropertyFindings.unsigned(unsigned)
        return
      }
      let properties = try SignedProperties(element)
      let baseline = BaselineB(
        signature: signature, properties: properties, references: references, signer: signer)
      let time = properties.signingTime.flatMap(SigningTimeFormat.time)
      report = XAdESReport(properties, time: time, missing: baseline.missing, unsigned: unsigned)
      let checks = PropertyFindings(
        signature: signature, properties: properties, references: references, signer: signer, settings: settings,
        reading: reading)
      findings += checks.all + PropertyFindings.unsigned(unsigned)
      findings += checks.counterSignatures(among: unsigned)
    } catch {
      report = nil
      findings.append(error.about(.element(xpath: signature.element.xpath)).finding)
    }
  }
}

// MARK: - Where the properties are

extension XAdESVerification {
  /// `QualifyingProperties`, and in it the `SignedProperties` that the signature covers.
  private typealias Found = (qualifying: XMLElement, signed: XMLElement?)

  private static func locate(
    in signature: SignatureElement, _ references: [SignatureReference], areValid: [Bool],
    _ reading: SignatureDescription?
  ) throws(SignetError) -> Found? {
    let candidates = signature.objects.flatMap(\.children).filter(\.isQualifying)
    var typed = references.indices.filter { references[$0].isSignedProperties }
    if typed.isEmpty, let reading {
      typed = references.indices.filter { reading.reference($0, uri: references[$0].uri)?.subject == .signedProperties }
    }
    guard !candidates.isEmpty || !typed.isEmpty else { return nil }
    guard candidates.count == 1, let qualifying = candidates.first else {
      throw notSigned(
        signature, candidates.isEmpty ? "they are not in the signature" : "there are \(candidates.count) of them")
    }
    guard qualifying.isNamed("QualifyingProperties", in: Namespace.xades132) else {
      // Only a reference of the same version may excuse that nothing is examined.
      let versions = typed.map { references[$0].type }
      let wanted = (qualifying.namespace ?? "") + "SignedProperties"
      guard versions.allSatisfy({ $0?.isExactly(wanted) == true }) else {
        throw notSigned(signature, "the reference is for another version of them")
      }
      throw SignetError(unsupported(qualifying))
    }
    let elements = qualifying.children.filter { $0.isNamed("SignedProperties", in: Namespace.xades132) }
    guard !elements.isEmpty || !typed.isEmpty else { return (qualifying, nil) }
    guard typed.count == 1, elements.count == 1, let number = typed.first, let element = elements.first else {
      throw notSigned(signature, "\(typed.count) references cover \(elements.count) SignedProperties")
    }
    // A reference that does not hold has been reported, and says nothing about the properties.
    guard areValid[number] else { return nil }
    let reference = references[number]
    // The reference holds, so its Id stands at one element only: if at this one, then this one is what was digested.
    guard Fragment.isReference(reference.uri, to: element.attribute("Id")) else {
      throw notSigned(signature, "the reference to SignedProperties leads elsewhere")
    }
    guard reference.keepsEverything else {
      throw notSigned(signature, "the transforms of the reference to SignedProperties may leave something out")
    }
    let target = qualifying.attribute("Target").map { reading?.xades?.targetIsBareID == true ? "#" + $0 : $0 }
    guard Fragment.isReference(target, to: signature.id) else {
      throw SignetError(
        .xadesTargetMismatch, about: .element(xpath: qualifying.xpath),
        message:
          "The XAdES properties are for \((qualifying.attribute("Target") ?? "").debugDescription), not for this signature.",
        hint: "Do not rely on the signature; its parts may have been put together from several.")
    }
    return (qualifying, element)
  }

  private static func unsignedProperties(of qualifying: XMLElement) -> [XMLElement] {
    qualifying.children.filter { $0.isNamed("UnsignedProperties", in: Namespace.xades132) }
      .flatMap(\.children).flatMap(\.children)
  }

  private static func notSigned(_ signature: SignatureElement, _ reason: String) -> SignetError {
    SignetError(
      .xadesPropertiesNotSigned, about: .element(xpath: signature.element.xpath),
      message: "The XAdES properties are not covered by the signature: \(reason).",
      hint: "Do not rely on them; they may have been added or exchanged after signing.")
  }

  private static func unsupported(_ element: XMLElement) -> Finding {
    Finding(
      .xadesFormUnsupported, .warning, about: .element(xpath: element.xpath),
      message: "The XAdES properties are \(element.localName) of \(element.namespace ?? "no namespace").",
      hint: "Only properties of version 1.3.2 inside of the signature are examined; rely only on what is signed.")
  }
}

extension XMLElement {
  /// Whether this is `QualifyingProperties` or `QualifyingPropertiesReference` of any version of XAdES.
  fileprivate var isQualifying: Bool {
    localName.hasPrefix("QualifyingProperties") && namespace?.hasPrefix("http://uri.etsi.org/01903/") == true
  }
}

extension XAdESReport {
  fileprivate init(_ properties: SignedProperties, time: Date?, missing: [String], unsigned: [XMLElement]) {
    form = missing.isEmpty ? .baselineB : properties.policy == nil ? .bes : .epes
    missingForBaselineB = missing
    signingTime = time
    signingTimeText = properties.signingTime
    certificates = properties.certificates
    policy = properties.policy.flatMap(\.value)
    place = properties.place
    role = properties.role
    dataObjectFormats = properties.formats
    commitments = properties.commitments
    otherSignedProperties = properties.others
    unsignedProperties = unsigned.map(\.localName)
    unsignedLevel = UnsignedLevel(unsigned)
  }
}
