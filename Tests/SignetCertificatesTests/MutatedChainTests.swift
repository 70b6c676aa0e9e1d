import Foundation
import SignetCertificates
import SignetCrypto
import SignetFindings
import TestSupport
import Testing

/// Certificates and bundles that were changed on their way give an error or a verdict, and are never valid.
@Suite("Mutated chains")
struct MutatedChainTests {
  /// How many mutations are tried; more with `SIGNET_FUZZ_COUNT`, as `make fuzz` asks.
  private static let count = ProcessInfo.processInfo.environment["SIGNET_FUZZ_COUNT"].flatMap { Int($0) } ?? 2_000
  /// The seed; chosen with `SIGNET_FUZZ_SEED`, else new in every run.
  private static let seed = ProcessInfo.processInfo.environment["SIGNET_FUZZ_SEED"].flatMap { UInt64($0) }

  @Test("a leaf with any change is not valid", arguments: ["rsa-2048", "p-256"])
  func leaves(name: String) throws {
    var generator = generator(name)
    let chain = try ChainVectors.chain(name)
    let anchors = TrustStore(anchors: [try #require(chain.last)])
    let verifier = ChainVerifier(ChainSettings(time: ChainVectors.now, anchors: anchors))
    let pool = CertificatePool(chain.dropFirst())
    #expect(verifier.verify(leaf: chain[0], pool: pool).isValid)
    for _ in 0..<Self.count {
      let mutated = mutate(chain[0].der, &generator)
      guard mutated != chain[0].der, let leaf = try? Certificate(der: mutated), leaf.der != chain[0].der else {
        continue
      }
      let report = verifier.verify(leaf: leaf, pool: pool)
      #expect(!report.isValid && !report.findings.isEmpty, "\(generator): \(mutated)")
    }
  }

  @Test("an authority with any change vouches for nothing", arguments: ["rsa-2048", "p-256"])
  func authorities(name: String) throws {
    var generator = generator(name)
    let chain = try ChainVectors.chain(name)
    let anchors = TrustStore(anchors: [try #require(chain.last)])
    let verifier = ChainVerifier(ChainSettings(time: ChainVectors.now, anchors: anchors))
    for _ in 0..<Self.count {
      let mutated = mutate(chain[1].der, &generator)
      guard mutated != chain[1].der, let middle = try? Certificate(der: mutated), middle.der != chain[1].der else {
        continue
      }
      let report = verifier.verify(leaf: chain[0], pool: CertificatePool([middle]))
      #expect(!report.isValid && !report.findings.isEmpty, "\(generator): \(mutated)")
    }
  }

  @Test(
    "a bundle with any change is refused, or holds the same certificates or others that are not valid",
    arguments: ["chains/rsa-2048.pem", "containers/rsa-2048-der.p7b", "containers/rsa-2048.cer"])
  func bundles(path: String) throws {
    var generator = generator(path)
    let original = try Vectors.bytes(path)
    let chain = try ChainVectors.chain("rsa-2048")
    let settings = ChainSettings(
      time: ChainVectors.now, anchors: TrustStore(anchors: [try #require(chain.last)]),
      pool: CertificatePool(chain.dropFirst()))
    let verifier = ChainVerifier(settings)
    for _ in 0..<Self.count / 2 {
      let mutated = mutate(original, &generator)
      guard let file = try? CredentialDecoder.decode(mutated, source: "mutated") else { continue }
      var input = ChainInput()
      input.add(file)
      for report in verifier.verify(input) where report.isValid {
        #expect(report.chain.allSatisfy { chain.contains($0.certificate) }, "\(generator)")
      }
    }
  }

  private func generator(_ name: String) -> SeededGenerator {
    let generator = Self.seed.map { SeededGenerator(seed: $0) } ?? SeededGenerator()
    // Printed, since a crash would leave no other trace of it.
    print("mutated \(name): \(generator)")
    return generator
  }

  /// Flipped bits, bytes cut off or put in, another length in some place, or a piece that stands elsewhere too.
  private func mutate(_ original: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
    var bytes = original
    let place = Int.random(in: bytes.indices, using: &generator)
    switch Int.random(in: 0..<6, using: &generator) {
    case 0, 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
    case 2: bytes.removeSubrange(place...)
    case 3:
      // A length that promises more or less than there is.
      let lengths = bytes.indices.filter { $0 > 0 && [0x30, 0x31, 0x02, 0x03, 0x04, 0x06].contains(bytes[$0 - 1]) }
      let length = lengths.randomElement(using: &generator) ?? place
      bytes[length] = [0, 1, 0x7F, 0x80, 0x81, 0x84, 0xFF].randomElement(using: &generator) ?? 0
    case 4:
      let piece = Array(bytes[place..<min(place + 40, bytes.endIndex)])
      bytes.insert(contentsOf: piece, at: Int.random(in: bytes.indices, using: &generator))
    default: bytes = generator.damage(bytes)
    }
    return bytes
  }
}
