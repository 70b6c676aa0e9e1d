import SignetSignatures
import SignetXML

extension SignatureProfile {
  /// Spain: Facturae 3.2, 3.2.1 and 3.2.2, as FACe and FACeB2B take them.
  ///
  /// Sources: Política de firma del formato Facturae 3.1 (Orden PRE/2971/2007): XAdES-EPES, enveloped, the policy named
  /// with the SHA-1 of its file whatever the other digests are; the ministry's signed example for the order of the
  /// references. Rejections of FACe: 428 (signature), 440 (policy). `KeyInfo` brings the chain: without the intermediate
  /// certificates FACe answers 428. Names of issuers are those of RFC 4514: FACe takes no others.
  public static let esFacturae = SignatureProfile(
    id: "es-facturae",
    title: "Spain: Facturae 3.2, 3.2.1 and 3.2.2 (FACe)",
    source: "Política de firma del formato Facturae 3.1; the ministry's example factura_ejemplo2_32v1",
    recognizes: ["f320:Facturae", "f321:Facturae", "f322:Facturae"],
    signature: SignatureDescription(
      namespaces: [
        "f320": "http://www.facturae.es/Facturae/2009/v3.2/Facturae",
        "f321": "http://www.facturae.es/Facturae/2014/v3.2.1/Facturae",
        "f322": "http://www.facturae.gob.es/formato/Versiones/Facturaev3_2_2.xml",
      ],
      placement: [.lastChild(of: "f320:Facturae | f321:Facturae | f322:Facturae")],
      id: SignatureID("Signature-{digest}"),
      prefix: "ds",
      canonicalization: Canonicalization(.c14n10),
      methods: [.rsaSHA256],
      references: [
        ReferenceDescription(.signedProperties, transforms: [], digest: .sha256),
        ReferenceDescription(.keyInfo, transforms: [], digest: .sha256),
        ReferenceDescription(
          .document, transforms: [.envelopedSignature], digest: .sha256, id: "{id}-Reference",
          type: Namespace.xmldsig + "Object"),
      ],
      keyInfo: [.x509Certificates(.chain), .keyValue],
      keyInfoID: "{id}-KeyInfo",
      signatureValueID: "{id}-SignatureValue",
      xades: XAdESDescription(
        signedPropertiesID: "{id}-SignedProperties",
        signingTime: SigningTimeFormat(writesZ: false, zone: "Europe/Madrid"),
        signingCertificates: [SigningCertificateDescription(.v1)],
        policy: .identified(
          SignaturePolicyID(
            ObjectIdentifier(
              "http://www.facturae.es/politica_de_firma_formato_facturae/politica_de_firma_formato_facturae_v3_1.pdf",
              description: "Política de Firma FacturaE v3.1"),
            digest: .sha1, digestValue: .base64("Ohixl6upD6av8N7pEvDABhEL6hM="))),
        role: SignerRole(isV2: false, claimed: ["emisor"]),
        dataObjectFormats: [
          DataObjectFormat(
            of: "{id}-Reference", description: "Factura electrónica",
            identifier: ObjectIdentifier("urn:oid:1.2.840.10003.5.109.10", qualifier: .oidAsURN))
        ]),
      accepts: AcceptedForms(
        methods: [.rsaSHA1, .rsaSHA384, .rsaSHA512],
        digests: [.sha1, .sha384, .sha512],
        transforms: [1: [[.c14n10]], 2: [[.c14n10]], 3: [[.envelopedSignature, .c14n10]]],
        anyOrder: true,
        // Some signers leave the URI out; the policy knows only one thing that such a reference can be to.
        documentWithoutURI: true)
    ),
    confirmation: .samples,
    rules: .signature("es-facturae", wrong: "428", form: "440", citation: "FACe, errors 428 and 440")
      + [
        ProfileRule(
          "chain", "KeyInfo brings the intermediate certificates.", .certificates(atLeast: 2),
          cure: "Give --identity a file with the intermediate certificates too.",
          citation: "josemmo/Facturae-PHP, firma electrónica; FACe, error 428", severity: .warning),
        ProfileRule(
          "issuer-name", "The issuer of the certificate is named as RFC 4514 has it.", .issuerName,
          cure: "Sign with the profile es-facturae; names such as /C=ES/O=… are refused.",
          citation: "Consorci AOC, Errors freqüents en la signatura de factures", severity: .warning),
        .inForce(citation: "FACe, error 428"),
      ],
    guide: ProfileGuide(
      certificate:
        "A qualified certificate or seal of a trust service provider of Spain or the EU (FNMT, ACCV, Izenpe, Camerfirma, "
        + "…), RSA of at least 2048 bits. FACe's web service takes the same one.",
      facts: [
        ProfileFact("The signature is the last child of Facturae, and there is one.", .verified),
        ProfileFact(
          "The references are SignedProperties, KeyInfo and the whole document; none but the last has a transform.",
          .verified),
        ProfileFact("The policy 3.1 is named with the SHA-1 of its file, whatever the other digests are.", .verified),
        ProfileFact("SHA-1, SHA-256 and SHA-512 are taken.", .verified),
        ProfileFact("The role is emisor or supplier, receptor or customer, tercero or third party.", .sourced),
        ProfileFact("SignaturePolicyImplied is refused.", .sourced),
      ],
      rejections: [
        Rejection(
          "428",
          "The document was changed after signing, or the chain in KeyInfo is not whole, or the certificate is out of force.",
          cure: "Sign the final bytes, with an identity that brings its intermediate certificates."),
        Rejection(
          "440", "The policy is missing, implied, or has another digest.", cure: "Sign with the profile es-facturae."),
        Rejection(
          "El certificado firmante no está recogido…", "The certificate is of an authority that FACe does not take.",
          cure: "Use a qualified certificate."),
      ])
  )
}
