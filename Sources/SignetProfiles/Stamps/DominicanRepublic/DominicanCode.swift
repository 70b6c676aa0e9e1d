import SignetFindings
import SignetXML

/// The Dominican Republic: the security code of an e-CF, which is printed and sent with summaries: the first six characters of the
/// signature. Nothing is written into the document.
///
/// Source: DGII, "Descripción técnica de la facturación electrónica", section on the printed representation.
struct DominicanCode: Stamp {
  var moment: StampMoment { .afterSigning }
  var inputs: [StampInput] { [] }

  func apply(to document: [UInt8], _ job: StampJob) throws(SignetError) -> [UInt8] { document }

  func check(_ tree: XMLTree, _ inputs: StampInputs) throws(SignetError) -> [Finding] { [] }

  func values(of tree: XMLTree) throws(SignetError) -> [StampValue] {
    [StampValue("security-code", String(try tree.firstSignature().value.prefix(6)))]
  }
}
