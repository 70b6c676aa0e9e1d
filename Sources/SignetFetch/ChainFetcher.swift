import SignetCertificates
import SignetFindings

/// Gathers over the network what a chain lacks: issuers, revocation lists, OCSP responses.
///
/// What is fetched is evidence like any other: issuers become intermediates and never anchors, and lists and responses
/// count only with the right signature.
public struct ChainFetcher: Sendable {
  private let fetcher: HTTPFetcher
  private let nonce: @Sendable () -> [UInt8]

  /// How many issuers above each other are fetched for one leaf.
  private static let maximumDepth = 8

  /// Creates a fetcher.
  ///
  /// - Parameter nonce: makes the nonce of an OCSP request, 32 random bytes (RFC 8954).
  public init(
    _ fetcher: HTTPFetcher,
    nonce: @escaping @Sendable () -> [UInt8] = { (0..<32).map { _ in UInt8.random(in: 0...255) } }
  ) {
    self.fetcher = fetcher
    self.nonce = nonce
  }

  /// Completes `settings` with what the leaves of `input` need.
  ///
  /// - Returns: what went wrong on the way, as warnings; the chain itself is for the verifier to judge.
  public func complete(_ settings: inout ChainSettings, for input: ChainInput) async -> [Finding] {
    var findings: [Finding] = []
    for leaf in input.leaves {
      let report = await fetchIssuers(of: leaf, input, &settings, &findings)
      guard settings.revocation.mode != .off, report.isValid else { continue }
      await fetchRevocation(of: report, &settings, &findings)
    }
    return findings
  }

  // MARK: Issuers

  private func fetchIssuers(
    of leaf: Certificate, _ input: ChainInput, _ settings: inout ChainSettings, _ findings: inout [Finding]
  ) async -> ChainReport {
    var asked: Set<String> = []
    for _ in 0..<Self.maximumDepth {
      let report = verify(leaf, input, settings)
      guard !report.isValid, let top = report.chain.first?.certificate else { return report }
      let fresh = top.issuerLocations.filter { asked.insert($0).inserted }
      guard !fresh.isEmpty else { return report }
      for address in fresh {
        do throws(SignetError) {
          for certificate in try await certificates(at: address) {
            settings.pool.add(certificate, source: address)
          }
        } catch {
          findings.append(error.finding.asWarning)
        }
      }
    }
    return verify(leaf, input, settings)
  }

  /// Revocation is looked at when the chain is there.
  private func verify(_ leaf: Certificate, _ input: ChainInput, _ settings: ChainSettings) -> ChainReport {
    var settings = settings
    settings.revocation = .off
    return ChainVerifier(settings).verify(leaf: leaf, pool: input.certificates)
  }

  private func certificates(at address: String) async throws(SignetError) -> [Certificate] {
    let bytes = try await fetcher.answer(to: FetchRequest(getting: address))
    // RFC 5280 §4.2.2.1: DER of one certificate, or a PKCS#7 bundle of several.
    let found = (try? CredentialDecoder.decode(bytes, source: address))?.certificates ?? []
    guard !found.isEmpty else { throw FetchFailure.unusable(address, "it holds no certificate") }
    return found
  }

  // MARK: Revocation

  private func fetchRevocation(
    of report: ChainReport, _ settings: inout ChainSettings, _ findings: inout [Finding]
  ) async {
    // Root first: each certificate follows its issuer.
    for (issuer, subject) in zip(report.chain, report.chain.dropFirst()) {
      let (certificate, issuer) = (subject.certificate, issuer.certificate)
      if await fetchResponse(about: certificate, issuer, &settings, &findings) { continue }
      for address in certificate.revocationListLocations {
        do throws(SignetError) {
          settings.revocation.lists += try await lists(at: address)
          break
        } catch {
          findings.append(error.finding.asWarning)
        }
      }
    }
  }

  /// Whether a responder answered.
  private func fetchResponse(
    about certificate: Certificate, _ issuer: Certificate, _ settings: inout ChainSettings,
    _ findings: inout [Finding]
  ) async -> Bool {
    for address in certificate.responderLocations {
      do throws(SignetError) {
        let request = try OCSPRequest(about: certificate, issuer: issuer, nonce: nonce())
        let bytes = try await fetcher.answer(
          to: FetchRequest(posting: request.der, type: "application/ocsp-request", to: address))
        settings.revocation.responses.append(try response(bytes, to: request, from: address))
        return true
      } catch {
        findings.append(error.finding.asWarning)
      }
    }
    return false
  }

  private func response(
    _ bytes: [UInt8], to request: OCSPRequest, from address: String
  ) throws(SignetError) -> OCSPResponse {
    guard let response = try? OCSPResponse(der: bytes) else {
      throw FetchFailure.unusable(address, "it is no OCSP response")
    }
    // Responders may leave the nonce out (RFC 8954 §2.1); then the response has to be fresh by its times.
    if let nonce = response.nonce, nonce != request.nonce {
      throw SignetError(
        .revocationNonceMismatch, message: "The OCSP response from “\(address)” answers another request.",
        hint: "Ask again; if it happens again, somebody replays old answers.")
    }
    return response
  }

  private func lists(at address: String) async throws(SignetError) -> [RevocationList] {
    let bytes = try await fetcher.answer(to: FetchRequest(getting: address))
    let found = (try? CredentialDecoder.decode(bytes, source: address))?.revocationLists ?? []
    guard !found.isEmpty else { throw FetchFailure.unusable(address, "it holds no revocation list") }
    return found
  }
}

extension Finding {
  /// The same finding, where the work goes on without it.
  fileprivate var asWarning: Finding {
    Finding(code, .warning, about: subject, message: message, hint: hint, causes: causes)
  }
}
