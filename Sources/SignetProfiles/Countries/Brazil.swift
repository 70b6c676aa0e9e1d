import SignetSignatures
import SignetXML

extension SignatureProfile {
  /// Brazil: NF-e, model 55, layout 4.00.
  ///
  /// Sources: SEFAZ, Manual de Orientação do Contribuinte 7.0, section 4.1.4 "Padrão de assinatura digital" (the
  /// signature follows `infNFe`, and `infNFeSupl` where there is one); `xmldsig-core-schema_v1.01.xsd`, which fixes
  /// every algorithm, SHA-1 included; PL_010 v1.30 for the form of the Id, where a CNPJ may have letters.
  /// Rejections: 297 (the signature differs from the computed one), 298 (it differs from the project's standard).
  public static let brNFe = SignatureProfile(
    id: "br-nfe",
    title: "Brazil: NF-e 4.00 (SEFAZ)",
    source: "SEFAZ, Manual de Orientação do Contribuinte 7.0, 4.1.4; xmldsig-core-schema_v1.01.xsd; PL_010 v1.30",
    recognizes: ["nfe:NFe"],
    signature: SignatureDescription(
      namespaces: ["nfe": Namespace.nfe],
      placement: [.lastChild(of: "nfe:NFe")],
      canonicalization: Canonicalization(.c14n10),
      methods: [.rsaSHA1],
      references: [
        ReferenceDescription(
          .element("nfe:NFe/nfe:infNFe", idAttribute: "Id", id: .matching("NFe[0-9]{6}[0-9A-Z]{12}[0-9]{26}")),
          transforms: [.envelopedSignature, .c14n10],
          digest: .sha1)
      ],
      keyInfo: [.x509Certificates(.leaf)]
    )
  )
}
