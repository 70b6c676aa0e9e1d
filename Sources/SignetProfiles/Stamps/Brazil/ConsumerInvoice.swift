import SignetCrypto
import SignetFindings
import SignetSignatures
import SignetXML

/// Brazil: what the QR code of a consumer's invoice (NFC-e, model 65) is made of.
struct ConsumerInvoice {
  /// The document.
  let root: XMLElement
  /// What is signed of it.
  let body: XMLElement
  /// The access key: 44 digits, or letters in a newer tax number.
  let key: String
  /// 1 for production, 2 for tests.
  let environment: String

  /// Every invoice of a document, which may be a lot.
  static func all(in tree: XMLTree) throws(SignetError) -> [ConsumerInvoice] {
    try tree.elements(named: "NFe", in: Namespace.nfe).map { root throws(SignetError) in try ConsumerInvoice(root) }
  }

  private init(_ root: XMLElement) throws(SignetError) {
    guard let body = root.find("infNFe") else { throw root.missing("infNFe") }
    self.root = root
    self.body = body
    key = String(try body.requiredAttribute("Id").dropFirst("NFe".count))
    environment = try body.field("ide/tpAmb")
  }

  /// Whether it was issued off-line (`tpEmis` 9), so that the code must prove itself.
  func isOffline() throws(SignetError) -> Bool { try body.field("ide/tpEmis") == "9" }

  /// The day of the month on which it was issued, two digits.
  func day() throws(SignetError) -> String {
    let time = try body.field("ide/dhEmi")
    guard let match = time.prefixMatch(of: /[0-9]{4}-[0-9]{2}-([0-9]{2})/) else {
      throw body.missing("ide/dhEmi as a date and time")
    }
    return String(match.output.1)
  }

  /// The total.
  func total() throws(SignetError) -> String { try body.field("total/ICMSTot/vNF") }

  /// The kind of the receiver's number and the number: 1 CNPJ, 2 CPF, 3 a foreigner's, which is not told; none of a receiver
  /// who is not named (Especificação Técnica DANFE NFC-e e QR Code 6.0).
  func receiver() throws(SignetError) -> (kind: String, number: String) {
    if let number = try body.optionalField("dest/CNPJ") { return ("1", number) }
    if let number = try body.optionalField("dest/CPF") { return ("2", number) }
    return (body.find("dest/idEstrangeiro") == nil ? "" : "3", "")
  }

  /// The signature of the invoice.
  func signature() throws(SignetError) -> XMLElement {
    guard let signature = root.children.first(where: { $0.isNamed("Signature", in: Namespace.xmldsig) }) else {
      throw root.missing("Signature")
    }
    return signature
  }

  /// The digest of the signed invoice, its base64 text in hexadecimal.
  func digest() throws(SignetError) -> String {
    let digest = try signature().field("SignedInfo/Reference/DigestValue")
    return Hexadecimal.encode(digest.withoutWhiteSpace.utf8)
  }

  /// What a QR code says after `?p=`, between its bars; nil where there is none.
  func code() throws(SignetError) -> [String]? {
    guard let text = try root.optionalField("infNFeSupl/qrCode"), let start = text.firstRange(of: "?p=") else {
      return nil
    }
    return text[start.upperBound...].split(separator: "|", omittingEmptySubsequences: false).map(String.init)
  }
}
