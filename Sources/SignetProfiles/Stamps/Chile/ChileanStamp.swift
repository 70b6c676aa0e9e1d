import Foundation
import SignetCertificates
import SignetCrypto
import SignetFindings
import SignetSignatures
import SignetXML

/// Chile: the *timbre electrónico* (TED) of each document, an RSA signature with the key of its folios over a summary of the
/// document (DD), which is also printed as a bar code.
///
/// Source: SII, "Formato de Documentos Tributarios Electrónicos", section on the TED: SHA1withRSA over the bytes of `DD` in
/// ISO-8859-1, without namespace declarations and without white space between tags; texts are cut to 40 characters.
struct ChileanStamp: Stamp {
  private static let name = StampName.clTED
  private static let algorithm = "SHA1withRSA"

  var moment: StampMoment { .beforeSigning }
  var inputs: [StampInput] {
    [
      StampInput(
        "caf", .file, isRequired: false,
        "an authorization of folios (CAF) for each kind of document, with its private key")
    ]
  }

  func apply(to document: [UInt8], _ job: StampJob) throws(SignetError) -> [UInt8] {
    let tree = try XMLTree(parsing: document, limits: job.limits)
    let bodies = Self.bodies(in: tree)
    guard !bodies.isEmpty else { throw try Self.name.unfit(tree) }
    let authorizations = try (job.inputs.files["caf"] ?? []).map { file throws(SignetError) in
      try FolioAuthorization(file)
    }
    let editor = DocumentEditor(tree, original: document)
    let time = SigningTimeFormat(zone: "America/Santiago", writesZone: false).text(of: job.time)
    for body in bodies {
      guard body.find("TED") == nil else { throw Self.name.alreadyPresent(body) }
      if authorizations.isEmpty { throw job.inputs.missing("caf", Self.name) }
      let stamp = try markup(for: body, authorizations, time: time)
      try requireEncoding(of: tree, for: stamp, body)
      if let signed = body.find("TmstFirma") {
        editor.insert(stamp, at: .before(signed))
      } else {
        editor.insert(stamp + Array("<TmstFirma>\(time)</TmstFirma>".utf8), at: .lastChild(of: body))
      }
    }
    return try editor.finish()
  }

  func check(_ tree: XMLTree, _ inputs: StampInputs) throws(SignetError) -> [Finding] {
    let bodies = Self.bodies(in: tree)
    guard !bodies.isEmpty else { return [Self.name.malformed(try tree.root, "this is no document of SII")] }
    var findings: [Finding] = []
    for body in bodies {
      guard let stamp = body.find("TED") else {
        findings.append(Self.name.absent(body))
        continue
      }
      do throws(SignetError) {
        findings += try check(stamp, in: body)
      } catch  where error.finding.code == .stampFieldUnfit {
        findings.append(Self.name.malformed(stamp, error.finding.message))
      }
    }
    return findings
  }

  /// The parts of documents that have a stamp.
  private static func bodies(in tree: XMLTree) -> [XMLElement] {
    tree.elements.filter { element in
      ["Documento", "Liquidacion", "Exportaciones"].contains(element.localName) && element.parent?.localName == "DTE"
    }
  }
}

// MARK: - Making

extension ChileanStamp {
  /// The stamp in ISO-8859-1.
  private func markup(
    for body: XMLElement, _ authorizations: [FolioAuthorization], time: String
  ) throws(SignetError) -> [UInt8] {
    let summary = try DocumentSummary(body)
    let (issuer, kind, folio) = (summary.issuer, summary.kind, summary.folio)
    guard
      let authorization = authorizations.first(where: { $0.terms.allow(issuer: issuer, kind: kind, folio: folio) })
    else {
      throw SignetError(
        .stampInputInvalid, about: .element(xpath: body.xpath),
        message: "No file given as caf is for folio \(folio) of documents of the kind \(kind) of \(issuer).",
        hint: "Give the CAF whose range holds the folio, with --stamp-file caf=PATH; it may be given several times.")
    }
    let data =
      "<DD>" + summary.markup + authorization.markup + "<TSTED>\(time)</TSTED></DD>"
    guard let bytes = Latin1.bytes(data) else {
      throw SignetError(
        .stampFieldUnfit, about: .element(xpath: body.xpath),
        message: "The names of the receiver or of the first item have characters that ISO-8859-1 has not.",
        hint: "Write them with letters of ISO-8859-1; the stamp is made in that encoding.")
    }
    let value = Base64.encode(try authorization.sign(bytes))
    let (opening, closing) = ("<TED version=\"1.0\">", "<FRMT algoritmo=\"\(Self.algorithm)\">\(value)</FRMT></TED>")
    return Array(opening.utf8) + bytes + Array(closing.utf8)
  }

  /// The stamp goes into the document byte by byte, so the document must be in the stamp's encoding.
  private func requireEncoding(of tree: XMLTree, for stamp: [UInt8], _ body: XMLElement) throws(SignetError) {
    let isASCII = stamp.allSatisfy { $0 < 0x80 }
    let encodings = ["ISO-8859-1", "WINDOWS-1252", "LATIN1", "ISO8859-1"]
    guard tree.encoding == .asciiCompatible, isASCII || encodings.contains(tree.declaredEncoding?.uppercased() ?? "")
    else {
      throw SignetError(
        .stampFieldUnfit, about: .element(xpath: body.xpath),
        message: "The stamp has letters outside ASCII, and the document is not in ISO-8859-1, as SII demands.",
        hint: "Write the document in ISO-8859-1 and declare that.")
    }
  }
}

// MARK: - Checking

extension ChileanStamp {
  private func check(_ stamp: XMLElement, in body: XMLElement) throws(SignetError) -> [Finding] {
    guard let data = stamp.find("DD"), let proof = stamp.find("FRMT"), let authorization = data.find("CAF") else {
      return [Self.name.malformed(stamp, "it has no DD with a CAF, or no FRMT")]
    }
    var findings: [Finding] = []
    let terms = try FolioTerms(authorization)
    let summary = try DocumentSummary(body)
    for (path, value) in summary.fields where try data.optionalField(path) != value {
      findings.append(Self.name.mismatch(data, "\(path) is not that of the document, \(value)"))
    }
    if !terms.allow(issuer: summary.issuer, kind: summary.kind, folio: summary.folio) {
      findings.append(
        Self.name.mismatch(authorization, "the CAF is not for folio \(summary.folio) of kind \(summary.kind)"))
    }
    guard proof.attribute("algoritmo") == Self.algorithm, let text = proof.pureText,
      let value = Base64.decode(text.utf8), let bytes = try signedBytes(data)
    else { return findings + [Self.name.malformed(proof, "FRMT is no \(Self.algorithm) in base64")] }
    if try !terms.key.isValid(value, for: bytes, algorithm: .rsaPKCS1(.sha1)) {
      findings.append(Self.name.wrongValue(stamp, "FRMT is not the signature of the CAF's key over DD"))
    }
    let note = Self.name.notChecked(
      authorization, "whether SII issued the CAF, because the key of its FRMA is not published",
      hint: "Nothing to do; SII checks it.")
    return findings + [note]
  }

  /// What was signed: canonical, in no namespace, without white space between tags, in ISO-8859-1.
  private func signedBytes(_ data: XMLElement) throws(SignetError) -> [UInt8]? {
    guard let alone = try data.standaloneCopy(keeping: .none) else { return nil }
    let canonical = try Canonicalizer(Canonicalization(.c14n10)).bytes(of: DocumentSubset(.element(try alone.root)))
    return Latin1.bytes(Latin1.flattened(String(decoding: canonical, as: UTF8.self)))
  }
}

/// What a stamp says of its document, in the order of `DD`.
private struct DocumentSummary {
  let fields: [(name: String, value: String)]
  let issuer: String
  let kind: String
  let folio: String

  init(_ body: XMLElement) throws(SignetError) {
    issuer = try body.field("Encabezado/Emisor/RUTEmisor")
    kind = try body.field("Encabezado/IdDoc/TipoDTE")
    folio = try body.field("Encabezado/IdDoc/Folio")
    fields = [
      ("RE", issuer), ("TD", kind), ("F", folio),
      ("FE", try body.field("Encabezado/IdDoc/FchEmis")),
      ("RR", try body.field("Encabezado/Receptor/RUTRecep")),
      ("RSR", String(try body.field("Encabezado/Receptor/RznSocRecep").prefix(40)).trimmingEnds),
      ("MNT", try body.field("Encabezado/Totales/MntTotal")),
      ("IT1", String(try body.field("Detalle/NmbItem").prefix(40)).trimmingEnds),
    ]
  }

  /// The fields as canonical markup.
  var markup: String {
    fields.map { "<\($0.name)>\(Self.escaped($0.value))</\($0.name)>" }.joined()
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
