import Foundation
import SignetSignatures
import SignetXML
import Testing

extension [UInt8] {
  /// Where the signatures of a document stand in its bytes, in document order. None may stand in another.
  func ranges(ofSignaturesIn tree: XMLTree) throws -> [Range<Int>] {
    let data = Data(self)
    var end = data.startIndex
    return try tree.signatures.map { signature in
      let tag = Data("<\(signature.qualifiedName)".utf8)
      var start = try #require(data.range(of: tag, in: end..<data.endIndex))
      // The name ends there: another element's may begin in the same way.
      while !Array(" >\n\r\t".utf8).contains(data[start.upperBound]) {
        start = try #require(data.range(of: tag, in: start.upperBound..<data.endIndex))
      }
      let close = Data("</\(signature.qualifiedName)>".utf8)
      end = try #require(data.range(of: close, in: start.upperBound..<data.endIndex)).upperBound
      return start.lowerBound..<end
    }
  }
}
