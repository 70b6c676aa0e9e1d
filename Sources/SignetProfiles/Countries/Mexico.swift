extension SignatureProfile {
  /// Mexico: receipts (CFDI) of the versions 4.0 and 3.3, which have a seal and no XML signature.
  ///
  /// Source: SAT, Anexo 20 of the Resolución Miscelánea Fiscal, sections I.D (certificates and seals) and I.E (*cadena
  /// original*). Rejections: CFDI40102, 302 (the seal does not hold), 303 (the certificate is of another RFC), 304 and 305
  /// (the certificate is revoked, or not in force), 306 (it is no certificate for seals).
  public static let mxCFDI = SignatureProfile(
    id: "mx-cfdi",
    title: "Mexico: CFDI 4.0 and 3.3 (SAT)",
    source: "SAT, Anexo 20, I.D and I.E",
    recognizes: ["cfdi4:Comprobante", "cfdi3:Comprobante"],
    namespaces: ["cfdi4": "http://www.sat.gob.mx/cfd/4", "cfdi3": "http://www.sat.gob.mx/cfd/3"],
    confirmation: .samples,
    guide: ProfileGuide(
      certificate:
        "The certificado de sello digital (CSD) of the issuer, from SAT: RSA 2048, with a number of twenty digits; not the "
        + "e.firma (FIEL), which has no OU in its subject."),
    stamps: [.mxSello]
  )
}
