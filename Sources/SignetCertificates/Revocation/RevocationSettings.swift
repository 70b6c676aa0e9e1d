import Foundation

/// Whether, and with what at hand, the revocation of a chain's certificates is checked.
public struct RevocationSettings: Sendable {
  /// How much word about revocation is asked for; raw values as on the command line.
  public enum Mode: String, Sendable, Hashable, CaseIterable, Codable {
    /// Revocation is not looked at.
    case off
    /// What is at hand is used; a certificate that is not revoked by any of it may pass, with a warning where nothing
    /// usable is said about it.
    case ifPresent = "if-present"
    /// Every certificate but the chain's last needs a usable word that it is not revoked.
    case require
  }

  /// How much is asked for.
  public var mode: Mode
  /// Revocation lists: complete, delta and indirect ones, in any order.
  public var lists: [RevocationList]
  /// Answers of OCSP responders.
  public var responses: [OCSPResponse]
  /// How old, in seconds, a list or a response may be though its next update is later; nil for no limit.
  public var maximumAge: TimeInterval?

  /// Creates settings.
  public init(
    mode: Mode = .ifPresent, lists: [RevocationList] = [], responses: [OCSPResponse] = [],
    maximumAge: TimeInterval? = nil
  ) {
    self.mode = mode
    self.lists = lists
    self.responses = responses
    self.maximumAge = maximumAge
  }

  /// Revocation is not looked at.
  public static let off = RevocationSettings(mode: .off)
}
