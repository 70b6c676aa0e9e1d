import Foundation
import SignetSignatures
import TestSupport

/// The Python package signxml (lxml and cryptography).
struct SignXML: IndependentVerifier {
  func limitation(for document: SignedDocument) -> String? {
    if document.profile.id.contains("with-comments") {
      return "signxml keeps comments in same-document references, against RFC 3275, section 4.3.3.3"
    }
    if document.profile.signatures[0].references.map(\.subject) == [.document],
      document.original.hasInstructionsAroundRoot
    {
      return "signxml reads the whole document as its root element, without the processing instructions around it"
    }
    return nil
  }

  func refusals(of files: [URL]) throws -> [URL: String] {
    let program = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "verify_signxml.py").path
    return try Command.run(Project.peersPython.path, [program] + files.map(\.path))
      .refusals(of: files)
  }
}

extension UnsignedDocument {
  /// Whether a processing instruction stands before or after the root element.
  fileprivate var hasInstructionsAroundRoot: Bool {
    let text = String(decoding: bytes.filter { $0 != 0 && $0 < 0x80 }, as: UTF8.self)
    let first = text.firstMatch(of: /<[A-Za-z]/)?.range.lowerBound ?? text.endIndex
    let last = text.ranges(of: "</").last?.upperBound ?? text.startIndex
    return text[..<first].replacing("<?xml ", with: "").contains("<?") || text[max(first, last)...].contains("<?")
  }
}
