import CLibXML2

/// The namespace names that were met, by number: equal names have equal numbers.
///
/// What libxml2 thinks of each is remembered from one document to the next.
struct NamespaceNames: ~Copyable {
  private struct Name: BitwiseCopyable {
    var start: Int
    var length: Int
    var isAbsolute: Bool
  }

  /// No namespace.
  static let none = 0
  /// The namespace of `xml:lang`.
  static let xml = 1
  /// A hostile document could make every search long.
  private static let most = 256

  private var text: UnsafeMutablePointer<UInt8>
  private var textCapacity = 4_096
  private var textCount = 0
  private var names = ReusedStack<Name>(capacity: 64)
  private var kept = 0

  init() {
    text = .allocate(capacity: textCapacity)
    for name: StaticString in ["", "http://www.w3.org/XML/1998/namespace"] {
      _ = try? add(name.utf8Start, name.utf8CodeUnitCount)
    }
  }

  deinit { text.deallocate() }

  /// Keeps the names that are there now for good; those that come later may be forgotten.
  mutating func keep() { kept = names.count }

  /// Forgets names where there are many, before a document is read.
  mutating func trim() {
    guard names.count > Self.most / 2 else { return }
    textCount = names[kept - 1].start + names[kept - 1].length
    names.removeLast(to: kept)
  }

  /// The number of a name that the caller asks for.
  mutating func add(_ start: UnsafePointer<UInt8>, _ length: Int) throws(StepAside) -> Int {
    if let known = find(start, length) { return known }
    return try append(start, length, isAbsolute: false)
  }

  /// The number of a name that a document declares.
  mutating func declared(_ start: UnsafePointer<UInt8>, _ length: Int) throws(StepAside) -> Int {
    if length == 0 { return Self.none }
    if let known = find(start, length) {
      guard names[known].isAbsolute else {
        guard known != Self.xml, Self.isAbsolute(start, length) else { throw .namespace }
        names[known].isAbsolute = true
        return known
      }
      return known
    }
    guard Self.isAbsolute(start, length) else { throw .namespace }
    return try append(start, length, isAbsolute: true)
  }

  /// Whether one name comes before another in the order of their bytes.
  @inline(__always)
  func precedes(_ left: Int, _ right: Int) -> Bool {
    let (left, right) = (names[left], names[right])
    return ByteOrder.precedes(text + left.start, left.length, text + right.start, right.length)
  }

  private func find(_ start: UnsafePointer<UInt8>, _ length: Int) -> Int? {
    for index in 0..<names.count {
      let name = names[index]
      if ByteOrder.equal(text + name.start, name.length, start, length) { return index }
    }
    return nil
  }

  private mutating func append(
    _ start: UnsafePointer<UInt8>, _ length: Int, isAbsolute: Bool
  ) throws(StepAside) -> Int {
    guard names.count < Self.most, length < 4_096 else { throw .limit }
    if textCount + length > textCapacity {
      textCapacity = 2 * textCapacity + length
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: textCapacity)
      larger.moveInitialize(from: text, count: textCount)
      text.deallocate()
      text = larger
    }
    (text + textCount).initialize(from: start, count: length)
    names.append(Name(start: textCount, length: length, isAbsolute: isAbsolute))
    textCount += length
    return names.count - 1
  }

  /// Whether libxml2 takes a name as an absolute URI; a relative one has no canonical form. Names in other than plain
  /// characters, which libxml2 would write in several ways, and that of `xmlns` itself, are left to it.
  private static func isAbsolute(_ start: UnsafePointer<UInt8>, _ length: Int) -> Bool {
    let bytes = UnsafeBufferPointer(start: start, count: length)
    guard bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !#""'<>&"#.utf8.contains($0) }) else { return false }
    let name = String(decoding: bytes, as: UTF8.self)
    guard name != "http://www.w3.org/2000/xmlns/", let uri = xmlParseURI(name) else { return false }
    defer { xmlFreeURI(uri) }
    return uri.pointee.scheme.map { $0[0] != 0 } ?? false
  }
}
