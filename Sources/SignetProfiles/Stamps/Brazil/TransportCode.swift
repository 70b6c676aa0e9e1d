import Foundation
import SignetCrypto
import SignetFindings
import SignetSignatures
import SignetXML

/// Brazil: the QR code of a transport document (CT-e) or manifest (MDF-e), after what is signed.
///
/// Sources: MOC CT-e 4.00 and MOC MDF-e 3.00, annexes on the QR code; the schemas' pattern of `qrCodCTe` and `qrCodMDFe`. A
/// manifest in contingency (`tpEmis` 2) adds an RSA signature with SHA-1 over its key.
struct TransportCode: Stamp {
  /// The kind of document, and its words.
  enum Kind {
    case transport
    case manifest

    var namespace: String {
      self == .transport ? "http://www.portalfiscal.inf.br/cte" : "http://www.portalfiscal.inf.br/mdfe"
    }
    /// The part of the names that tells the kind: `chCTe`, `infCTeSupl`, `qrCodCTe`.
    var word: String { self == .transport ? "CTe" : "MDFe" }
    var roots: [String] { self == .transport ? ["CTe", "CTeOS", "GTVe", "CTeSimp"] : ["MDFe"] }
    var body: String { self == .transport ? "infCte" : "infMDFe" }
  }

  let name: StampName
  let kind: Kind

  var moment: StampMoment { .afterSigning }
  var inputs: [StampInput] { [StampInput("qr-url", .value, "the address for QR codes, up to ?")] }

  func apply(to document: [UInt8], _ job: StampJob) throws(SignetError) -> [UInt8] {
    let tree = try XMLTree(parsing: document, limits: job.limits)
    let bodies = bodies(in: tree)
    guard !bodies.isEmpty else { throw try name.unfit(tree) }
    let address = try job.inputs.required("qr-url", for: name)
    let editor = DocumentEditor(tree, original: document)
    for body in bodies {
      if let supplement = body.nextSibling, supplement.localName == "inf\(kind.word)Supl" {
        throw name.alreadyPresent(supplement)
      }
      var code = "\(address.hasSuffix("?") ? address : address + "?")\(try parameters(of: body))"
      if try isInContingency(body) {
        guard case .rsa = job.identity.key.algorithm else { throw name.needsRSA(job.identity) }
        let key = Array(try self.key(of: body).utf8)
        code += "&sign=\(Base64.encode(try job.identity.key.signature(for: key, algorithm: .rsaPKCS1(.sha1))))"
      }
      let prefix = body.prefix.map { "\($0):" } ?? ""
      let (group, place) = ("\(prefix)inf\(kind.word)Supl", "\(prefix)qrCod\(kind.word)")
      let markup = "<\(group)><\(place)>\(Markup.escaped(code))</\(place)></\(group)>"
      editor.insert(Array(markup.utf8), at: .after(body))
    }
    return try editor.finish()
  }

  func check(_ tree: XMLTree, _ inputs: StampInputs) throws(SignetError) -> [Finding] {
    let bodies = bodies(in: tree)
    guard !bodies.isEmpty else { return [name.malformed(try tree.root, "this is no \(kind.word)")] }
    var findings: [Finding] = []
    for body in bodies {
      do throws(SignetError) {
        findings += try check(body)
      } catch  where error.finding.code == .stampFieldUnfit {
        findings.append(name.malformed(body, error.finding.message))
      }
    }
    return findings
  }

  func values(of tree: XMLTree) throws(SignetError) -> [StampValue] {
    guard let body = bodies(in: tree).first, let code = try body.parent?.optionalField(path) else { return [] }
    return [StampValue("qr", code)]
  }

  private var path: String { "inf\(kind.word)Supl/qrCod\(kind.word)" }

  private func check(_ body: XMLElement) throws(SignetError) -> [Finding] {
    guard let root = body.parent, let place = root.find(path), let text = try root.optionalField(path),
      let start = text.firstIndex(of: "?")
    else { return [name.absent(body)] }
    let parts = text[text.index(after: start)...].split(separator: "&sign=", maxSplits: 1).map(String.init)
    let wanted = try parameters(of: body)
    guard parts.first == wanted else { return [name.mismatch(place, "its parameters should be \(wanted)")] }
    guard try isInContingency(body) else {
      return parts.count == 1 ? [] : [name.mismatch(place, "it has a signature outside of contingency")]
    }
    guard parts.count == 2, let signature = Base64.decode(parts[1].utf8) else {
      return [name.malformed(place, "it has no signature in base64")]
    }
    let signer = root.children.first { $0.isNamed("Signature", in: Namespace.xmldsig) }?.signerCertificate
    guard let key = signer.flatMap({ try? $0.publicKey }), case .rsa = key.algorithm,
      try key.isValid(signature, for: Array(self.key(of: body).utf8), algorithm: .rsaPKCS1(.sha1))
    else { return [name.wrongValue(place, "its signature is not that of the document's signer over the key")] }
    return []
  }

  private func bodies(in tree: XMLTree) -> [XMLElement] {
    kind.roots.flatMap { tree.elements(named: $0, in: kind.namespace) }.compactMap { $0.find(kind.body) }
  }

  private func key(of body: XMLElement) throws(SignetError) -> String {
    String(try body.requiredAttribute("Id").dropFirst(kind.word.count))
  }

  private func parameters(of body: XMLElement) throws(SignetError) -> String {
    "ch\(kind.word)=\(try key(of: body))&tpAmb=\(try body.field("ide/tpAmb"))"
  }

  private func isInContingency(_ body: XMLElement) throws(SignetError) -> Bool {
    let issued = try body.field("ide/tpEmis")
    switch kind {
    case .manifest: return issued == "2"
    case .transport:
      // What the signature of a CT-e in contingency covers is nowhere confirmed.
      guard issued != "4", issued != "5" else { throw body.missing("ide/tpEmis of a CT-e outside of contingency") }
      return false
    }
  }
}
