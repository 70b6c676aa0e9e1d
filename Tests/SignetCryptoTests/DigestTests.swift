import SignetCrypto
import Testing

@Suite("Digests")
struct DigestTests {
  /// The digests of "abc" from the example values of FIPS 180-4 and FIPS 202.
  static let known: [(DigestAlgorithm, String)] = [
    (.sha1, "a9993e364706816aba3e25717850c26c9cd0d89d"),
    (.sha224, "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7"),
    (.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      .sha384,
      "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7"
    ),
    (
      .sha512,
      "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
        + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"
    ),
    (.sha3_224, "e642824c3f8cf24ad09234ee7d3c766fc9a3a5168d0c94ad73b46fdf"),
    (.sha3_256, "3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532"),
    (
      .sha3_384,
      "ec01498288516fc926459f58e2c6ad8df9b473cb0fc08c2596da7cf0e49be4b298d88cea927ac7f539f1edf228376d25"
    ),
    (
      .sha3_512,
      "b751850b1a57168a5693cd924b6b096e08f621827444f70d884f5d0240d2712e"
        + "10e116e9192af3c91a7ec57647e3934057340b4cf408d5a56592f8274eec53f0"
    ),
  ]

  @Test("every algorithm gives the known answer", arguments: known)
  func knownAnswer(algorithm: DigestAlgorithm, digest: String) {
    #expect(Hexadecimal.encode(algorithm.digest(of: Array("abc".utf8))) == digest)
    #expect(algorithm.byteCount * 2 == digest.utf8.count)
  }

  @Test("no bytes have a digest too")
  func emptyInput() {
    let digest = DigestAlgorithm.sha256.digest(of: [])
    #expect(Hexadecimal.encode(digest) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(DigestContext(.sha256).finalize() == digest)
  }

  @Test("pieces give the digest of the whole", arguments: DigestAlgorithm.allCases)
  func pieces(algorithm: DigestAlgorithm) {
    let whole = (0..<1000).map { UInt8(truncatingIfNeeded: $0) }
    var context = DigestContext(algorithm)
    for start in stride(from: 0, to: whole.count, by: 77) {
      context.update(Array(whole[start..<min(start + 77, whole.count)]))
    }
    #expect(context.finalize() == algorithm.digest(of: whole))
  }
}
