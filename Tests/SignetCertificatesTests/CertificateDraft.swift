import SignetCertificates
import SignetCrypto

/// A certificate to be issued field by field, also as no authority would: the values are DER and are taken as they are.
struct CertificateDraft {
  /// An extension in order of appearance.
  struct Extension {
    let identifier: String
    var isCritical: Bool
    var value: [UInt8]
  }

  /// As people count it; 1 has no version field.
  var version = 3
  /// The content octets of the number.
  var serialNumber: [UInt8] = [1]
  /// The issuer, a name in DER.
  var issuer: [UInt8]
  /// The subject, a name in DER.
  var subject: [UInt8]
  /// The subject's key.
  var key: PublicKey
  /// The extensions.
  var extensions: [Extension]

  /// Sets an extension, in its place where it is there already.
  mutating func set(_ identifier: String, critical isCritical: Bool = false, _ value: [UInt8]) {
    let new = Extension(identifier: identifier, isCritical: isCritical, value: value)
    if let index = extensions.firstIndex(where: { $0.identifier == identifier }) {
      extensions[index] = new
    } else {
      extensions.append(new)
    }
  }

  /// Takes an extension away.
  mutating func remove(_ identifier: String) {
    extensions.removeAll { $0.identifier == identifier }
  }

  /// Makes an extension critical or not.
  mutating func mark(_ identifier: String, critical isCritical: Bool) {
    for index in extensions.indices where extensions[index].identifier == identifier {
      extensions[index].isCritical = isCritical
    }
  }

  /// Issues the certificate with ECDSA and SHA-256, valid in 2020–2049.
  func signed(by signer: PrivateKey) throws -> Certificate {
    let algorithm = DERText.sequence(DERText.identifier("1.2.840.10045.4.3.2"))
    let validity = DERText.sequence(
      DERText.element(0x17, Array("200101000000Z".utf8)), DERText.element(0x17, Array("491231235959Z".utf8)))
    let list = extensions.map { item in
      DERText.sequence(
        DERText.identifier(item.identifier), item.isCritical ? DERText.true : [], DERText.element(0x04, item.value))
    }
    let body = DERText.sequence(
      version == 1 ? [] : DERText.element(0xA0, DERText.integer([UInt8(version - 1)])), DERText.integer(serialNumber),
      algorithm, issuer, validity, subject, key.subjectPublicKeyInfo,
      list.isEmpty ? [] : DERText.element(0xA3, DERText.element(0x30, list.flatMap(\.self))))
    let signature = try signer.signature(for: body, algorithm: .ecdsa(.sha256, .der))
    return try Certificate(der: DERText.sequence(body, algorithm, DERText.element(0x03, [0] + signature)))
  }
}

/// DER, written by hand.
enum DERText {
  static let `true`: [UInt8] = [0x01, 0x01, 0xFF]

  /// A tag, the length, the content.
  static func element(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
    let count = content.count
    switch count {
    case 0..<0x80: return [tag, UInt8(count)] + content
    case 0x80..<0x100: return [tag, 0x81, UInt8(count)] + content
    default: return [tag, 0x82, UInt8(count >> 8), UInt8(count & 0xFF)] + content
    }
  }

  static func sequence(_ parts: [UInt8]...) -> [UInt8] { element(0x30, parts.flatMap(\.self)) }

  /// - Parameter content: two's complement, big-endian.
  static func integer(_ content: [UInt8]) -> [UInt8] { element(0x02, content) }

  /// An object identifier from its dotted form.
  static func identifier(_ dotted: String) -> [UInt8] {
    let arcs = dotted.split(separator: ".").compactMap { Int($0) }
    let content = ([arcs[0] * 40 + arcs[1]] + arcs.dropFirst(2)).flatMap { arc -> [UInt8] in
      var octets = [UInt8(arc & 0x7F)]
      var rest = arc >> 7
      while rest > 0 {
        octets.insert(UInt8(rest & 0x7F) | 0x80, at: 0)
        rest >>= 7
      }
      return octets
    }
    return element(0x06, content)
  }

  /// A distinguished name of common names.
  static func name(_ commonNames: String...) -> [UInt8] {
    element(
      0x30,
      commonNames.flatMap { text in
        element(0x31, sequence(identifier("2.5.4.3"), element(0x0C, Array(text.utf8))))
      })
  }

  /// DNS names as alternative names, or as the content of a subtree.
  static func dns(_ name: String) -> [UInt8] { element(0x82, Array(name.utf8)) }
  /// A URI.
  static func uri(_ text: String) -> [UInt8] { element(0x86, Array(text.utf8)) }
  /// An e-mail address.
  static func email(_ text: String) -> [UInt8] { element(0x81, Array(text.utf8)) }
  /// An IP address, with its mask in name constraints.
  static func address(_ octets: [UInt8]) -> [UInt8] { element(0x87, octets) }

  /// Name constraints of permitted and excluded subtrees.
  static func nameConstraints(permitted: [[UInt8]] = [], excluded: [[UInt8]] = []) -> [UInt8] {
    func subtrees(_ tag: UInt8, _ names: [[UInt8]]) -> [UInt8] {
      names.isEmpty ? [] : element(tag, names.flatMap { sequence($0) })
    }
    return sequence(subtrees(0xA0, permitted), subtrees(0xA1, excluded))
  }
}

/// A root, an intermediate and a server's certificate that keep every rule, to break one of them.
struct ChainDraft {
  var root: CertificateDraft
  var intermediate: CertificateDraft
  var leaf: CertificateDraft

  static let basicConstraints = "2.5.29.19"
  static let keyUsage = "2.5.29.15"
  static let extendedKeyUsage = "2.5.29.37"
  static let subjectKeyIdentifier = "2.5.29.14"
  static let authorityKeyIdentifier = "2.5.29.35"
  static let alternativeNames = "2.5.29.17"
  static let nameConstraints = "2.5.29.30"
  static let policyConstraints = "2.5.29.36"
  static let inhibitAnyPolicy = "2.5.29.54"
  static let informationAccess = "1.3.6.1.5.5.7.1.1"

  private let keys: [PrivateKey]

  /// A chain without a fault, for the host `host.example`.
  init() throws {
    keys = try (0..<3).map { _ in try PrivateKey.generate(.ec(.p256)) }
    root = Self.authority("Root", by: "Root", keys[0], identifier: 1, issuer: 1)
    intermediate = Self.authority("Intermediate", by: "Root", keys[1], identifier: 2, issuer: 1)
    var leaf = Self.authority("Leaf", by: "Intermediate", keys[2], identifier: 3, issuer: 2)
    leaf.remove(Self.basicConstraints)
    leaf.set(Self.keyUsage, critical: true, [0x03, 0x02, 0x07, 0x80])
    leaf.set(Self.extendedKeyUsage, DERText.sequence(DERText.identifier("1.3.6.1.5.5.7.3.1")))
    leaf.set(Self.alternativeNames, DERText.sequence(DERText.dns("host.example")))
    self.leaf = leaf
  }

  private static func authority(
    _ subject: String, by issuer: String, _ key: PrivateKey, identifier: UInt8, issuer issuerIdentifier: UInt8
  ) -> CertificateDraft {
    var draft = CertificateDraft(
      issuer: DERText.name(issuer), subject: DERText.name(subject), key: key.publicKey, extensions: [])
    draft.set(basicConstraints, critical: true, DERText.sequence(DERText.true))
    draft.set(keyUsage, critical: true, [0x03, 0x02, 0x01, 0x06])
    draft.set(subjectKeyIdentifier, DERText.element(0x04, Array(repeating: identifier, count: 20)))
    draft.set(
      authorityKeyIdentifier,
      DERText.sequence(DERText.element(0x80, Array(repeating: issuerIdentifier, count: 20))))
    return draft
  }

  /// Issues all three, and verifies the chain as a server's.
  func report(_ change: (inout ChainSettings) -> Void = { _ in }) throws -> ChainReport {
    var settings = ChainSettings(
      time: ChainVectors.now, purpose: .tlsServer, anchors: TrustStore(anchors: [try root.signed(by: keys[0])]))
    change(&settings)
    return ChainVerifier(settings).verify(leaf: try issuedLeaf(), pool: try issuedPool())
  }

  /// Issues all three, and returns what verifies them.
  func verifier() throws -> (verifier: ChainVerifier, leaf: Certificate, pool: CertificatePool) {
    let settings = ChainSettings(
      time: ChainVectors.now, purpose: .tlsServer, anchors: TrustStore(anchors: [try root.signed(by: keys[0])]))
    return (ChainVerifier(settings), try issuedLeaf(), try issuedPool())
  }

  private func issuedLeaf() throws -> Certificate { try leaf.signed(by: keys[1]) }

  private func issuedPool() throws -> CertificatePool { CertificatePool([try intermediate.signed(by: keys[0])]) }
}

// MARK: - Hostile pools

extension ChainDraft {
  /// Authorities of so many names, who certified each other with eight keys, and are certified by nobody else; and a leaf
  /// that one of them issued.
  func mesh(count: Int, names: Int) throws -> (leaf: Certificate, pool: CertificatePool) {
    let keys = try (0..<8).map { _ in try PrivateKey.generate(.ec(.p256)) }
    var draft = intermediate
    draft.remove(Self.subjectKeyIdentifier)
    draft.remove(Self.authorityKeyIdentifier)
    let pool = CertificatePool(
      try (0..<count).map { number in
        draft.serialNumber = [1, UInt8(number >> 8), UInt8(number & 0xFF)]
        draft.subject = DERText.name("Mesh \(number % names)")
        draft.issuer = DERText.name("Mesh \((number * 31 + number / names + 1) % names)")
        draft.key = keys[number / names % keys.count].publicKey
        return try draft.signed(by: keys[(number / names + 1 + number % 7) % keys.count])
      })
    var end = leaf
    end.remove(Self.authorityKeyIdentifier)
    end.issuer = DERText.name("Mesh 0")
    return (try end.signed(by: keys[0]), pool)
  }
}
