import SignetXML

/// References by Id: `#` and the Id.
enum Fragment {
  /// The Id to which a URI refers; nil where it is anything else than `#` and something.
  ///
  /// What follows `#` may combine with it into one character of Swift's, and is a character of its own to XML.
  static func id(in uri: String) -> String? {
    guard uri.utf8.first == UInt8(ascii: "#"), uri.utf8.count > 1 else { return nil }
    return String(decoding: uri.utf8.dropFirst(), as: UTF8.self)
  }

  /// Whether a URI refers to an Id.
  static func isReference(_ uri: String?, to id: String?) -> Bool {
    guard let id, let target = uri.flatMap(Self.id) else { return false }
    return target.isExactly(id)
  }
}
