import Foundation
import SignetCertificates
import SignetCrypto
import SignetFindings
import SignetXML

/// Holds XAdES properties against the signature, its signer and what the caller knows.
struct PropertyFindings {
  let signature: SignatureElement
  let properties: SignedProperties
  let references: [SignatureReference]
  let signer: Certificate?
  let settings: XAdESSettings
  var reading: SignatureDescription?

  /// Everything that was found.
  var all: [Finding] { certificate + time + policy + objects }

  private var subject: Finding.Subject { .element(xpath: signature.element.xpath) }
}

// MARK: - Time

extension PropertyFindings {
  private var time: [Finding] {
    guard let text = properties.signingTime else { return [] }
    guard let time = SigningTimeFormat.time(text) else {
      return [implausible("The signing time \(text.debugDescription) is not a time with a time zone.")]
    }
    if let now = settings.time, time > now + settings.clockTolerance {
      return [implausible("The signing time \(text) is in the future.")]
    }
    if let signer, !signer.isValid(at: time) {
      return [implausible("The signer's certificate was not in force at the signing time \(text).")]
    }
    return []
  }

  private func implausible(_ message: String) -> Finding {
    Finding(
      .xadesSigningTimeImplausible, .warning, about: subject, message: message,
      hint: "The signer's clock may be wrong; only a time stamp would prove when the signature was made.")
  }
}

// MARK: - Policy

extension PropertyFindings {
  private var policy: [Finding] {
    guard case .identified(let identifier, let method, let value, let hasTransforms, _, _) = properties.policy else {
      return []
    }
    let name = identifier.identifier
    guard let file = settings.policies.first(where: { $0.key.isExactly(name) })?.value, !hasTransforms else {
      return [
        Finding(
          .xadesPolicyNotChecked, .note, about: subject,
          message: "The signature is under the policy \(name), whose digest was not compared with the policy.",
          hint: "Give the policy's file (--policy-file) where it is to be checked that it is the right one.")
      ]
    }
    guard DigestAlgorithm(uri: method)?.digest(of: file) == value else {
      return [
        Finding(
          .xadesPolicyMismatch, about: subject,
          message: "The policy \(name) that was given has another digest than the one that was signed.",
          hint: "Check that the file is the version of the policy that the signer used; if it is, reject the document.")
      ]
    }
    return []
  }
}

// MARK: - References

extension PropertyFindings {
  private var objects: [Finding] {
    let known = Set(references.compactMap { $0.id.map(ExactText.init) })
    let named = properties.formats.map(\.reference) + properties.commitments.flatMap(\.references)
    return named.filter { !known.contains(ExactText($0)) }.map { missing in
      Finding(
        .xadesReferenceUnknown, about: subject,
        message: "A XAdES property is about #\(missing), but no reference of the signature has that Id.",
        hint: "Ask the signer for a document whose properties point to its references.")
    }
  }
}

// MARK: - Unsigned properties

extension PropertyFindings {
  /// What to say about unsigned properties, which anybody can add.
  static func unsigned(_ properties: [XMLElement]) -> [Finding] {
    let others = properties.filter { !$0.isNamed("CounterSignature", in: Namespace.xades132) }
    guard let first = others.first else { return [] }
    let names = Set(others.map(\.localName)).sorted().joined(separator: ", ")
    return [
      Finding(
        .xadesUnsignedNotChecked, .note, about: .element(xpath: first.xpath),
        message: "The signature has unsigned properties (\(names)), which were not examined.",
        hint: "Do not rely on them: anybody can add them after signing.")
    ]
  }

  /// Every counter-signature must cover the value of the signature in which it stands (EN 319 132-1, section 5.2.7).
  func counterSignatures(among properties: [XMLElement]) -> [Finding] {
    let value = signature.signatureValueID
    return properties.filter { $0.isNamed("CounterSignature", in: Namespace.xades132) }.compactMap { property in
      let counter = property.children.first { $0.isNamed("Signature", in: Namespace.xmldsig) }
      let signed = counter?.children.first { $0.isNamed("SignedInfo", in: Namespace.xmldsig) }?.children ?? []
      let isAttached = signed.contains { reference in
        reference.isNamed("Reference", in: Namespace.xmldsig)
          && Fragment.isReference(reference.attribute("URI"), to: value)
      }
      guard !isAttached else { return nil }
      return Finding(
        .xadesCounterSignatureUnattached, .warning, about: .element(xpath: property.xpath),
        message: "The counter-signature does not sign the value of the signature in which it stands.",
        hint: "Do not take it for a second signature of the same thing.")
    }
  }
}
