import SignetCrypto
import SignetFindings

/// What is handed in to be checked: a leaf, or several, with what belongs to them, in any order and mix.
public struct ChainInput: Sendable {
  /// The certificates.
  public private(set) var certificates = CertificatePool()
  /// The files as they are, with repetitions, in their order.
  private var files: [(name: String, certificates: [Certificate])] = []
  private var keys: [(key: PublicKey, source: String?)] = []

  /// Creates an empty input.
  public init() {}

  /// Adds a certificate.
  ///
  /// - Parameter source: where it came from, for people.
  public mutating func add(_ certificate: Certificate, source: String? = nil) {
    certificates.add(certificate, source: source)
  }

  /// Adds the public half of a private key, which then has to belong to one of the certificates.
  public mutating func add(_ key: PublicKey, source: String? = nil) {
    keys.append((key, source))
  }

  /// Adds the certificates and the private keys of a decoded file; other things in it say nothing about chains.
  public mutating func add(_ file: DecodedFile) {
    files.append((file.source, file.certificates))
    for item in file.items {
      let source = "\(file.source): \(item.position)"
      switch item.content {
      case .certificate(let certificate): add(certificate, source: source)
      case .privateKey(let key): add(key.publicKey, source: source)
      case .encryptedPrivateKey, .publicKey, .request, .revocationList, .ocspResponse: break
      }
    }
  }

  /// The certificates that chains are asked for: those that issued none of the others, in the order of the input.
  ///
  /// An authority is only taken for a leaf where there is nothing else: a root or an intermediate too many is no question.
  public var leaves: [Certificate] {
    let issuers = Set(
      certificates.certificates.flatMap { child in certificates.namesakesOfIssuer(of: child).filter { $0 != child } })
    let candidates = certificates.certificates.filter { !issuers.contains($0) }
    let endEntities = candidates.filter { !$0.isAuthority }
    guard endEntities.isEmpty else { return endEntities }
    // Where all issued each other, any of them may stand for the question.
    return candidates.isEmpty ? Array(certificates.certificates.prefix(1)) : candidates
  }

  /// What is wrong with the input whatever the chains are like: keys that fit no certificate.
  var findings: [Finding] {
    let known = certificates.certificates.compactMap { try? $0.publicKey }
    return keys.filter { !known.contains($0.key) }.map { key, source in
      Finding(
        .certificateKeyMismatch, about: source.map { .file(path: $0, position: nil) },
        message: "The private key (\(key.algorithm)) belongs to none of the certificates.",
        hint: "Add the certificate that was issued for this key, or take the key of the certificate.")
    }
  }

  /// What is wrong with the files themselves: repetitions, a wrong order, certificates that belong to no chain.
  ///
  /// - Parameter reports: the verdicts on all leaves of the input.
  func findings(on reports: [ChainReport]) -> [Finding] {
    let used = Set(reports.flatMap { $0.chain.map(\.certificate) })
    return files.flatMap { name, certificates in
      BundleExamination(name: name, certificates: certificates).findings(on: reports, used: used)
    }
  }

  /// The finding for an input without a certificate.
  var noCertificate: Finding {
    Finding(
      .chainNoCertificate, message: "There is no certificate in the input.",
      hint: "Give the file of the certificate whose chain is to be checked.")
  }
}
