import Foundation
import SignetXML
import TestSupport

/// xmlsec1, the command line of libxmlsec1 (C, libxml2, OpenSSL). Checks the chain too.
struct XMLSec: IndependentVerifier {
  /// The options that tell of the attributes that are Ids.
  private let idOptions: [String]
  /// The options that say who is trusted.
  private var trustOptions = ["--trusted-pem", Vector.root, "--untrusted-pem", Vector.intermediate]

  /// Tells of the Ids in the project's own documents.
  init() {
    let ids =
      [
        "http://www.portalfiscal.inf.br/nfe:infNFe", "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2:Invoice",
        "x", "urn:example:a:x", "urn:example:default:x", "urn:example:invoice:Invoice", "urn:example:invoice:Part",
        "http://uri.etsi.org/01903/v1.3.2#:SignedProperties",
      ]
      + ["KeyInfo", "Object", "Manifest", "SignatureValue"].map { "http://www.w3.org/2000/09/xmldsig#:\($0)" }
    idOptions = ids.flatMap { ["--id-attr:Id", $0] } + ["--id-attr:id", "factura"]
  }

  /// Looks up which elements have Ids; checks no chain.
  init(lookingInto files: [URL]) throws {
    var options: Set<[String]> = []
    for file in files {
      for element in try XMLTree(parsing: [UInt8](contentsOf: file)).root.descendants {
        let name = [element.namespace, element.localName].compactMap(\.self).joined(separator: ":")
        for attribute in ["Id", "ID", "id"] where element.attribute(attribute) != nil {
          options.insert(["--id-attr:\(attribute)", name])
        }
      }
    }
    idOptions = options.sorted { $0.joined() < $1.joined() }.flatMap(\.self)
    trustOptions = ["--insecure"]
  }

  func limitation(for document: SignedDocument) -> String? { nil }

  func refusals(of files: [URL]) throws -> [URL: String] {
    guard try verify(files).status != 0 else { return [:] }
    return try files.reduce(into: [:]) { refusals, file in
      let result = try verify([file])
      if result.status != 0 { refusals[file] = result.errors }
    }
  }

  /// Stops at the first file that does not verify.
  private func verify(_ files: [URL]) throws -> Command.Result {
    try Command.run("xmlsec1", ["--verify"] + trustOptions + idOptions + files.map(\.path))
  }
}
