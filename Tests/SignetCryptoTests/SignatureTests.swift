import SignetCrypto
import SignetFindings
import TestSupport
import Testing

@Suite("Signatures")
struct SignatureTests {
  let message = Array("Nota Fiscal eletrônica".utf8)

  @Test("every kind of key signs with every algorithm that fits, and verifies", arguments: KeySamples.keys)
  func roundTrip(key: PrivateKey) throws {
    let fitting = KeySamples.algorithms.filter { $0.fits(key.algorithm) }
    #expect(!fitting.isEmpty)
    for algorithm in fitting {
      let signature = try key.signature(for: message, algorithm: algorithm)
      #expect(try key.publicKey.isValid(signature, for: message, algorithm: algorithm), "\(algorithm)")
      #expect(try !key.publicKey.isValid(signature, for: message + [0], algorithm: algorithm), "\(algorithm)")
      #expect(ErrorQueue.isEmpty)
    }
  }

  @Test("an empty message can be signed", arguments: KeySamples.keys)
  func emptyMessage(key: PrivateKey) throws {
    for algorithm in KeySamples.algorithms where algorithm.fits(key.algorithm) {
      let signature = try key.signature(for: [], algorithm: algorithm)
      #expect(try key.publicKey.isValid(signature, for: [], algorithm: algorithm), "\(algorithm)")
    }
  }

  @Test("a signature with one bit changed, cut or lengthened does not verify", arguments: KeySamples.keys)
  func tampered(key: PrivateKey) throws {
    var generator = SeededGenerator()
    for algorithm in KeySamples.algorithms where algorithm.fits(key.algorithm) {
      let signature = try key.signature(for: message, algorithm: algorithm)
      var changed = signature
      changed[Int.random(in: changed.indices, using: &generator)] ^= 1 << UInt8.random(in: 0...7, using: &generator)
      let candidates = [changed, Array(signature.dropLast()), signature + [0], [0] + signature, []]
      for candidate in candidates {
        #expect(try !key.publicKey.isValid(candidate, for: message, algorithm: algorithm), "\(algorithm), \(generator)")
        #expect(ErrorQueue.isEmpty)
      }
    }
  }

  @Test("another key's signature does not verify")
  func anotherKey() throws {
    let key = try KeySamples.key(.ec(.p256))
    let other = try PrivateKey.generate(.ec(.p256))
    let signature = try other.signature(for: message, algorithm: .ecdsa(.sha256, .der))
    #expect(try !key.publicKey.isValid(signature, for: message, algorithm: .ecdsa(.sha256, .der)))
  }

  @Test("an algorithm that does not fit the key is refused on both sides", arguments: KeySamples.keys)
  func mismatch(key: PrivateKey) throws {
    for algorithm in KeySamples.algorithms where !algorithm.fits(key.algorithm) {
      let signing = #expect(throws: SignetError.self) { try key.signature(for: message, algorithm: algorithm) }
      let verifying = #expect(throws: SignetError.self) {
        try key.publicKey.isValid([1, 2, 3], for: message, algorithm: algorithm)
      }
      #expect(signing?.finding.code == .keyAlgorithmMismatch)
      #expect(verifying?.finding.code == .keyAlgorithmMismatch)
      #expect(ErrorQueue.isEmpty)
    }
  }

  @Test("RSA signatures are as long as the modulus, concatenated ones twice as long as the order")
  func lengths() throws {
    let rsa = try KeySamples.key(.rsa(bits: 2048))
    #expect(try rsa.signature(for: message, algorithm: .rsaPKCS1(.sha256)).count == 256)
    for curve in EllipticCurve.allCases {
      let signature = try KeySamples.key(.ec(curve)).signature(
        for: message, algorithm: .ecdsa(.sha256, .concatenated))
      #expect(signature.count == 2 * ((curve.bits + 7) / 8), "\(curve)")
    }
  }

  @Test("r or s that is zero or not below the order does not verify", arguments: EllipticCurve.allCases)
  func numbersOutOfRange(curve: EllipticCurve) throws {
    let key = try KeySamples.key(.ec(curve))
    let algorithm = SignatureAlgorithm.ecdsa(.sha256, .concatenated)
    let signature = try key.signature(for: message, algorithm: algorithm)
    let half = signature.count / 2
    for extreme in [UInt8(0), 0xFF] {
      let number = [UInt8](repeating: extreme, count: half)
      for candidate in [number + signature[half...], signature[..<half] + number, number + number] {
        #expect(try !key.publicKey.isValid(Array(candidate), for: message, algorithm: algorithm))
      }
    }
  }

  @Test("DER and concatenated signatures are not taken for each other")
  func encodingsAreApart() throws {
    let key = try KeySamples.key(.ec(.p256))
    let der = try key.signature(for: message, algorithm: .ecdsa(.sha256, .der))
    let concatenated = try key.signature(for: message, algorithm: .ecdsa(.sha256, .concatenated))
    #expect(try !key.publicKey.isValid(der, for: message, algorithm: .ecdsa(.sha256, .concatenated)))
    #expect(try !key.publicKey.isValid(concatenated, for: message, algorithm: .ecdsa(.sha256, .der)))
  }

  @Test("one key signs and verifies from many threads at once")
  func concurrency() async throws {
    let key = try KeySamples.key(.ec(.p256))
    let verified = try await withThrowingTaskGroup(of: Int.self) { group in
      for worker in 0..<8 {
        group.addTask {
          try (0..<50).count { round in
            let message = Array("\(worker) \(round)".utf8)
            let algorithm = SignatureAlgorithm.ecdsa(.sha256, round.isMultiple(of: 2) ? .der : .concatenated)
            let signature = try key.signature(for: message, algorithm: algorithm)
            return try key.publicKey.isValid(signature, for: message, algorithm: algorithm)
          }
        }
      }
      return try await group.reduce(0, +)
    }
    #expect(verified == 400)
  }
}
