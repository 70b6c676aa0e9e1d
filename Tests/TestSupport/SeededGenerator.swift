/// Random numbers that a seed repeats (SplitMix64, Steele, Lea and Flood 2014), for generated test cases.
public struct SeededGenerator: RandomNumberGenerator, CustomStringConvertible {
  /// The seed, to be printed with every failure.
  public let seed: UInt64
  private var state: UInt64

  /// Starts from `seed`; unless told otherwise from a new one in every run.
  public init(seed: UInt64 = .random(in: 0...UInt64.max)) {
    self.seed = seed
    state = seed
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
    return bits ^ bits >> 31
  }

  /// `count` random bytes.
  public mutating func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8.random(in: 0...255, using: &self) }
  }

  /// `original` with one to `most` bytes changed, bytes cut off its end, or both.
  public mutating func damage(_ original: [UInt8], most: Int = 4) -> [UInt8] {
    var bytes = original
    for _ in 0..<Int.random(in: 1...most, using: &self) where !bytes.isEmpty {
      bytes[Int.random(in: bytes.indices, using: &self)] ^= UInt8.random(in: 1...255, using: &self)
    }
    if Int.random(in: 0..<8, using: &self) == 0 {
      bytes.removeLast(Int.random(in: 0...bytes.count, using: &self))
    }
    return bytes
  }

  /// How a failure names the seed.
  public var description: String { "seed \(seed)" }
}
