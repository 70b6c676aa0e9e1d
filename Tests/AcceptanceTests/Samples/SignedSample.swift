import Foundation
import SignetCertificates
import SignetFindings
import SignetSignatures
import TestSupport
import Testing

/// A signed document that someone else made, with what two stock verifiers say of it (`samples/BASELINE.md`).
struct SignedSample: Sendable, CustomTestStringConvertible {
  /// The path below the folder of samples.
  let path: String
  /// Whether the JDK accepts each signature, in document order.
  let acceptedByJDK: [Bool]
  /// Whether xmlsec1 accepts the first signature.
  let acceptedByXMLSec: Bool

  var testDescription: String { path }

  var bytes: [UInt8] {
    get throws { try [UInt8](contentsOf: Self.folder.appending(path: path)) }
  }

  static let folder = Project.shared.appending(path: "samples")

  /// Every row of the table.
  static let all: [SignedSample] = {
    let table = try? String(contentsOf: folder.appending(path: "BASELINE.md"), encoding: .utf8)
    return (table ?? "").split(separator: "\n").compactMap(SignedSample.init(row:))
  }()

  /// Reads `| path | valid INVALID | valid |`.
  private init?(row: Substring) {
    let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    guard cells.count == 3, cells[0].hasSuffix(".xml") else { return nil }
    path = cells[0]
    acceptedByJDK = cells[1].split(separator: " ").map { $0 == "valid" }
    acceptedByXMLSec = cells[2] == "valid"
  }
}

extension SignedSample {
  /// Samples on which the two stock verifiers disagree, and why the JDK's verdict is the right one.
  static let disputed: [String: String] = [
    "guatemala/gtdocumento-issuer-signature.xml":
      "a relative namespace name stops xmlsec1, but stands outside of what is signed",
    "spain-facturae/facturae-rb__signed_invoice.xml":
      "a reference without a URI, which only xmlsec1 takes for the whole document",
    "spain-ticketbai/barnetik__TicketBAI_Alta_Faktura__Alta_Factura_01_lehena__primera.xml":
      "xmlsec1 does not find the Ids that it was told of",
    "spain-ticketbai/barnetik__TicketBAI_Baligabetzea_Faktura__Anulacion_Factura_02.xml":
      "xmlsec1 does not find the Ids that it was told of",
  ]

  /// Samples that the JDK accepts against the standard: enveloped-signature comes after a canonicalization, whose octets
  /// hold no signature that could be told from others (XML Signature 1.1, section 6.6.4).
  static let acceptedAgainstTheStandard = "spain-ticketbai/barnetik__TicketBAI_"

  /// Samples whose signature holds while their XAdES properties break the standard, and the code that says so.
  static let againstXAdES: [String: FindingCode] = [
    // Target="#Signature" where the Id of the signature is "signature".
    "xades-generic/xades-extended-xl.xml": .xadesTargetMismatch,
    // An ObjectReference that is no "#…".
    "xades-generic/Signature-X-UK_ASC-2.xml": .xadesMalformed,
    // The digest of the certificate is no base64.
    "xades-generic/xades-sign-cert-v2-wrong-digest.xml": .xadesMalformed,
  ]

  /// A sample whose signer has a certificate with a critical extension that is not known: no chain is valid with it.
  static let withoutValidChain = "xades-generic/X_AT_SIT_1.xml"

  /// Samples with XAdES properties, and their form.
  static let forms: [(String, XAdESReport.Form)] = [
    ("colombia/applicationresponse-dian-signed.xml", .epes), ("ecuador/invoice-signed.xml", .bes),
    ("spain-facturae/official__factura_ejemplo2_32v1.xml", .epes),
    ("spain-ticketbai/ecommerce__issuance-signed.xml", .epes),
    ("xades-generic/dss-signed.xml", .baselineB), ("xades-generic/11068_signed.xml", .bes),
  ]

  /// The samples that are genuine as stored.
  static let genuine = all.filter {
    $0.acceptedByJDK.allSatisfy(\.self) && !$0.path.hasPrefix(acceptedAgainstTheStandard)
      && againstXAdES[$0.path] == nil
  }
}
