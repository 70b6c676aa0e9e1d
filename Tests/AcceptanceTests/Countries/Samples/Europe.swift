import SignetFindings
import SignetSignatures

extension CountrySample {
  /// Italy.
  static let italy: [CountrySample] = [
    .unsigned("it-fatturapa", "italy-fatturapa/IT01234567890_FPR03.xml"),
    .made(
      "it-fatturapa", "a simplified invoice",
      """
      <p:FatturaElettronicaSemplificata versione="FSM10" \
      xmlns:p="http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.0"><FatturaElettronicaHeader>Società\
      </FatturaElettronicaHeader></p:FatturaElettronicaSemplificata>
      """),
  ]

  /// Croatia. The examples have placeholders instead of signatures; two are not well-formed.
  static let croatia: [CountrySample] =
    eRacunRequests.flatMap { report($0, "fis:EvidentirajERacunZahtjev") }
    + eRacunReports.flatMap { report($0.0, $0.1) } + eRacunAnswers + otherCroatian

  private static let eRacunRequests: [String] = [
    "ERacunZahtjev_Finalni_racun_predujam", "ERacunZahtjev_NEOP_Povratna_Naknada_Stavka", "ERacunZahtjev_Odobrenje",
    "ERacunZahtjev_PDV0", "ERacunZahtjev_PDV5", "EracunZahtjevStorno_racuna_za_predujam_negativni_racun",
    "EracunZahtjev_PDV13", "EracunZahtjev_PDV25", "EracunZahtjev_PDV25_Obracun_PDV_po_naplati",
    "EracunZahtjev_Poslovna_jedinica", "EracunZahtjev_Prijenos_porezne_obveze", "EracunZahtjev_Racun_za_predujam",
  ].map { "signed_Evidentiraj" + $0 }

  private static let eRacunReports: [(String, String)] = [
    ("EvidentirajNaplatu", "eiz:EvidentirajNaplatuZahtjev"),
    ("EvidentirajNaplatu_vise_racuna", "eiz:EvidentirajNaplatuZahtjev"),
    ("EvidentirajOdbijanje", "eiz:EvidentirajOdbijanjeZahtjev"),
    ("EvidentirajIsporukuZaKojuNijeIzdanERacun", "eiz:EvidentirajIsporukuZaKojuNijeIzdanERacunZahtjev"),
  ]

  /// Their namespace is spelled otherwise than in the schema: …/eizjestavanje.
  private static let eRacunAnswers: [CountrySample] = [
    "Neuspjesan_Odgovor_EvidentirajIsporukuZaKojuNijeIzdanERacun", "Neuspjesan_Odgovor_EvidentirajNaplatu",
    "Neuspjesan_Odgovor_EvidentirajOdbijanje", "Odgovor_EvidentirajIsporukuZaKojuNijeIzdanERacun",
    "Odgovor_EvidentirajNaplatu", "Odgovor_EvidentirajOdbijanje",
  ].map { .negative("hr-eracun", "croatia/\($0).xml", .profileDocumentUnfit) }

  private static let otherCroatian: [CountrySample] = [
    .negative("hr-eracun", "croatia/EvidentirajOdbijanje_vise_racuna.xml", .xmlNotWellFormed),
    .negative("hr-eracun", "croatia/signed_EvidentirajERacunZahtjev_NEOP_PP_Trosak.xml", .xmlNotWellFormed),
    .made("hr-fiskalizacija", "a receipt", receipt),
    .made("hr-fiskalizacija", "a receipt in its envelope", enveloped(receipt)),
  ]

  /// The example as it is, and signed without its placeholder.
  private static func report(_ name: String, _ request: String) -> [CountrySample] {
    [
      .negative("hr-eracun", "croatia/\(name).xml", .signatureMalformed),
      CountrySample(
        profile: "hr-eracun", document: .withoutSignature("croatia/\(name).xml"), expectation: .unsigned,
        judging: .parts(request)),
    ]
  }

  private static let receipt = """
    <tns:RacunZahtjev Id="RacunZahtjev" xmlns:tns="http://www.apis-it.hr/fin/2012/types/f73"><tns:Zaglavlje>\
    <tns:DatumVrijeme>01.09.2026T10:00:00</tns:DatumVrijeme></tns:Zaglavlje><tns:Racun><tns:Oib>12345678901</tns:Oib>
    </tns:Racun></tns:RacunZahtjev>
    """

  /// The document in an envelope, which declares namespaces that are not used.
  private static func enveloped(_ document: String) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" \
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body>\(document)</soapenv:Body></soapenv:Envelope>
    """
  }

  private static func invoiceRequest(_ namespace: String) -> String {
    """
    <RegisterInvoiceRequest xmlns="\(namespace)" Id="Request" Version="1"><Header UUID="1"/><Invoice InvNum="1/2026/a">\
    <Seller Name="Čaršija"/></Invoice></RegisterInvoiceRequest>
    """
  }

  /// Montenegro.
  static let montenegro: [CountrySample] = invoiceRequests("me-efi", "https://efi.tax.gov.me/fs/schema")

  /// Albania.
  static let albania: [CountrySample] = invoiceRequests(
    "al-fiskalizimi", "https://eFiskalizimi.tatime.gov.al/FiscalizationService/schema")

  private static func invoiceRequests(_ profile: String, _ namespace: String) -> [CountrySample] {
    let request = invoiceRequest(namespace)
    return [
      .made(profile, "an invoice", request), .made(profile, "an invoice in its envelope", enveloped(request)),
    ]
  }

  /// Poland. Receipts of invoices are not signed, and are none of the profile.
  static let poland: [CountrySample] =
    [
      .unsigned("pl-ksef-auth", "poland-ksef/AuthTokenRequest-unsigned.xml"),
      .unsigned("pl-ksef-auth", "poland-ksef/AuthTokenRequest-unsigned.xml", signer: .vector("p-256")),
    ] + polishReceipts

  private static let polishReceipts: [CountrySample] = [
    "kontekst-id-zlozony-vat-ue__upo-faktura-id-zlozony-vat-ue",
    "kontekst-id-zlozony-vat-ue__upo-sesja-id-zlozony-vat-ue", "kontekst-internal-id__upo-faktura-internal-id",
    "kontekst-internal-id__upo-sesja-internal-id", "kontekst-nip__upo-faktura-kontekst-id-nip",
    "kontekst-nip__upo-sesja-kontekst-id-nip",
  ].map { .negative("pl-ksef-auth", "poland-ksef/upo__v4-3__\($0).xml", .profileDocumentUnfit) }

  /// Peppol.
  static let peppol: [CountrySample] = [
    .verifies("peppol-smp", "peppol-smp/signed-service-metadata2.xml"),
    .negative("peppol-smp", "peppol-smp/signed-service-metadata1.xml", .signatureDigestMismatch),
    .made(
      "peppol-smp", "metadata of a service",
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <SignedServiceMetadata xmlns="http://busdox.org/serviceMetadata/publishing/1.0/" \
      xmlns:ids="http://busdox.org/transport/identifiers/1.0/"><ServiceMetadata><ServiceInformation>\
      <ids:ParticipantIdentifier scheme="iso6523-actorid-upis">9999:test</ids:ParticipantIdentifier>\
      </ServiceInformation></ServiceMetadata></SignedServiceMetadata>
      """),
  ]
}
