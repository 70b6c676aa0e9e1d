/// The comparison of Ids and URIs: byte by byte.
///
/// Swift takes canonically equivalent texts for equal (U+212A KELVIN SIGN and `K`), and XML does not: two Ids that differ so
/// name two elements, and a forger may write the other one.
enum Fragment {
  /// Whether a URI is `#` and an Id.
  static func isReference(_ uri: String?, to id: String?) -> Bool {
    guard let uri, let id, uri.utf8.first == UInt8(ascii: "#") else { return false }
    return uri.utf8.dropFirst().elementsEqual(id.utf8)
  }
}
