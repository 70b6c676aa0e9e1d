import Foundation
import SignetCrypto
import SignetFindings
import SignetSignatures
import SignetXML

/// Paraguay: the QR code of a document (`dCarQR`), which ends in a digest over its fields and the taxpayer's secret (CSC).
///
/// Source: DNIT, Manual Técnico SIFEN 150, section 13.8 "Código QR": fields as the parameters of an address, texts in hexadecimal
/// where the manual says so; `cHashQR` is the SHA-256 over the parameters and the secret. It follows the signature.
struct ParaguayanCode: Stamp {
  private static let name = StampName.pyQR
  private static let namespace = "http://ekuatia.set.gov.py/sifen/xsd"
  private static let address = "https://ekuatia.set.gov.py/consultas/qr?"

  var moment: StampMoment { .afterSigning }
  var inputs: [StampInput] {
    [
      StampInput("csc", .file, "the taxpayer's secret (CSC), alone in a file"),
      StampInput("csc-id", .value, "the number of the secret (IdCSC)"),
      StampInput(
        "qr-url", .value, isRequired: false, "the address for QR codes, up to ?; that of production without it"),
    ]
  }

  func apply(to document: [UInt8], _ job: StampJob) throws(SignetError) -> [UInt8] {
    let tree = try XMLTree(parsing: document, limits: job.limits)
    let roots = Self.roots(in: tree)
    guard !roots.isEmpty else { throw try Self.name.unfit(tree) }
    var address = job.inputs.values["qr-url"] ?? Self.address
    if !address.hasSuffix("?") { address += "?" }
    let id = try job.inputs.required("csc-id", for: Self.name)
    let secret = try job.inputs.secretText("csc", for: Self.name)
    let editor = DocumentEditor(tree, original: document)
    for root in roots {
      let fields = try Self.fields(of: root, id)
      let code = Markup.escaped("\(address)\(fields)&cHashQR=\(Self.digest(fields, secret))")
      try put(code, into: root, editor)
    }
    return try editor.finish()
  }

  private func put(_ code: String, into root: XMLElement, _ editor: DocumentEditor) throws(SignetError) {
    if let place = root.find("gCamFuFD/dCarQR") {
      guard place.isEmpty else { throw Self.name.alreadyPresent(place) }
      editor.replaceContent(of: place, with: Array(code.utf8))
    } else if let group = root.find("gCamFuFD") {
      throw group.missing("dCarQR, which may be empty")
    } else {
      let prefix = root.prefix.map { "\($0):" } ?? ""
      let markup = "<\(prefix)gCamFuFD><\(prefix)dCarQR>\(code)</\(prefix)dCarQR></\(prefix)gCamFuFD>"
      editor.insert(Array(markup.utf8), at: .lastChild(of: root))
    }
  }

  func check(_ tree: XMLTree, _ inputs: StampInputs) throws(SignetError) -> [Finding] {
    let roots = Self.roots(in: tree)
    guard !roots.isEmpty else { return [Self.name.malformed(try tree.root, "this is no document (rDE) of SIFEN")] }
    var findings: [Finding] = []
    for root in roots {
      do throws(SignetError) {
        findings += try check(root, inputs)
      } catch  where error.finding.code == .stampFieldUnfit {
        findings.append(Self.name.malformed(root, error.finding.message))
      }
    }
    return findings
  }

  private func check(_ root: XMLElement, _ inputs: StampInputs) throws(SignetError) -> [Finding] {
    guard let text = try root.optionalField("gCamFuFD/dCarQR"), !text.isEmpty else { return [Self.name.absent(root)] }
    let place = root.find("gCamFuFD/dCarQR") ?? root
    guard let match = text.wholeMatch(of: /[^?]*\?(.*&IdCSC=([0-9]+))&cHashQR=([0-9a-f]{64})/) else {
      return [Self.name.malformed(place, "it is no address with IdCSC and cHashQR")]
    }
    let (_, found, id, digest) = match.output
    var findings: [Finding] = []
    let fields = try Self.fields(of: root, String(id))
    if found != fields { findings.append(Self.name.mismatch(place, "its parameters should be \(fields)")) }
    guard let secret = inputs.optionalSecretText("csc") else {
      let note = Self.name.notChecked(
        place, "its digest needs the taxpayer's secret", hint: "Give it with --stamp-file csc=PATH if it is yours.")
      return findings + [note]
    }
    if Self.digest(String(found), secret) != digest {
      findings.append(Self.name.wrongValue(place, "cHashQR is not the digest of the parameters and the secret"))
    }
    return findings
  }

  func values(of tree: XMLTree) throws(SignetError) -> [StampValue] {
    guard let code = try Self.roots(in: tree).first?.optionalField("gCamFuFD/dCarQR") else { return [] }
    return [StampValue("qr", code)]
  }

  private static func roots(in tree: XMLTree) -> [XMLElement] { tree.elements(named: "rDE", in: namespace) }

  private static func digest(_ fields: String, _ secret: String) -> String {
    Hexadecimal.encode(DigestAlgorithm.sha256.digest(of: Array((fields + secret).utf8)))
  }

  /// The parameters, in their order.
  private static func fields(of root: XMLElement, _ secretID: String) throws(SignetError) -> String {
    guard let body = root.find("DE"),
      let signature = root.children.first(where: { $0.isNamed("Signature", in: Namespace.xmldsig) })
    else { throw root.missing("DE and its Signature") }
    let receiver = "gDatGralOpe/gDatRec/"
    let digest = try signature.field("SignedInfo/Reference/DigestValue").withoutWhiteSpace
    let ruc = try body.optionalField(receiver + "dRucRec")
    let other = try body.optionalField(receiver + "dNumIDRec")
    let parameters: [(String, String)] = [
      ("nVersion", try root.field("dVerFor")), ("Id", try body.requiredAttribute("Id")),
      ("dFeEmiDE", Hexadecimal.encode(try body.field("gDatGralOpe/dFeEmiDE").utf8)),
      (ruc == nil ? "dNumIDRec" : "dRucRec", ruc ?? other ?? "0"),
      ("dTotGralOpe", try body.optionalField("gTotSub/dTotGralOpe") ?? "0"),
      ("dTotIVA", try body.optionalField("gTotSub/dTotIVA") ?? "0"),
      ("cItems", String(body.find("gDtipDE")?.children.count { $0.localName == "gCamItem" } ?? 0)),
      ("DigestValue", Hexadecimal.encode(digest.utf8)), ("IdCSC", secretID),
    ]
    return parameters.map { "\($0)=\($1)" }.joined(separator: "&")
  }
}
