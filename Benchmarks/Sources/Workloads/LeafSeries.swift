import Foundation
import Signet
import Synchronization

/// Certificates that differ in subject key identifier and signature only, all issued by one authority.
struct LeafSeries {
  /// The certificates in DER.
  let encodings: [[UInt8]]

  /// Issues `count` copies of `model`, whose issuer has the RSA key `key`.
  init(like model: Certificate, signedWith key: PrivateKey, count: Int) throws {
    let der = model.der
    guard let identifier = model.subjectKeyIdentifier else { throw CocoaError(.fileReadCorruptFile) }
    // Certificate and tbsCertificate both have four octets of tag and length, being longer than 255 octets.
    let tbs = 4..<(8 + Int(der[6]) * 256 + Int(der[7]))
    guard let position = der.firstRange(of: identifier), tbs.contains(position.lowerBound) else {
      throw CocoaError(.fileReadCorruptFile)
    }
    encodings = try (0..<count).map { number in
      var copy = der
      copy[position.upperBound - 2] = UInt8(number >> 8 & 0xFF)
      copy[position.upperBound - 1] = UInt8(number & 0xFF)
      let signature = try key.signature(for: Array(copy[tbs]), algorithm: .rsaPKCS1(.sha256))
      copy.replaceSubrange((copy.count - signature.count)..., with: signature)
      return copy
    }
  }
}

/// Hands out the members of a series by turns, and something new for each round.
final class Turns<Member: Sendable, Tool: Sendable>: Sendable {
  private let members: [Member]
  private let makeTool: @Sendable () -> Tool
  private let state: Mutex<(position: Int, tool: Tool)>

  init(_ members: [Member], tool makeTool: @escaping @Sendable () -> Tool) {
    self.members = members
    self.makeTool = makeTool
    state = Mutex((0, makeTool()))
  }

  func next() -> (Tool, Member) {
    state.withLock { state in
      if state.position == members.count { state = (0, makeTool()) }
      defer { state.position += 1 }
      return (state.tool, members[state.position])
    }
  }
}
