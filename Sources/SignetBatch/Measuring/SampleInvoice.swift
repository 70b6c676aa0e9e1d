/// Documents to measure with, all invented.
public enum SampleInvoice {
  /// An NF-e (Brazil, layout 4.00) in UTF-8, with as many items as it takes to reach `byteCount` bytes.
  public static func nfe(byteCount: Int) -> [UInt8] {
    var text = """
      <?xml version="1.0" encoding="UTF-8"?><NFe xmlns="http://www.portalfiscal.inf.br/nfe">\
      <infNFe versao="4.00" Id="NFe35240111222333000181550010000000011000000017"><ide><cUF>35</cUF>\
      <natOp>Venda</natOp><mod>55</mod><serie>1</serie><nNF>1</nNF><tpAmb>2</tpAmb></ide>\
      <emit><CNPJ>11222333000181</CNPJ><xNome>EMPRESA DE TESTE LTDA</xNome></emit>
      """
    var number = 0
    while text.utf8.count < byteCount {
      number += 1
      text += """
        <det nItem="\(number)"><prod><cProd>TESTE-\(number)</cProd><cEAN>SEM GTIN</cEAN>\
        <xProd>Produto de teste nº \(number) &amp; acessórios</xProd><NCM>84713012</NCM><CFOP>5102</CFOP>\
        <uCom>UN</uCom><qCom>1.0000</qCom><vUnCom>100.00</vUnCom><vProd>100.00</vProd><indTot>1</indTot></prod>\
        <imposto><ICMS><ICMSSN102><orig>0</orig><CSOSN>102</CSOSN></ICMSSN102></ICMS>\
        <PIS><PISNT><CST>07</CST></PISNT></PIS></imposto></det>
        """
    }
    return Array((text + "</infNFe></NFe>").utf8)
  }
}
