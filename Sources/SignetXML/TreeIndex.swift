import CLibXML2

/// What would otherwise be searched for again and again in a tree: which elements an Id names, and where each element
/// stands among its siblings. Built where it is first asked for, and dropped when the tree changes.
///
/// A document with thousands of references costs one walk, not one for each.
final class TreeIndex {
  private var carriers: [Set<ExactText>: Carriers] = [:]
  private var siblings: [UnsafeMutableRawPointer: Siblings] = [:]
  /// How often a place among the children of an element was asked for.
  private var questions: [UnsafeMutableRawPointer: Int] = [:]

  /// The elements with an Id, by a hash of its bytes; whoever asks compares the bytes.
  typealias Carriers = [Int: [(element: xmlNodePtr, attribute: xmlAttrPtr)]]

  /// The places of the children of one element.
  typealias Siblings = [UnsafeMutableRawPointer: Place]

  /// Where an element stands among its siblings.
  struct Place {
    /// The place among all, from 1.
    let ordinal: Int
    /// The place among those of the same name, from 1, or nil where there is just one.
    let position: Int?
    /// Whether a sibling is written alike and has another name, because the prefix means another namespace there.
    let isWrittenAmbiguously: Bool
  }

  /// The elements with an Id, made by `make` the first time.
  func carriers(_ idAttributes: Set<ExactText>, _ make: () -> Carriers) -> Carriers {
    if let known = carriers[idAttributes] { return known }
    let made = make()
    carriers[idAttributes] = made
    return made
  }

  /// Where an element stands.
  func place(of node: xmlNodePtr) -> Place {
    let parent = node.pointee.parent.map { UnsafeMutableRawPointer($0) } ?? UnsafeMutableRawPointer(node)
    if let known = siblings[parent]?[UnsafeMutableRawPointer(node)] { return known }
    questions[parent, default: 0] += 1
    // Most are asked for once, and need no memory.
    guard questions[parent, default: 0] > 8 else { return Self.place(counting: node) }
    let made = Self.places(around: node)
    siblings[parent] = made
    return made[UnsafeMutableRawPointer(node)] ?? Place(ordinal: 1, position: nil, isWrittenAmbiguously: false)
  }

  private static func place(counting node: xmlNodePtr) -> Place {
    var (ordinal, before, total, isAmbiguous) = (0, 0, 0, false)
    var hasPassed = false
    var next = node.pointee.parent?.pointee.children ?? node
    while true {
      if next.pointee.type == XML_ELEMENT_NODE {
        let isAlike = xmlStrEqual(next.pointee.name, node.pointee.name) == 1
        let (one, other) = (next.pointee.ns, node.pointee.ns)
        if isAlike, xmlStrEqual(one?.pointee.href, other?.pointee.href) == 1 {
          total += 1
          if !hasPassed { before += 1 }
        } else if isAlike, xmlStrEqual(one?.pointee.prefix, other?.pointee.prefix) == 1 {
          isAmbiguous = true
        }
        if !hasPassed { ordinal += 1 }
        if next == node { hasPassed = true }
      }
      guard let sibling = next.pointee.next else { break }
      next = sibling
    }
    return Place(ordinal: ordinal, position: total == 1 ? nil : before, isWrittenAmbiguously: isAmbiguous)
  }

  private static func places(around node: xmlNodePtr) -> Siblings {
    let first = node.pointee.parent?.pointee.children ?? node
    let elements = sequence(first: first) { $0.pointee.next }.filter { $0.pointee.type == XML_ELEMENT_NODE }
    var total: [Name: Int] = [:]
    var writings: [Name: Set<Name>] = [:]
    let names = elements.map { element in (Name(expanded: element), Name(written: element)) }
    for (expanded, written) in names {
      total[expanded, default: 0] += 1
      writings[written, default: []].insert(expanded)
    }
    var seen: [Name: Int] = [:]
    var places: Siblings = [:]
    places.reserveCapacity(elements.count)
    for (index, (element, (expanded, written))) in zip(elements, names).enumerated() {
      seen[expanded, default: 0] += 1
      places[UnsafeMutableRawPointer(element)] = Place(
        ordinal: index + 1, position: total[expanded] == 1 ? nil : seen[expanded],
        isWrittenAmbiguously: (writings[written]?.count ?? 1) > 1)
    }
    return places
  }

  /// A name, compared byte by byte.
  private struct Name: Hashable {
    let bytes: [UInt8]

    /// The local name and the namespace name.
    init(expanded element: xmlNodePtr) {
      bytes = Name.bytes(element.pointee.name) + [0] + Name.bytes(element.pointee.ns?.pointee.href)
    }

    /// The prefix and the local name.
    init(written element: xmlNodePtr) {
      bytes = Name.bytes(element.pointee.ns?.pointee.prefix) + [0] + Name.bytes(element.pointee.name)
    }

    private static func bytes(_ text: UnsafePointer<xmlChar>?) -> [UInt8] {
      text.map { Array(UnsafeBufferPointer(start: $0, count: Int(xmlStrlen($0)))) } ?? []
    }
  }
}
