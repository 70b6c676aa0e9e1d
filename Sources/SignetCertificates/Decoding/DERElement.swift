import COpenSSL
import SignetCrypto

/// The frame of one DER or BER element: its type, and where its content is. The content itself is OpenSSL's to read.
struct DERElement {
  /// The universal types that tell one structure from another.
  enum Kind: Equatable {
    case integer, enumerated, bitString, octetString, objectIdentifier, sequence, set, time
    /// A type of the structure's own: `[0]`, `[1]`, …
    case contextSpecific
    case other
  }

  /// The type.
  let kind: Kind
  /// Where the content is; up to the end of the data where the length is indefinite (BER).
  let content: Range<Int>
  /// Where the next element begins; nil where the length is indefinite.
  let end: Int?
  /// How many bytes are missing at the end of the data.
  let missing: Int

  /// Reads the frame at the start of `bytes`; nil where there is none.
  init?(_ bytes: ArraySlice<UInt8>) {
    var length = 0
    var tag: Int32 = 0
    var tagClass: Int32 = 0
    var flags: Int32 = 0
    let headerLength = ErrorQueue.scope {
      bytes.withUnsafeBufferPointer { buffer in
        var position = buffer.baseAddress
        flags = ASN1_get_object(&position, &length, &tag, &tagClass, buffer.count)
        return buffer.baseAddress.flatMap { start in position.map { $0 - start } } ?? 0
      }
    }
    // OpenSSL moves past the header when that much is sound, also when the content is longer than the data.
    guard headerLength > 0, length >= 0 else { return nil }
    kind = Self.kind(tag: tag, class: tagClass)
    let start = bytes.startIndex + headerLength
    let isIndefinite = flags & 1 != 0
    missing = isIndefinite ? 0 : max(0, length - (bytes.endIndex - start))
    content = start..<(isIndefinite || missing > 0 ? bytes.endIndex : start + length)
    end = isIndefinite ? nil : content.upperBound
  }

  private static func kind(tag: Int32, class tagClass: Int32) -> Kind {
    guard tagClass == V_ASN1_UNIVERSAL else { return tagClass == V_ASN1_CONTEXT_SPECIFIC ? .contextSpecific : .other }
    return switch tag {
    case V_ASN1_INTEGER: .integer
    case V_ASN1_ENUMERATED: .enumerated
    case V_ASN1_BIT_STRING: .bitString
    case V_ASN1_OCTET_STRING: .octetString
    case V_ASN1_OBJECT: .objectIdentifier
    case V_ASN1_SEQUENCE: .sequence
    case V_ASN1_SET: .set
    case V_ASN1_UTCTIME, V_ASN1_GENERALIZEDTIME: .time
    default: .other
    }
  }

  /// The first elements inside this one, at most `limit`.
  func children(in bytes: [UInt8], limit: Int = 4) -> [DERElement] {
    var children: [DERElement] = []
    var position = content.lowerBound
    while children.count < limit, position < content.upperBound,
      let child = DERElement(bytes[position..<content.upperBound])
    {
      children.append(child)
      guard let end = child.end else { break }
      position = end
    }
    return children
  }
}
