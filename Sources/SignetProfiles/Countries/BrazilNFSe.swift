import SignetCrypto
import SignetSignatures
import SignetXML

extension SignatureProfile {
  /// Brazil: the national NFS-e: the declaration of services (DPS) and requests of events, as the taxpayer signs them.
  ///
  /// Sources: SEFIN Nacional, schemas 1.00 and 1.01 (the form of the Ids); clients that report acceptance of RSA with
  /// SHA-256. The schema 1.00 fixes SHA-1, and SEFIN's own signature has it, so that both are accepted. No element has a
  /// prefix (E1226). Rejection: E0714 (file sent with a signature error).
  public static let brNFSe = SignatureProfile(
    id: "br-nfse-nacional",
    title: "Brazil: national NFS-e (DPS and requests of events), layout 1.01",
    source: "SEFIN Nacional, DPS_v1.01.xsd, pedRegEvento_v1.01.xsd",
    recognizes: ["//nfse:DPS/nfse:infDPS", "//nfse:pedRegEvento/nfse:infPedReg", "nfse:NFSe", "nfse:evento"],
    signature: .nfse(
      methods: [.rsaSHA256], digest: .sha256, accepts: AcceptedForms(methods: [.rsaSHA1], digests: [.sha1]))
  )

  /// Brazil: the national NFS-e in its first layout, whose schema fixes SHA-1.
  public static let brNFSe100 = SignatureProfile(
    id: "br-nfse-nacional-1.00",
    title: "Brazil: national NFS-e (DPS and requests of events), layout 1.00",
    source: "SEFIN Nacional, xmldsig-core-schema.xsd of layout 1.00",
    recognizes: [
      "//nfse:DPS[@versao='1.00']", "//nfse:pedRegEvento[@versao='1.00']", "nfse:NFSe[@versao='1.00']",
      "nfse:evento[@versao='1.00']",
    ],
    signature: .nfse(methods: [.rsaSHA1], digest: .sha1, accepts: AcceptedForms())
  )
}

extension SignatureDescription {
  fileprivate static func nfse(
    methods: [SignatureMethod], digest: DigestAlgorithm, accepts: AcceptedForms
  ) -> SignatureDescription {
    SignatureDescription(
      namespaces: ["nfse": Namespace.nfse],
      placement: [.lastChild(of: "//nfse:DPS | //nfse:pedRegEvento")],
      canonicalization: Canonicalization(.c14n10),
      methods: methods,
      references: [
        ReferenceDescription(
          .element(
            "//nfse:DPS/nfse:infDPS | //nfse:pedRegEvento/nfse:infPedReg", idAttribute: "Id",
            id: .matching("DPS[0-9]{8}[0-9A-Z]{14}[0-9]{20}|PRE[0-9A-Z]{56}([0-9]{3})?")),
          transforms: [.envelopedSignature, .c14n10],
          digest: digest)
      ],
      keyInfo: [.x509Certificates(.leaf)],
      accepts: accepts,
      each: "//nfse:DPS | //nfse:pedRegEvento"
    )
  }
}
