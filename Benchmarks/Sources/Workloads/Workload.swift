import Signet

/// One thing that is measured, and what it can't do without.
public struct Workload: Sendable {
  /// What is done to which document with which key.
  public let name: String
  /// The size of the document or of the certificates, in bytes.
  public let byteCount: Int
  /// What is measured.
  public let work: @Sendable () throws(SignetError) -> Void
  /// The raw limit: the key's operation and the digest alone.
  public let limit: @Sendable () throws(SignetError) -> Void
  /// The same work for another program, where one can do it.
  public let peerTask: PeerTask?
  /// The chain that OpenSSL alone can verify too.
  public let peerChain: PeerChain?

  init(
    _ name: String, byteCount: Int, peerTask: PeerTask? = nil, peerChain: PeerChain? = nil,
    work: @escaping @Sendable () throws(SignetError) -> Void,
    limit: @escaping @Sendable () throws(SignetError) -> Void
  ) {
    self.name = name
    self.byteCount = byteCount
    self.work = work
    self.limit = limit
    self.peerTask = peerTask
    self.peerChain = peerChain
  }

  /// Everything that is measured.
  public static func all() throws -> [Workload] {
    try signing() + verifying() + canonicalizing() + canonicalizingInOnePass() + checkingChains()
  }
}

/// A chain for another program: the PEM files of leaf, intermediate and root.
public struct PeerChain: Sendable {
  /// The paths.
  public let files: [String]
  /// Whether the leaf is decoded once, and not each time.
  public let isDecoded: Bool
}

/// What another program is to do: sign or verify one enveloped signature.
public struct PeerTask: Sendable {
  /// What to do.
  public enum Action: String, Sendable {
    /// Signs the document.
    case sign
    /// Verifies the signed document.
    case verify
  }

  /// What to do.
  public let action: Action
  /// The document, unsigned or signed.
  public let document: [UInt8]
  /// Whose key signs.
  public let signer: Signer
}
