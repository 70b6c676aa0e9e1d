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
    ),
    confirmation: .unconfirmed,
    rules: .signature("vn-hoadon", citation: "Decision 1450/QĐ-TCT, part II")
      + [
        ProfileRule(
          "mst", "The certificate is for the seller whose tax code the invoice bears.",
          .owner(
            CertificateValue([.subject("0.9.2342.19200300.100.1.1")], pattern: "MST:([0-9-]+)$"),
            equals: ["HDon/DLHDon/NDHDon/NBan/MST", "TDiep/DLieu/HDon/DLHDon/NDHDon/NBan/MST"], comparing: .whole),
          cure: "Sign with the certificate of the seller.", citation: "Decree 123/2020/NĐ-CP, article 10"),
        .inForce(citation: "Decree 123/2020/NĐ-CP, article 10"),
      ],
    guide: ProfileGuide(
      certificate:
        "A certificate of a licensed public authority (VNPT-CA, Viettel-CA, BKAV CA, …), RSA, whose subject bears the tax code "
        + "(UID=MST:…); on a token or an HSM.",
      facts: [
        ProfileFact("The seller's signature stands in DSCKS/NBan, beside the signed element DLHDon.", .verified),
        ProfileFact("The second reference is to the Object or the property with SigningTime.", .verified),
        ProfileFact("Names of Ids, and the namespace of SigningTime, differ between vendors.", .verified),
        ProfileFact("The tax authority signs DLHDon, its code MCCQT and its own time in DSCKS/CQT.", .verified),
        ProfileFact("RSA-SHA1 in older invoices, RSA-SHA256 now.", .sourced),
      ],
      rejections: [
        Rejection(
          "chữ ký số không hợp lệ", "The invoice was changed after signing, or the signer is not the seller.",
          cure: "Sign the final invoice with the seller's certificate.")
      ])
  )
}
