import Foundation

/// Where two canonical forms part, and why.
public struct CanonicalDifference: Sendable, Hashable {
  /// A stable name of the likely cause, for programs: `re-indented`.
  public let cause: String
  /// The likely cause, a sentence.
  public let sentence: String
  /// The first byte that differs, counted from 0; nil where the canonical forms are the same.
  public let offset: Int?
  /// The element in which it stands, as XPath; nil where the canonical forms are the same.
  public let path: String?
  /// What stands there in the document, with invisible characters written out.
  public let found: String
  /// What stands there in the original.
  public let original: String
}

extension CanonicalDifference {
  /// Compares canonical forms, or the documents themselves where those are the same.
  ///
  /// - Parameters:
  ///   - canonical: of the document.
  ///   - original: of the original.
  ///   - documents: the bytes of both documents, in the same order.
  static func between(
    _ canonical: [UInt8], _ original: [UInt8], documents: (found: [UInt8], original: [UInt8])
  ) -> CanonicalDifference {
    guard canonical != original else {
      let (cause, sentence) = OuterDifference.cause(documents.found, documents.original)
      return CanonicalDifference(
        cause: cause, sentence: sentence, offset: nil, path: nil, found: "", original: "")
    }
    let offset = zip(canonical, original).prefix { $0 == $1 }.count
    let (cause, sentence) = InnerDifference(canonical, original, offset).cause
    let tokens = CanonicalTokens(canonical)
    return CanonicalDifference(
      cause: cause, sentence: sentence, offset: offset, path: tokens.path(at: min(offset, canonical.count - 1)),
      found: excerpt(canonical, at: offset), original: excerpt(original, at: offset))
  }

  /// Some bytes around an offset, with line ends and other invisible characters written out.
  private static func excerpt(_ bytes: [UInt8], at offset: Int) -> String {
    let text = String(decoding: bytes[max(0, offset - 24)..<min(bytes.count, offset + 40)], as: UTF8.self)
    return text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "\n": result += "␊"
      case "\r": result += "␍"
      case "\t": result += "␉"
      case _
      where scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
        || scalar.properties.canonicalCombiningClass != .notReordered || scalar == "\u{A0}" || scalar == "\u{FFFD}":
        result += "⟨U+\(String(scalar.value, radix: 16, uppercase: true))⟩"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }
}

/// What sets documents apart whose canonical forms are the same; no signature over canonical XML notices.
enum OuterDifference {
  static func cause(_ found: [UInt8], _ original: [UInt8]) -> (String, String) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let tail = "Canonical XML does not contain that, so the signature does not depend on it"
    func withoutMark(_ bytes: [UInt8]) -> [UInt8] { bytes.starts(with: mark) ? Array(bytes.dropFirst(3)) : bytes }
    func withoutEnd(_ bytes: [UInt8]) -> [UInt8] {
      Array(bytes[..<((bytes.lastIndex { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } ?? -1) + 1)])
    }
    if found == original { return ("identical", "The documents are the same, byte for byte.") }
    if withoutMark(found) == withoutMark(original) {
      return ("byte-order-mark", "Only one of the documents begins with a byte order mark. \(tail).")
    }
    if withoutEnd(found) == withoutEnd(original) {
      return ("trailing-newline", "The documents differ only in white space at their end. \(tail).")
    }
    if found.replacingCRLF == original.replacingCRLF {
      return ("line-ends", "The documents differ only in their line ends, which every XML parser makes alike. \(tail).")
    }
    return (
      "serialization",
      "The documents are the same in canonical XML, and written differently: encoding, declaration, quotes, order of "
        + "attributes or empty tags. \(tail)."
    )
  }
}

extension [UInt8] {
  fileprivate var replacingCRLF: [UInt8] { replacing("\r\n", with: "\n").replacing("\r", with: "\n") }
}
