import Foundation
import SignetCrypto
import SignetFindings
import SignetSignatures
import SignetXML

/// The Basque Country's TicketBAI: the link of an invoice to the one before it; and, when it is signed, its identifier and the
/// address of its QR code.
///
/// Source: TicketBAI, "Especificaciones funcionales y técnicas", sections on `HuellaTBAI` (the first 100 characters of the
/// previous `SignatureValue`) and on the identifier and the QR code (the first 13 characters, with CRC-8).
struct TicketBAI: Stamp {
  /// Whose tax office the invoice is for; each answers its QR codes at its own address.
  enum Province: String {
    case araba = "https://ticketbai.araba.eus/tbai/qrtbai/"
    case bizkaia = "https://batuz.eus/QRTBAI/"
    case gipuzkoa = "https://tbai.egoitza.gipuzkoa.eus/qr/"
  }

  let name: StampName
  let province: Province

  private static let namespace = "urn:ticketbai:emision"
  private static let cancellation = "urn:ticketbai:anulacion"
  private static let link = "EncadenamientoFacturaAnterior"

  var moment: StampMoment { .beforeSigning }
  var inputs: [StampInput] {
    [
      StampInput(
        "previous", .file, isRequired: false, isForOneDocument: true,
        "the signed invoice before this one; without it, this is the first")
    ]
  }

  func apply(to document: [UInt8], _ job: StampJob) throws(SignetError) -> [UInt8] {
    let tree = try XMLTree(parsing: document, limits: job.limits)
    if try tree.root("AnulaTicketBai", in: Self.cancellation) != nil { return document }
    guard let root = try tree.root("TicketBai", in: Self.namespace) else { throw try name.unfit(tree) }
    guard let mark = try part("HuellaTBAI", of: root) else { throw root.missing("HuellaTBAI") }
    guard job.inputs.files["previous"] != nil else { return document }
    guard mark.find(Self.link) == nil else { throw name.alreadyPresent(mark) }
    let previous = try Previous(try job.inputs.file("previous", for: name), job.limits)
    guard let next = mark.children.first else { throw mark.missing("Software") }
    let editor = DocumentEditor(tree, original: document)
    editor.insert(Array(previous.markup.utf8), at: .before(next))
    return try editor.finish()
  }

  func check(_ tree: XMLTree, _ inputs: StampInputs) throws(SignetError) -> [Finding] {
    if try tree.root("AnulaTicketBai", in: Self.cancellation) != nil { return [] }
    guard let root = try tree.root("TicketBai", in: Self.namespace), let mark = try part("HuellaTBAI", of: root) else {
      return [name.malformed(try tree.root, "this is no TicketBai with a HuellaTBAI")]
    }
    let link = mark.find(Self.link)
    guard inputs.files["previous"] != nil else {
      let what = link == nil ? "whether it is the first of its device" : "whether it follows on the invoice before"
      return shape(of: link)
        + [name.notChecked(mark, what, hint: "Give the signed invoice before it with --stamp-file previous=PATH.")]
    }
    guard let link else { return [name.absent(mark)] }
    let previous = try Previous(try inputs.file("previous", for: name), ParsingLimits())
    var findings = shape(of: link)
    for (path, value) in previous.fields where try link.optionalField(path) ?? "" != value ?? "" {
      findings.append(name.mismatch(link, "\(path) is not that of the invoice before"))
    }
    return findings
  }

  func values(of tree: XMLTree) throws(SignetError) -> [StampValue] {
    guard let root = try tree.root("TicketBai", in: Self.namespace), !tree.signatures.isEmpty else { return [] }
    let signature = try tree.firstSignature().value
    guard let header = try part("Factura", of: root)?.find("CabeceraFactura") else {
      throw root.missing("Factura/CabeceraFactura")
    }
    let day = try header.field("FechaExpedicionFactura").split(separator: "-")
    guard day.count == 3 else { throw header.missing("FechaExpedicionFactura as DD-MM-YYYY") }
    let issuer = try part("Sujetos", of: root)?.field("Emisor/NIF") ?? ""
    let start = "TBAI-\(issuer)-\(day[0])\(day[1])\(day[2].suffix(2))-\(signature.prefix(13))-"
    let identifier = start + CRC8.digits(of: start)
    let total = try part("Factura", of: root)?.field("DatosFactura/ImporteTotalFactura") ?? ""
    let address =
      "\(province.rawValue)?id=\(identifier.percentEncoded)"
      + "&s=\((try header.optionalField("SerieFactura") ?? "").percentEncoded)"
      + "&nf=\(try header.field("NumFactura").percentEncoded)&i=\(total.percentEncoded)"
    return [
      StampValue("tbai-identifier", identifier), StampValue("qr", "\(address)&cr=\(CRC8.digits(of: address))"),
    ]
  }

  /// The parts of an invoice are in no namespace, its root is.
  private func part(_ name: String, of root: XMLElement) throws(SignetError) -> XMLElement? {
    root.children.first { $0.isNamed(name, in: nil) }
  }

  /// A link that can be none.
  private func shape(of link: XMLElement?) -> [Finding] {
    guard let link else { return [] }
    let value = (try? link.field("SignatureValueFirmaFacturaAnterior")) ?? ""
    guard (1...100).contains(value.count) else {
      return [name.malformed(link, "it has not the first 100 characters of a signature")]
    }
    return []
  }

  /// What a link says of the invoice before.
  private struct Previous {
    let fields: [(name: String, value: String?)]

    init(_ file: SecretBytes, _ limits: ParsingLimits) throws(SignetError) {
      let tree = try XMLTree(parsing: file.withUnsafeBytes { Array($0) }, limits: limits)
      guard let root = try tree.root("TicketBai", in: TicketBAI.namespace),
        let header = root.children.first(where: { $0.isNamed("Factura", in: nil) })?.find("CabeceraFactura"),
        !tree.signatures.isEmpty
      else {
        throw SignetError(
          .stampInputInvalid, message: "The file given as previous is no signed TicketBai.",
          hint: "Give the signed invoice that was issued before this one.")
      }
      fields = [
        ("SerieFacturaAnterior", try header.optionalField("SerieFactura")),
        ("NumFacturaAnterior", try header.field("NumFactura")),
        ("FechaExpedicionFacturaAnterior", try header.field("FechaExpedicionFactura")),
        ("SignatureValueFirmaFacturaAnterior", String(try tree.firstSignature().value.prefix(100))),
      ]
    }

    var markup: String {
      let inside = fields.map { name, value in value.map { "<\(name)>\(Markup.escaped($0))</\(name)>" } ?? "" }
      return "<\(TicketBAI.link)>\(inside.joined())</\(TicketBAI.link)>"
    }
  }
}
