import COpenSSL
import SignetCrypto

/// Certificates among which the issuers of others are looked for, each once, in any order.
///
/// Made once, a pool serves any number of verifications: it finds certificates by subject without going through all.
public struct CertificatePool: Sendable {
  /// A certificate and where it came from.
  public struct Entry: Sendable, Hashable {
    /// The certificate.
    public let certificate: Certificate
    /// Where it came from, for people: a file and a position in it, `KeyInfo`; nil where nobody said.
    public let source: String?
  }

  /// The certificates in the order in which they were added.
  public private(set) var entries: [Entry] = []
  private var positions: [Certificate: Int] = [:]
  private var positionsBySubject: [UInt: [Int]] = [:]

  /// Creates a pool of `certificates`, all from `source`.
  public init(_ certificates: some Sequence<Certificate> = [], source: String? = nil) {
    for certificate in certificates { add(certificate, source: source) }
  }

  /// Adds a certificate; one that is there already keeps its first source.
  public mutating func add(_ certificate: Certificate, source: String? = nil) {
    if let position = positions[certificate] {
      // Of two copies, the one with trust settings tells more, and a rejection most.
      if certificate.hasTrustSettings, !entries[position].certificate.hasTrustSettings || certificate.hasRejections {
        entries[position] = Entry(certificate: certificate, source: entries[position].source)
      }
      return
    }
    positions[certificate] = entries.count
    let subject = ErrorQueue.scope { certificate.withPointer { X509_subject_name_hash($0) } }
    positionsBySubject[subject, default: []].append(entries.count)
    entries.append(Entry(certificate: certificate, source: source))
  }

  /// Adds the certificates of a decoded file.
  public mutating func add(_ file: DecodedFile) {
    for item in file.items {
      guard case .certificate(let certificate) = item.content else { continue }
      add(certificate, source: "\(file.source): \(item.position)")
    }
  }

  /// The certificates alone.
  public var certificates: [Certificate] { entries.map(\.certificate) }

  /// Whether the pool holds exactly this certificate.
  public func contains(_ certificate: Certificate) -> Bool { positions[certificate] != nil }

  /// The pool's own copy of a certificate, with its trust settings.
  func held(_ certificate: Certificate) -> Certificate? { positions[certificate].map { entries[$0].certificate } }

  /// Where `certificate` came from, if the pool holds it.
  public func source(of certificate: Certificate) -> String? {
    positions[certificate].flatMap { entries[$0].source }
  }

  /// The certificates whose subject is the issuer of `certificate` by the name comparison of RFC 5280 §7.1.
  func namesakesOfIssuer(of certificate: Certificate) -> [Certificate] {
    ErrorQueue.scope {
      certificate.withPointer { child in
        let candidates = positionsBySubject[X509_issuer_name_hash(child)] ?? []
        return candidates.map { entries[$0].certificate }.filter { candidate in
          candidate.withPointer { X509_NAME_cmp(X509_get_subject_name($0), X509_get_issuer_name(child)) == 0 }
        }
      }
    }
  }
}
