import Foundation
import SignetCrypto
import SignetFindings
import SignetXML

/// Spain's VERI*FACTU: the mark (*huella*) of each record, which chains it to the one before.
///
/// Source: AEAT, "Detalle de las especificaciones técnicas para generación de la huella o hash de los registros de facturación",
/// 0.1.2: SHA-256, in upper-case hexadecimal, of `name=value` pairs joined by `&`. Orden HAC/1177/2024, article 13.
struct VeriFactuMark: Stamp {
  private static let name = StampName.esVeriFactu
  private static let namespace =
    "https://www2.agenciatributaria.gob.es/static_files/common/internet/dep/aplicaciones/es/aeat/tike/cont/ws/"
    + "SuministroInformacion.xsd"

  var moment: StampMoment { .beforeSigning }
  var inputs: [StampInput] { [] }

  func apply(to document: [UInt8], _ job: StampJob) throws(SignetError) -> [UInt8] {
    let tree = try XMLTree(parsing: document, limits: job.limits)
    let records = Self.records(in: tree)
    guard !records.isEmpty else { throw try Self.name.unfit(tree) }
    let editor = DocumentEditor(tree, original: document)
    var before: String?
    for record in records {
      guard let place = record.find("Huella") else { throw record.missing("Huella, which may be empty") }
      guard place.isEmpty else { throw Self.name.alreadyPresent(place) }
      // Within one file the records follow each other; the mark before the first must be there.
      var previous = try Self.previous(of: record)
      if let link = record.find("Encadenamiento/RegistroAnterior/Huella"), previous.isEmpty {
        guard let before else { throw link.missing("the mark of the record before") }
        editor.replaceContent(of: link, with: Array(before.utf8))
        previous = before
      }
      let mark = try Self.mark(of: record, after: previous)
      editor.replaceContent(of: place, with: Array(mark.utf8))
      before = mark
    }
    return try editor.finish()
  }

  func check(_ tree: XMLTree, _ inputs: StampInputs) throws(SignetError) -> [Finding] {
    let records = Self.records(in: tree)
    guard !records.isEmpty else { return [Self.name.malformed(try tree.root, "it has no record of VERI*FACTU")] }
    var findings: [Finding] = []
    var before: String?
    for record in records {
      do {
        guard let found = try record.optionalField("Huella"), !found.isEmpty else {
          findings.append(Self.name.absent(record))
          continue
        }
        let previous = try Self.previous(of: record)
        if try Self.mark(of: record, after: previous) != found.uppercased() {
          findings.append(Self.name.wrongValue(record, "Huella is not that of the record's fields"))
        }
        if let before, previous.uppercased() != before {
          findings.append(Self.name.mismatch(record, "it does not follow on the record before it in the file"))
        }
        before = found.uppercased()
      } catch  where error.finding.code == .stampFieldUnfit {
        findings.append(Self.name.malformed(record, error.finding.message))
      }
    }
    return findings
  }

  func values(of tree: XMLTree) throws(SignetError) -> [StampValue] {
    guard let last = try Self.records(in: tree).last?.optionalField("Huella") else { return [] }
    return [StampValue("huella", last)]
  }

  private static func records(in tree: XMLTree) -> [XMLElement] {
    tree.elements.filter { $0.isNamed("RegistroAlta", in: namespace) || $0.isNamed("RegistroAnulacion", in: namespace) }
  }

  /// The mark of the record before; empty for the first record of all.
  private static func previous(of record: XMLElement) throws(SignetError) -> String {
    if record.find("Encadenamiento/PrimerRegistro") != nil { return "" }
    guard let link = record.find("Encadenamiento/RegistroAnterior") else {
      throw record.missing("Encadenamiento/PrimerRegistro or RegistroAnterior")
    }
    return try link.field("Huella")
  }

  private static func mark(of record: XMLElement, after previous: String) throws(SignetError) -> String {
    let fields =
      record.localName == "RegistroAlta"
      ? [
        "IDFactura/IDEmisorFactura", "IDFactura/NumSerieFactura", "IDFactura/FechaExpedicionFactura", "TipoFactura",
        "CuotaTotal", "ImporteTotal",
      ]
      : [
        "IDFactura/IDEmisorFacturaAnulada", "IDFactura/NumSerieFacturaAnulada",
        "IDFactura/FechaExpedicionFacturaAnulada",
      ]
    var pairs = try fields.map { path throws(SignetError) in
      "\(path.split(separator: "/").last ?? "")=\(try record.field(path))"
    }
    pairs.append("Huella=\(previous)")
    pairs.append("FechaHoraHusoGenRegistro=\(try record.field("FechaHoraHusoGenRegistro"))")
    let digest = DigestAlgorithm.sha256.digest(of: Array(pairs.joined(separator: "&").utf8))
    return Hexadecimal.encode(digest).uppercased()
  }
}
