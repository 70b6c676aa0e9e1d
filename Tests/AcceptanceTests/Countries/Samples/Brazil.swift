extension CountrySample {
  /// Brazil.
  static let brazil: [CountrySample] = [
    .verifies("br-nfe", "brazil/nfeproc-55-signed.xml"),
    .stripped("br-nfe", "brazil/stripped/nfe-55-signed-pretty.xml"),
    .stripped("br-nfe", "brazil/stripped/nfe-400-proc-pretty.xml"),
    .negative("br-nfe", "brazil/stripped/nfe-55-NEG-digest.xml", .signatureDigestMismatch),
    .negative("br-nfe", "brazil/stripped/nfe-55-NEG-sigvalue.xml", .signatureValueMismatch),
    .unsigned("br-nfe", "brazil/nfe-400-unsigned.xml"),
    .made(
      "br-nfe", "a lot of NF-e, with letters in a CNPJ",
      """
      <?xml version="1.0" encoding="UTF-8"?><enviNFe xmlns="http://www.portalfiscal.inf.br/nfe" versao="4.00">\
      <idLote>1</idLote><indSinc>0</indSinc><NFe xmlns="http://www.portalfiscal.inf.br/nfe"><infNFe \
      Id="NFe35260112ABC34501DE35550010000000011000000011" versao="4.00"><ide><cUF>35</cUF><mod>55</mod></ide>\
      <emit><xNome>Ação &amp; Cia</xNome></emit></infNFe></NFe><NFe xmlns="http://www.portalfiscal.inf.br/nfe"><infNFe \
      Id="NFe35260112345678000195550010000000021000000022" versao="4.00"><ide><cUF>35</cUF><mod>55</mod></ide></infNFe>\
      </NFe></enviNFe>
      """),
    // Its makers signed it with another company's certificate.
    .stripped("br-nfce", "brazil/stripped/nfce-65-signed-qr-pretty.xml").breaking("213"),
    .verifies("br-cte", "brazil/cte-v1-signed.xml"),
    // Somebody took away its namespace.
    .negative("br-mdfe", "brazil/mdfe-signed-digestbad.xml", .profileDocumentUnfit),
    .unsigned("br-mdfe", "brazil/mdfe-unsigned.xml"),
    .verifies("br-evento", "brazil/evento-110111-cancelamento.xml"),
    .stripped("br-evento", "brazil/stripped/evento-110110-cce-pretty.xml"),
    .made(
      "br-evento", "two events of CT-e",
      """
      <envEvento xmlns="http://www.portalfiscal.inf.br/cte"><eventoCTe versao="4.00"><infEvento \
      Id="ID11011135260112345678000195570010000000011000000011001"><cOrgao>35</cOrgao></infEvento></eventoCTe>\
      <eventoCTe versao="4.00"><infEvento Id="ID11011135260112345678000195570010000000021000000022001">\
      <cOrgao>35</cOrgao></infEvento></eventoCTe></envEvento>
      """),
    .stripped("br-inutilizacao", "brazil/stripped/inutNFe-pretty.xml"),
    // Both values hold, but its publisher changed the content.
    .negative(
      "br-nfse-nacional-1.00", "brazil/stripped/nfse-nacional-signed-2sig-pretty.xml", .signatureDigestMismatch),
    .unsigned("br-nfse-nacional-1.00", "brazil/nfse-dps-unsigned.xml"),
    .made(
      "br-nfse-nacional", "a declaration of layout 1.01",
      """
      <DPS xmlns="http://www.sped.fazenda.gov.br/nfse" versao="1.01"><infDPS \
      Id="DPS355030821234567800019500001000000000000017"><xDescServ>Serviço</xDescServ></infDPS></DPS>
      """),
    .made(
      "br-nfse-nacional", "a request of an event",
      """
      <pedRegEvento xmlns="http://www.sped.fazenda.gov.br/nfse" versao="1.01"><infPedReg \
      Id="PRE35503082212345678000195000000000000126010000000017101101"/></pedRegEvento>
      """),
  ]
}
