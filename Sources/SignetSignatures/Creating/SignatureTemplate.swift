import SignetCertificates
import SignetCrypto
import SignetXML

/// The text of a `Signature` element with holes for what differs from document to document.
struct SignatureTemplate: Sendable {
  /// What is filled in for each document.
  enum Hole: Hashable, Sendable {
    /// The `Id` of the `Signature` element.
    case signatureID
    /// The `URI` of the reference with this number.
    case uri(Int)
    /// The `DigestValue` of the reference with this number.
    case digest(Int)
    /// The `SignatureValue`.
    case signatureValue
  }

  private enum Piece: Sendable {
    case text([UInt8])
    case hole(Hole)
  }

  private var pieces: [Piece] = []

  /// The text with its holes filled; a hole without a value stays empty.
  func filled(with values: [Hole: [UInt8]]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(8_192)
    for piece in pieces {
      switch piece {
      case .text(let bytes): text += bytes
      case .hole(let hole): text += values[hole] ?? []
      }
    }
    return text
  }
}

// MARK: - Writing

extension SignatureTemplate {
  /// Writes the template: RFC 3275, section 4, without white space between elements.
  init(_ description: SignatureDescription, method: SignatureMethod, identity: SigningIdentity) {
    let name = { (local: String) in description.prefix.map { "\($0):\(local)" } ?? local }
    let declaration = description.prefix.map { " xmlns:\($0)" } ?? " xmlns"

    write("<\(name("Signature"))\(declaration)=\"\(Namespace.xmldsig)\"")
    if description.id != nil { write(" Id=\"", .signatureID, "\"") }
    write("><\(name("SignedInfo"))>")
    write(algorithm: description.canonicalization, in: name("CanonicalizationMethod"))
    write("<\(name("SignatureMethod")) Algorithm=\"\(method.uri)\"/>")
    for (number, reference) in description.references.enumerated() {
      write("<\(name("Reference")) URI=\"", .uri(number), "\">")
      write(reference.transforms, name)
      write("<\(name("DigestMethod")) Algorithm=\"\(reference.digest.uri)\"/>")
      write("<\(name("DigestValue"))>", .digest(number), "</\(name("DigestValue"))></\(name("Reference"))>")
    }
    write("</\(name("SignedInfo"))>")
    write("<\(name("SignatureValue"))>", .signatureValue, "</\(name("SignatureValue"))>")
    write(description.keyInfo, identity, name)
    write("</\(name("Signature"))>")
  }

  private mutating func write(_ text: String) {
    if case .text(let before) = pieces.last {
      pieces[pieces.count - 1] = .text(before + Array(text.utf8))
    } else {
      pieces.append(.text(Array(text.utf8)))
    }
  }

  private mutating func write(_ before: String, _ hole: Hole, _ after: String) {
    write(before)
    pieces.append(.hole(hole))
    write(after)
  }

  private mutating func write(_ transforms: [Transform], _ name: (String) -> String) {
    guard !transforms.isEmpty else { return }
    write("<\(name("Transforms"))>")
    for transform in transforms {
      switch transform {
      case .envelopedSignature: write("<\(name("Transform")) Algorithm=\"\(transform.uri)\"/>")
      case .canonicalization(let canonicalization): write(algorithm: canonicalization, in: name("Transform"))
      }
    }
    write("</\(name("Transforms"))>")
  }

  private mutating func write(algorithm canonicalization: Canonicalization, in element: String) {
    write("<\(element) Algorithm=\"\(canonicalization.method.uri)\"")
    guard !canonicalization.inclusivePrefixes.isEmpty else { return write("/>") }
    let list = String(
      decoding: Markup.attributeValue(canonicalization.inclusivePrefixes.joined(separator: " ")), as: UTF8.self)
    write("><ec:InclusiveNamespaces xmlns:ec=\"\(Namespace.exclusiveCanonicalization)\" PrefixList=\"\(list)\"/>")
    write("</\(element)>")
  }

  private mutating func write(
    _ keyInfo: [KeyInfoContent], _ identity: SigningIdentity, _ name: (String) -> String
  ) {
    guard !keyInfo.isEmpty else { return }
    write("<\(name("KeyInfo"))>")
    for case .x509Certificates(let extent) in keyInfo {
      write("<\(name("X509Data"))>")
      for certificate in identity.certificates(extent) {
        write("<\(name("X509Certificate"))>\(Base64.encode(certificate.der))</\(name("X509Certificate"))>")
      }
      write("</\(name("X509Data"))>")
    }
    write("</\(name("KeyInfo"))>")
  }
}

extension SigningIdentity {
  /// The part of the chain that `KeyInfo` is to hold, the signer's certificate first.
  fileprivate func certificates(_ extent: KeyInfoContent.Extent) -> [Certificate] {
    switch extent {
    case .leaf: [certificate]
    case .chain: [certificate] + chain.filter { !$0.isSelfIssued }
    case .chainWithRoot: certificates
    }
  }
}
