import Foundation

/// What the XAdES properties of a signature are held against.
public struct XAdESSettings: Sendable, Hashable {
  /// The time of verification; nil where signing times in the future are not looked for.
  public var time: Date?
  /// How far a signer's clock may be ahead, in seconds.
  public var clockTolerance: TimeInterval
  /// The files of signature policies, by their identifiers; the digest of one that is missing here is not compared.
  public var policies: [String: [UInt8]]

  /// Creates settings.
  public init(time: Date? = nil, clockTolerance: TimeInterval = 300, policies: [String: [UInt8]] = [:]) {
    self.time = time
    self.clockTolerance = clockTolerance
    self.policies = policies
  }
}
