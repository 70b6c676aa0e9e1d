import Foundation

/// Changes to canonical bytes that signers, serializers and transports make.
struct TextChange: Sendable {
  /// What the change means.
  let meaning: Counterfactual
  /// The changed bytes, or nil where the change does nothing.
  let apply: @Sendable ([UInt8]) -> [UInt8]?

  private init(
    _ name: String, _ condition: String, remedy: String, _ apply: @escaping @Sendable ([UInt8]) -> [UInt8]?
  ) {
    meaning = Counterfactual(name, condition, remedy: remedy)
    self.apply = { bytes in
      guard let changed = apply(bytes), changed != bytes else { return nil }
      return changed
    }
  }

  /// All changes, the likely ones first.
  static let all = lineEnds + ends + spaces + characters + serializations
}

// MARK: - White space

extension TextChange {
  private static let keepLineEnds =
    "Let nothing between signing and verifying rewrite line ends: no text mode, no e-mail, no version control."

  private static let lineEnds = [
    TextChange("line-ends-crlf", "with CRLF line ends (written \"&#xD;\" in canonical XML)", remedy: keepLineEnds) {
      $0.replacing("\n", with: "&#xD;\n")
    },
    TextChange("line-ends-lf", "with LF line ends", remedy: keepLineEnds) {
      $0.replacing("&#xD;\n", with: "\n")
    },
    TextChange("line-ends-removed-cr", "without carriage returns", remedy: keepLineEnds) {
      $0.replacing("&#xD;", with: "")
    },
    TextChange(
      "line-ends-raw-crlf", "with raw CRLF line ends, which no canonicalization gives",
      remedy: "The signer digests text instead of canonical XML: its canonicalization is missing."
    ) { $0.replacing("&#xD;\n", with: "\n").replacing("\n", with: "\r\n") },
  ]

  private static let ends = [
    TextChange(
      "trailing-newline", "with a newline at its end",
      remedy: "The signer digests a text file instead of canonical XML, which ends with the last tag."
    ) { $0 + [0x0A] },
    TextChange(
      "trailing-crlf", "with CRLF at its end",
      remedy: "The signer digests a text file instead of canonical XML, which ends with the last tag."
    ) { $0 + [0x0D, 0x0A] },
    TextChange(
      "byte-order-mark", "with a byte order mark at its beginning",
      remedy: "The signer digests a text file instead of canonical XML, which has no byte order mark."
    ) { [0xEF, 0xBB, 0xBF] + $0 },
    TextChange(
      "nothing", "if it were empty: the digest is that of no bytes at all",
      remedy: "The signer's reference selected nothing, or its canonicalization failed without notice. Sign again."
    ) { _ in [] },
  ]

  private static let keepSpaces = "White space between elements is signed too: sign last, and send what was signed."

  private static let spaces =
    [
      TextChange("white-space-removed", "without the white space between its elements", remedy: keepSpaces) {
        CanonicalTokens($0).withoutBlanks()
      },
      TextChange(
        "text-trimmed", "without white space around the texts of its elements",
        remedy: "Send the texts as they were signed; nothing may trim or pad them."
      ) { CanonicalTokens($0).trimmed() },
    ]
    + [("2 spaces", "  "), ("4 spaces", "    "), ("a tab", "\t"), ("line breaks only", ""), ("3 spaces", "   ")]
    .flatMap { title, indent in
      [false, true].map { hasFinalBreak in
        TextChange(
          "indented", "indented with \(title)\(hasFinalBreak ? " and a line break at its end" : "")", remedy: keepSpaces
        ) { CanonicalTokens($0).indented(by: indent) + (hasFinalBreak ? [0x0A] : []) }
      }
    }
}

// MARK: - Characters

extension TextChange {
  private static let keepEncoding =
    "Read and write the document in the encoding that its XML declaration names; send the bytes that were signed."

  private static let characters = [
    TextChange("unicode-nfc", "in Unicode's composed form (NFC)", remedy: "Let nothing normalize text after signing.") {
      String(bytes: $0, encoding: .utf8).map { Array($0.precomposedStringWithCanonicalMapping.utf8) }
    },
    TextChange("unicode-nfd", "in Unicode's decomposed form (NFD)", remedy: "Let nothing normalize text after signing.")
    {
      String(bytes: $0, encoding: .utf8).map { Array($0.decomposedStringWithCanonicalMapping.utf8) }
    },
    TextChange(
      "encoding-repaired", "if its text, which was UTF-8 read as ISO-8859-1, is read right", remedy: keepEncoding
    ) {
      OneByteEncoding.latin1.encode($0).flatMap { $0.isUTF8 ? $0 : nil }
    },
    TextChange(
      "encoding-repaired-windows-1252", "if its text, which was UTF-8 read as Windows-1252, is read right",
      remedy: keepEncoding
    ) { OneByteEncoding.windows1252.encode($0).flatMap { $0.isUTF8 ? $0 : nil } },
    TextChange("encoding-misread", "if its UTF-8 is read as ISO-8859-1 (é becomes Ã©)", remedy: keepEncoding) {
      OneByteEncoding.latin1.decode($0)
    },
    TextChange("encoding-misread-windows-1252", "if its UTF-8 is read as Windows-1252", remedy: keepEncoding) {
      OneByteEncoding.windows1252.decode($0)
    },
    TextChange("encoding-latin1", "in ISO-8859-1 instead of UTF-8", remedy: canonicalIsUTF8) {
      OneByteEncoding.latin1.encode($0)
    },
    TextChange("encoding-windows-1252", "in Windows-1252 instead of UTF-8", remedy: canonicalIsUTF8) {
      OneByteEncoding.windows1252.encode($0)
    },
    TextChange("encoding-utf16", "in UTF-16 instead of UTF-8", remedy: canonicalIsUTF8) {
      String(bytes: $0, encoding: .utf8)?.data(using: .utf16LittleEndian).map { Array($0) }
    },
  ]

  private static let canonicalIsUTF8 = "Canonical XML is UTF-8 whatever the document's encoding; the signer's is not."
}

// MARK: - Serializations

extension TextChange {
  private static let useCanonicalization =
    "The signer digests the output of a serializer instead of canonical XML: its canonicalization is missing."

  private static let serializations =
    [
      TextChange("references-decimal", "with characters outside ASCII as &#233;", remedy: useCanonicalization) {
        $0.withReferences { "&#\($0.value);" }
      },
      TextChange("references-hexadecimal", "with characters outside ASCII as &#xE9;", remedy: useCanonicalization) {
        $0.withReferences { "&#x\(String($0.value, radix: 16, uppercase: true));" }
      },
      TextChange("references-lower-case", "with characters outside ASCII as &#xe9;", remedy: useCanonicalization) {
        $0.withReferences { "&#x\(String($0.value, radix: 16));" }
      },
      TextChange("quotes-escaped", "with quotes in text as &quot;", remedy: useCanonicalization) {
        CanonicalTokens($0).changingText { $0.replacing("\"", with: "&quot;") }
      },
      TextChange("quotes-and-apostrophes-escaped", "with quotes as &quot; and &apos;", remedy: useCanonicalization) {
        CanonicalTokens($0).changingText { $0.replacing("\"", with: "&quot;").replacing("'", with: "&apos;") }
      },
      TextChange("greater-than-unescaped", "with > in text unescaped", remedy: useCanonicalization) {
        CanonicalTokens($0).changingText { $0.replacing("&gt;", with: ">") }
      },
      TextChange("empty-tags", "with <empty/> for elements without content", remedy: useCanonicalization) {
        CanonicalTokens($0).withEmptyTags("/>")
      },
      TextChange("empty-tags-spaced", "with <empty /> for elements without content", remedy: useCanonicalization) {
        CanonicalTokens($0).withEmptyTags(" />")
      },
    ]
    + ["UTF-8", "utf-8"].flatMap { encoding in
      ["", " standalone=\"no\"", " standalone=\"yes\""].flatMap { standalone in
        ["", "\n", "\r\n"].map { lineEnd in
          TextChange("xml-declaration", "with an XML declaration before it", remedy: useCanonicalization) {
            Array("<?xml version=\"1.0\" encoding=\"\(encoding)\"\(standalone)?>\(lineEnd)".utf8) + $0
          }
        }
      }
    }
}
