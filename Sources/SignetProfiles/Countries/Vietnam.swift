import SignetSignatures
import SignetXML

extension SignatureProfile {
  /// Vietnam: the seller's signature of an electronic invoice, alone or in the message that brings it.
  ///
  /// Sources: Decree 123/2020/NĐ-CP, article 10, and Decision 1450/QĐ-TCT, part II, section 2: the seller signs `DLHDon` and
  /// the property that holds the time of signing, beside them in `DSCKS/NBan`. The form is that of invoices which the
  /// tax authority answered in its test environment; the transform enveloped-signature, which they all carry, does nothing.
  public static let vnHoaDon = SignatureProfile(
    id: "vn-hoadon",
    title: "Vietnam: the seller's signature of an electronic invoice (hóa đơn điện tử)",
    source: "Decree 123/2020/NĐ-CP, article 10; Decision 1450/QĐ-TCT, part II",
    recognizes: ["HDon/DLHDon", "TDiep/DLieu/HDon/DLHDon"],
    signature: SignatureDescription(
      placement: [
        .lastChild(of: "HDon/DSCKS/NBan | TDiep/DLieu/HDon/DSCKS/NBan"),
        .wrapped(.firstChild(of: "HDon/DSCKS | TDiep/DLieu/HDon/DSCKS"), in: "<NBan>{signature}</NBan>"),
        .wrapped(.lastChild(of: "HDon | TDiep/DLieu/HDon"), in: "<DSCKS><NBan>{signature}</NBan></DSCKS>"),
      ],
      id: SignatureID("NBan-{digest}"),
      canonicalization: Canonicalization(.c14n10),
      methods: [.rsaSHA256],
      references: [
        ReferenceDescription(
          .element("HDon/DLHDon | TDiep/DLieu/HDon/DLHDon", idAttribute: "Id", id: .any),
          transforms: [.envelopedSignature], digest: .sha256),
        ReferenceDescription(
          .object("SigningTime-{id}"), transforms: [], digest: .sha256,
          type: Namespace.xmldsig + "SignatureProperties"),
      ],
      keyInfo: [.x509Data([.subjectName, .certificates(.leaf)])],
      objects: [
        ObjectDescription(
          id: "SigningTime-{id}", time: SigningTimeFormat(minutesFromUTC: 420, writesZone: false),
          .markup(
            """
            <SignatureProperties><SignatureProperty Target="#{id}"><SigningTime>{time}</SigningTime>\
            </SignatureProperty></SignatureProperties>
            """))
      ],
      accepts: AcceptedForms(
        methods: [.rsaSHA1],
        digests: [.sha1],
        transforms: [1: [[], [.c14n10], [.envelopedSignature, .c14n10]], 2: [[.envelopedSignature], [.c14n10]]])
    )
  )
}
