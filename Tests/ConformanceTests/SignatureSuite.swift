import Foundation
import SignetCertificates
import SignetCrypto
import SignetFindings
import SignetSignatures
import SignetXML
import TestSupport

/// A suite of signed documents in the format of the shared conformance data.
struct SignatureSuite: Decodable {
  /// One document, and what its source says about it.
  struct Case: Decodable, Sendable {
    /// A key that its verifier has.
    struct Key: Decodable, Sendable {
      let kind: String
      let file: String
    }

    let id: String
    let file: String
    let expected: String
    /// The signer's certificate or key.
    let cert: String?
    let keys: [Key]?
    let trusted: [String]?
    let untrusted: [String]?
    let crls: [String]?
    let idAttributes: IDAttributes?
    let external: [String: String]?
    /// What xmlsec1 is told.
    let options: [String]?
    let time: Date?

    enum CodingKeys: String, CodingKey {
      case id, file, expected, cert, keys, trusted, untrusted, crls, external, options, time
      case idAttributes = "id_attributes"
    }
  }

  /// Attribute names; some manifests write them as one object for each element.
  struct IDAttributes: Decodable, Sendable {
    let names: Set<String>

    init(from decoder: any Decoder) throws {
      let list = try? decoder.singleValueContainer().decode([String].self)
      // A verifier looks at local names, in any namespace.
      names = Set((list ?? []).map { String($0.split(separator: ":").last ?? "") })
    }
  }

  let tests: [Case]
  private(set) var folder = URL(filePath: "/")

  enum CodingKeys: String, CodingKey { case tests }

  /// Reads the manifest of a suite.
  static func read(_ name: String) throws -> SignatureSuite {
    let folder = Project.shared.appending(path: "conformance/xmldsig/\(name)")
    var suite: SignatureSuite = try Manifest.read(folder)
    suite.folder = folder
    return suite
  }

  /// Whether every signature of a document is valid, and there is one.
  func isValid(_ example: Case) -> Bool {
    do {
      let reports = try reports(on: example)
      return !reports.isEmpty && reports.allSatisfy(\.isValid)
    } catch {
      return false
    }
  }

  /// What the verifier says about a case.
  func reports(on example: Case) throws -> [SignatureReport] {
    try verifier(for: example).verify([UInt8](contentsOf: folder.appending(path: example.file)))
  }

  // MARK: The verifier

  private func verifier(for example: Case) throws -> SignatureVerifier {
    var verifier = SignatureVerifier()
    verifier.idAttributes = example.idAttributes?.names ?? []
    verifier.limits.parsing.allowsDTD = true
    verifier.resolver = resolver(for: example)
    verifier.knownCertificates = try certificates((example.untrusted ?? []) + (example.trusted ?? []))
    let options = example.options ?? []
    for option in options where option.hasPrefix("--hmac-min-out-len") {
      verifier.policy.leastHMACBitCount = option.split(separator: " ").last.flatMap { Int($0) }
    }
    verifier.policy.acceptsDEREncodedValues = options.contains("--enable-asn1-signatures-hack")
    verifier.allowedSigners = try allowedSigners(example)
    let anchors = try certificates(example.trusted ?? [])
    guard Self.asksForTrust(options, hasKeys: !(example.keys ?? []).isEmpty) else { return verifier }
    var settings = ChainSettings(time: example.time ?? Self.validity, anchors: TrustStore(anchors: anchors))
    settings.pool = CertificatePool(verifier.knownCertificates)
    let lists = try (example.crls ?? []).flatMap { try decoded($0).revocationLists }
    if !lists.isEmpty { settings.revocation = RevocationSettings(mode: .ifPresent, lists: lists) }
    verifier.chainVerifier = ChainVerifier(settings)
    return verifier
  }

  /// xmlsec1 wants a chain for certificates of KeyInfo and, with `--verify-keys`, for the keys that it is given; none with
  /// `--insecure`, and none for keys without a certificate where it takes those.
  private static func asksForTrust(_ options: [String], hasKeys: Bool) -> Bool {
    let kinds = options.filter { $0.hasPrefix("--enabled-key-data") }.flatMap { $0.split { " ,".contains($0) } }
    if options.contains("--insecure") || kinds.contains("key-value") { return false }
    return options.contains("--verify-keys") || kinds.contains("x509") && !hasKeys
  }

  private func allowedSigners(_ example: Case) throws -> AllowedSigners {
    if let cert = example.cert { return .certificates(try certificates([cert])) }
    guard let key = example.keys?.first else { return .keyInfo }
    if key.kind == "hmackey" {
      return .secret(SecretBytes(copying: try [UInt8](contentsOf: folder.appending(path: key.file))))
    }
    return .certificates(try certificates([key.file]))
  }

  private func resolver(for example: Case) -> ReferenceResolver {
    let (folder, external) = (folder, example.external ?? [:])
    return { uri throws(SignetError) in
      // xmlsec's tests name files from the folder above its suites, where this suite is called without "xmlsec-".
      let suite = "tests/" + folder.lastPathComponent.dropFirst("xmlsec-".count) + "/"
      let relative = uri.hasPrefix(suite) ? String(uri.dropFirst(suite.count)) : uri
      let path = external[uri] ?? (uri.contains(":") || uri.hasPrefix("/") ? nil : relative)
      return path.flatMap { try? [UInt8](Data(contentsOf: folder.appending(path: $0))) }
    }
  }

  private func certificates(_ files: [String]) throws -> [Certificate] {
    try files.flatMap { try decoded($0).certificates }
  }

  private func decoded(_ file: String) throws -> DecodedFile {
    try CredentialDecoder.decode([UInt8](contentsOf: folder.appending(path: file)), source: file)
  }

  /// 1 July 2026, when the certificates are valid that are not meant to have expired.
  private static let validity = Date(timeIntervalSince1970: 1_782_864_000)
}
