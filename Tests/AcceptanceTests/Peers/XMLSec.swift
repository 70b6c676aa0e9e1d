import Foundation
import TestSupport

/// xmlsec1, the command line of libxmlsec1 (C, libxml2, OpenSSL). Checks the chain too.
struct XMLSec: IndependentVerifier {
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
    let ids =
      [
        "http://www.portalfiscal.inf.br/nfe:infNFe", "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2:Invoice",
        "x", "urn:example:a:x", "urn:example:default:x", "urn:example:invoice:Invoice", "urn:example:invoice:Part",
        "http://uri.etsi.org/01903/v1.3.2#:SignedProperties",
      ]
      + ["KeyInfo", "Object", "Manifest", "SignatureValue"].map { "http://www.w3.org/2000/09/xmldsig#:\($0)" }
    return try Command.run(
      "xmlsec1",
      ["--verify", "--trusted-pem", Vector.root, "--untrusted-pem", Vector.intermediate]
        + ids.flatMap { ["--id-attr:Id", $0] } + ["--id-attr:id", "factura"] + files.map(\.path))
  }
}
