import COpenSSL
import SignetCrypto

/// An ASN.1 object identifier.
public struct OID: Sendable, Hashable {
  /// The arcs in decimal, separated by dots: `2.5.4.3`.
  public let dotted: String

  /// Creates an identifier from its dotted decimal form; the form is not checked.
  public init(_ dotted: String) {
    self.dotted = dotted
  }

  /// Reads an `ASN1_OBJECT`.
  init(_ object: OpaquePointer) {
    let numbersOnly: Int32 = 1
    let length = OBJ_obj2txt(nil, 0, object, numbersOnly)
    guard length > 0 else {
      dotted = ""
      return
    }
    dotted = String(unsafeUninitializedCapacity: Int(length) + 1) { buffer in
      buffer.withMemoryRebound(to: CChar.self) { characters in
        Int(OBJ_obj2txt(characters.baseAddress, length + 1, object, numbersOnly))
      }
    }
  }

  /// The name that OpenSSL's table of objects has for this identifier, for example `TLS Web Client Authentication`.
  public var name: String? { name(in: { OBJ_nid2ln($0) }) }

  /// The short name in OpenSSL's table, for example `serialNumber` or `clientAuth`.
  public var shortName: String? { name(in: { OBJ_nid2sn($0) }) }

  private func name(in table: (Int32) -> UnsafePointer<CChar>?) -> String? {
    let identifier = ErrorQueue.scope { OBJ_txt2nid(dotted) }
    guard identifier != NID_undef, let name = table(identifier) else { return nil }
    return String(cString: name)
  }
}

extension OID: ExpressibleByStringLiteral {
  /// Creates an identifier from its dotted decimal form.
  public init(stringLiteral value: String) { self.init(value) }
}

extension OID: CustomStringConvertible {
  /// The name, or the dotted form where there is none.
  public var description: String { name ?? dotted }
}
