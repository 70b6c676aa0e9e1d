import SignetCertificates
import SignetCrypto
import SignetFindings
import Testing

/// One way in which a chain breaks a rule.
struct Breach: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// The code that it has.
  let code: FindingCode
  /// From which strictness on it refuses the chain.
  let strictness: Strictness
  /// Breaks the rule.
  let change: @Sendable (inout ChainDraft) throws -> Void

  init(
    _ description: String, _ code: FindingCode, _ strictness: Strictness = .profile,
    _ change: @escaping @Sendable (inout ChainDraft) throws -> Void
  ) {
    testDescription = description
    self.code = code
    self.strictness = strictness
    self.change = change
  }

  private static let emptyName: [UInt8] = [0x30, 0x00]
  private static let serverAndAny = DERText.sequence(
    DERText.identifier("1.3.6.1.5.5.7.3.1"), DERText.identifier("2.5.29.37.0"))
  private static func names(_ names: [UInt8]...) -> [UInt8] { DERText.element(0x30, names.flatMap(\.self)) }

  static let fields = [
    Breach("an intermediate of version 1", .certificateBadVersion) { chain in
      chain.root.version = 1
      chain.root.extensions = []
    },
    Breach("a negative serial number", .certificateBadSerialNumber) { $0.leaf.serialNumber = [0x80] },
    Breach("the serial number zero", .certificateBadSerialNumber) { $0.leaf.serialNumber = [0] },
    Breach("a serial number of 21 octets", .certificateBadSerialNumber) {
      $0.intermediate.serialNumber = Array(repeating: 1, count: 21)
    },
    Breach("an authority without a subject", .certificateBadName) { chain in
      chain.intermediate.subject = emptyName
      chain.leaf.issuer = emptyName
    },
  ]

  static let extensions = [
    Breach("no authority key identifier", .certificateBadKeyIdentifier) {
      $0.leaf.remove(ChainDraft.authorityKeyIdentifier)
    },
    Breach("a critical authority key identifier", .certificateBadKeyIdentifier, .path) {
      $0.leaf.mark(ChainDraft.authorityKeyIdentifier, critical: true)
    },
    Breach("a critical subject key identifier", .certificateBadKeyIdentifier, .path) {
      $0.intermediate.mark(ChainDraft.subjectKeyIdentifier, critical: true)
    },
    Breach("an authority without a subject key identifier", .certificateBadKeyIdentifier) {
      $0.intermediate.remove(ChainDraft.subjectKeyIdentifier)
    },
    Breach("an end entity that may sign certificates", .certificateBadUsage) {
      $0.leaf.set(ChainDraft.keyUsage, critical: true, [0x03, 0x02, 0x02, 0x84])
    },
    Breach("an authority without key usage", .certificateBadUsage) { $0.root.remove(ChainDraft.keyUsage) },
    Breach("an empty list of alternative names", .certificateBadAlternativeName) {
      $0.leaf.set(ChainDraft.alternativeNames, names())
    },
    Breach("no subject, and alternative names that are not critical", .certificateBadAlternativeName) {
      $0.leaf.subject = emptyName
    },
    Breach("an underscore in a DNS name", .certificateBadAlternativeName) {
      $0.leaf.set(ChainDraft.alternativeNames, names(DERText.dns("my_host.example")))
    },
    Breach("an empty label in a DNS name", .certificateBadAlternativeName) {
      $0.leaf.set(ChainDraft.alternativeNames, names(DERText.dns("a..example")))
    },
    Breach("an IP address as a DNS name", .certificateBadAlternativeName) {
      $0.leaf.set(ChainDraft.alternativeNames, names(DERText.dns("192.0.2.1")))
    },
    Breach("an IP address of five octets", .certificateBadAlternativeName) {
      $0.leaf.set(ChainDraft.alternativeNames, names(DERText.address([1, 2, 3, 4, 5])))
    },
    Breach("basic constraints of an authority that are not critical", .certificateBadBasicConstraints) {
      $0.intermediate.mark(ChainDraft.basicConstraints, critical: false)
    },
    Breach("a root without basic constraints", .certificateBadBasicConstraints) {
      $0.root.remove(ChainDraft.basicConstraints)
    },
    Breach("name constraints of an end entity", .certificateBadNameConstraints) {
      $0.leaf.set(
        ChainDraft.nameConstraints, critical: true, DERText.nameConstraints(permitted: [DERText.dns("example")]))
    },
    Breach("name constraints that are not critical", .certificateBadNameConstraints) {
      $0.intermediate.set(ChainDraft.nameConstraints, DERText.nameConstraints(permitted: [DERText.dns("example")]))
    },
    Breach("name constraints without any name", .certificateBadNameConstraints) {
      $0.intermediate.set(ChainDraft.nameConstraints, critical: true, DERText.nameConstraints())
    },
    Breach("a constraint of DNS names that begins with a period", .certificateBadNameConstraints) {
      $0.intermediate.set(
        ChainDraft.nameConstraints, critical: true, DERText.nameConstraints(permitted: [DERText.dns(".example")]))
    },
    Breach("a constraint of addresses whose mask has a hole", .certificateBadNameConstraints) {
      $0.intermediate.set(
        ChainDraft.nameConstraints, critical: true,
        DERText.nameConstraints(excluded: [DERText.address([192, 0, 2, 0, 255, 0, 255, 0])]))
    },
    Breach("policy constraints that are not critical", .certificateBadPolicyConstraints) {
      $0.intermediate.set(ChainDraft.policyConstraints, DERText.sequence(DERText.element(0x81, [0])))
    },
    Breach("an inhibitAnyPolicy that is not critical", .certificateBadPolicyConstraints) {
      $0.intermediate.set(ChainDraft.inhibitAnyPolicy, DERText.integer([0]))
    },
    Breach("an authority information access that can't be read", .certificateBadInformationAccess) {
      $0.leaf.set(ChainDraft.informationAccess, [0x04, 0x01, 0x00])
    },
    Breach("an authority information access without a location", .certificateBadInformationAccess) {
      $0.leaf.set(ChainDraft.informationAccess, DERText.sequence())
    },
    Breach("a critical authority information access", .certificateBadInformationAccess, .path) {
      $0.leaf.set(
        ChainDraft.informationAccess, critical: true,
        DERText.sequence(
          DERText.sequence(DERText.identifier("1.3.6.1.5.5.7.48.1"), DERText.uri("http://ocsp.example/"))))
    },
    Breach("an extension twice", .certificateDuplicatedExtension, .path) { chain in
      chain.leaf.extensions.append(
        .init(identifier: "1.3.6.1.4.1.99999.1", isCritical: false, value: DERText.integer([1])))
      chain.leaf.extensions.append(
        .init(identifier: "1.3.6.1.4.1.99999.1", isCritical: false, value: DERText.integer([2])))
    },
  ]

  static let webPKI = [
    Breach("an RSA key that eight does not divide", .certificateBadKey, .webPKI) {
      $0.leaf.key = try PrivateKey.generate(.rsa(bits: 2052)).publicKey
    },
    Breach("an Ed25519 key", .certificateBadKey, .webPKI) {
      $0.leaf.key = try PrivateKey.generate(.ed25519).publicKey
    },
    Breach("no extended key usage", .certificateBadUsage, .webPKI) { $0.leaf.remove(ChainDraft.extendedKeyUsage) },
    Breach("a critical extended key usage", .certificateBadUsage, .webPKI) {
      $0.leaf.mark(ChainDraft.extendedKeyUsage, critical: true)
    },
    Breach("any extended key usage", .certificateBadUsage, .webPKI) {
      $0.leaf.set(ChainDraft.extendedKeyUsage, serverAndAny)
    },
    Breach("a root with an extended key usage", .certificateBadUsage, .webPKI) {
      $0.root.set(ChainDraft.extendedKeyUsage, serverAndAny)
    },
    Breach("no alternative names", .certificateBadAlternativeName, .webPKI) {
      $0.leaf.remove(ChainDraft.alternativeNames)
    },
    Breach("critical alternative names beside a subject", .certificateBadAlternativeName, .webPKI) {
      $0.leaf.mark(ChainDraft.alternativeNames, critical: true)
    },
    Breach("a root whose key identifier has a serial number", .certificateBadKeyIdentifier, .webPKI) {
      let issuer = DERText.element(0xA1, DERText.element(0xA4, DERText.name("Root")))
      $0.root.set(
        ChainDraft.authorityKeyIdentifier,
        DERText.sequence(
          DERText.element(0x80, Array(repeating: 1, count: 20)), issuer, DERText.element(0x82, [1])))
    },
    Breach("an internationalized common name that is not listed", .certificateBadName, .webPKI) {
      $0.leaf.subject = DERText.name("xn--bcher-kva.example")
    },
    Breach("a common name that is a miswritten address", .certificateBadName, .webPKI) {
      $0.leaf.subject = DERText.name("192.0.02.1")
    },
  ]
}

@Suite("Rules of certificates")
struct CertificateRuleTests {
  @Test("a chain that keeps all rules has no findings")
  func flawless() throws {
    let report = try ChainDraft().report { $0.host = "host.example" }
    #expect(report.isTrusted)
    #expect(report.codes == [])
  }

  @Test(
    "a breach refuses the chain from its strictness on, and is told below",
    arguments: Breach.fields + Breach.extensions + Breach.webPKI)
  func breach(_ breach: Breach) throws {
    var chain = try ChainDraft()
    try breach.change(&chain)
    for strictness in Strictness.allCases {
      let report = try chain.report { $0.strictness = strictness }
      let told = report.findings.filter { $0.code == breach.code }
      let refuses = strictness >= breach.strictness
      #expect(report.isValid != refuses, "\(strictness): \(report.findings)")
      let severity: Severity = refuses ? .error : breach.strictness == .webPKI ? .note : .warning
      #expect(told.contains { $0.severity == severity }, "\(strictness): \(report.findings)")
    }
  }

  @Test("a server's chain is held to the Web PKI's rules, any other to path validation alone")
  func defaults() throws {
    var chain = try ChainDraft()
    chain.leaf.serialNumber = [0]
    #expect(try !chain.report().isValid)
    #expect(try chain.report { $0.purpose = .any }.isValid)
  }

  @Test("another path is found where one breaks a rule")
  func backtracking() throws {
    let key = try PrivateKey.generate(.ec(.p256))
    var chain = try ChainDraft()
    chain.root.key = key.publicKey
    let sound = try chain.root.signed(by: key)
    chain.root.serialNumber = [0x80]
    let unsound = try chain.root.signed(by: key)
    chain.leaf.issuer = DERText.name("Root")
    chain.leaf.set(
      ChainDraft.authorityKeyIdentifier, DERText.sequence(DERText.element(0x80, Array(repeating: 1, count: 20))))
    let leaf = try chain.leaf.signed(by: key)
    for anchors in [[sound, unsound], [unsound, sound]] {
      let settings = ChainSettings(
        time: ChainVectors.now, purpose: .tlsServer, anchors: TrustStore(anchors: anchors))
      let report = ChainVerifier(settings).verify(leaf: leaf)
      #expect(report.isTrusted)
      #expect(report.chain.first?.certificate == sound)
    }
  }
}
