import ArgumentParser
import Signet

extension DigestAlgorithm: ExpressibleByArgument {}

/// `signet canonicalize`: the bytes that a digest is made of.
struct CanonicalizeCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "canonicalize",
    abstract: "Write the canonical bytes of a document or a part of it.",
    discussion: """
      Shows what a signature's digest is made of. For example the DigestValue that an NF-e ought to have:

        signet canonicalize invoice.xml --id NFe35240111222333000181550010000000011000000017 --digest sha1

      or one element with all that is in it:

        signet canonicalize invoice.xml --namespace n=http://www.portalfiscal.inf.br/nfe \\
          --xpath '//n:emit/descendant-or-self::node() | //n:emit//@* | //n:emit//namespace::*'
      """)

  @Argument(help: "The document; - is standard input.", completion: .file())
  var file: String

  @Option(help: "The method: its URI or a short name.")
  var method = CanonicalizationMethod.c14n10

  @Option(
    help: ArgumentHelp(
      "A prefix that an exclusive method treats inclusively; #default is the default namespace. Repeatable.",
      valueName: "prefix"))
  var inclusivePrefix: [String] = []

  @Option(help: "Only the element with this Id, and all that is in it.")
  var id: String?

  @Option(help: ArgumentHelp("Only the nodes that an XPath 1.0 expression selects.", valueName: "expression"))
  var xpath: String?

  @Option(help: ArgumentHelp("A prefix in the XPath expression. Repeatable.", valueName: "prefix=uri"))
  var namespace: [NamespaceDeclaration] = []

  @Option(help: ArgumentHelp("Write this digest of the canonical bytes in their place.", valueName: "algorithm"))
  var digest: DigestAlgorithm?

  @Flag(name: .customLong("allow-dtd"), help: "Accept a document type declaration: for files that you trust.")
  var allowsDTD = false

  @Option(name: .shortAndLong, help: "Where to write; - is standard output.", completion: .file())
  var output = "-"

  @OptionGroup var outputOptions: OutputOptions

  func validate() throws {
    if id != nil && xpath != nil { throw ValidationError("Choose --id or --xpath.") }
    if !inclusivePrefix.isEmpty && !method.isExclusive {
      throw ValidationError("--inclusive-prefix needs an exclusive method: --method exc-c14n.")
    }
  }

  func report(to console: Console) throws -> ExitStatus {
    let bytes = try canonicalBytes()
    if let digest {
      let value = digest.digest(of: bytes)
      try console.line("\(digest.rawValue) hexadecimal \(Hexadecimal.encode(value))")
      try console.line("\(digest.rawValue) base64 \(Base64.encode(value))")
    } else if output != "-" || !console.options.json {
      try OutputFile.write(bytes, to: output)
    }
    try console.json(CanonicalReport(bytes, method: method, digest: digest, isWritten: output != "-"))
    return .success
  }

  private func canonicalBytes() throws -> [UInt8] {
    var limits = ParsingLimits()
    limits.allowsDTD = allowsDTD
    let input = try InputFile(reading: file, limit: limits.bytes)
    do {
      return try bytes(of: try XMLTree(parsing: input.bytes, limits: limits))
    } catch {
      throw error.about(.file(path: file, position: nil))
    }
  }

  private func bytes(of tree: XMLTree) throws(SignetError) -> [UInt8] {
    let canonicalizer = Canonicalizer(Canonicalization(method, inclusivePrefixes: inclusivePrefix))
    if let xpath {
      let namespaces = Dictionary(namespace.map { ($0.prefix, $0.uri) }, uniquingKeysWith: { _, last in last })
      return try canonicalizer.bytes(of: XPathSelection(xpath, namespaces: namespaces), in: tree)
    }
    guard let id else { return try canonicalizer.bytes(of: DocumentSubset(.document(tree))) }
    return try canonicalizer.bytes(of: DocumentSubset(.element(try tree.element(withID: id))))
  }
}
