"""Invoices without a signature, all invented: NF-e (Brazil) of several sizes and UBL 2.1 (Peru) in several encodings.

    invoices.py samples DIR             the committed ones
    invoices.py series DIR COUNT BYTES  COUNT different NF-e documents of about BYTES each
"""

import pathlib
import sys

CNPJ = "11222333000181"


def access_key(number):
    """The 44 digits that identify an NF-e: state, month, CNPJ, model, series, number, form, code, check digit."""
    digits = f"352401{CNPJ}55001{number:09d}1{number % 10**8:08d}"
    weights = [2 + position % 8 for position in range(43)]
    remainder = sum(int(digit) * weight for digit, weight in zip(reversed(digits), weights)) % 11
    return digits + str(0 if remainder < 2 else 11 - remainder)


def nfe_item(index):
    amount = f"{index * 7 % 900 + 10}.{index % 100:02d}"
    return (
        f'<det nItem="{index}"><prod><cProd>TESTE-{index:05d}</cProd><cEAN>SEM GTIN</cEAN>'
        f"<xProd>Produto de teste n&#186; {index} &amp; acessórios</xProd><NCM>84713012</NCM><CFOP>5102</CFOP>"
        f"<uCom>UN</uCom><qCom>1.0000</qCom><vUnCom>{amount}</vUnCom><vProd>{amount}</vProd><cEANTrib>SEM GTIN</cEANTrib>"
        f"<uTrib>UN</uTrib><qTrib>1.0000</qTrib><vUnTrib>{amount}</vUnTrib><indTot>1</indTot></prod>"
        f"<imposto><ICMS><ICMS00><orig>0</orig><CST>00</CST><modBC>3</modBC><vBC>{amount}</vBC><pICMS>18.00</pICMS>"
        f"<vICMS>1.00</vICMS></ICMS00></ICMS><PIS><PISAliq><CST>01</CST><vBC>{amount}</vBC><pPIS>1.65</pPIS>"
        f"<vPIS>0.16</vPIS></PISAliq></PIS><COFINS><COFINSAliq><CST>01</CST><vBC>{amount}</vBC><pCOFINS>7.60</pCOFINS>"
        f"<vCOFINS>0.76</vCOFINS></COFINSAliq></COFINS></imposto></det>"
    )


def address(tag):
    return (
        f"<{tag}><xLgr>Rua dos Exemplos</xLgr><nro>100</nro><xBairro>São João</xBairro><cMun>3550308</cMun>"
        f"<xMun>SAO PAULO</xMun><UF>SP</UF><CEP>01001000</CEP><cPais>1058</cPais><xPais>BRASIL</xPais></{tag}>"
    )


def nfe(number, size, supplement=""):
    """An NF-e 4.00 document with as many items as reach `size` bytes in UTF-8."""
    key = access_key(number)
    head = (
        '<?xml version="1.0" encoding="UTF-8"?><NFe xmlns="http://www.portalfiscal.inf.br/nfe">'
        f'<infNFe versao="4.00" Id="NFe{key}"><ide><cUF>35</cUF><cNF>{key[35:43]}</cNF><natOp>Venda de mercadoria de teste'
        f"</natOp><mod>55</mod><serie>1</serie><nNF>{number}</nNF><dhEmi>2024-01-15T10:00:00-03:00</dhEmi><tpNF>1</tpNF>"
        f"<idDest>1</idDest><cMunFG>3550308</cMunFG><tpImp>1</tpImp><tpEmis>1</tpEmis><cDV>{key[-1]}</cDV><tpAmb>2</tpAmb>"
        "<finNFe>1</finNFe><indFinal>1</indFinal><indPres>1</indPres><procEmi>0</procEmi><verProc>signet-test</verProc>"
        f"</ide><emit><CNPJ>{CNPJ}</CNPJ><xNome>EMPRESA DE TESTE LTDA</xNome>{address('enderEmit')}"
        "<IE>111111111111</IE><CRT>3</CRT></emit><dest><CPF>11144477735</CPF>"
        "<xNome>NF-E EMITIDA EM AMBIENTE DE HOMOLOGACAO - SEM VALOR FISCAL</xNome>"
        f"{address('enderDest')}<indIEDest>9</indIEDest></dest>"
    )
    tail = (
        "<total><ICMSTot><vBC>0.00</vBC><vICMS>0.00</vICMS><vProd>0.00</vProd><vNF>0.00</vNF></ICMSTot></total>"
        "<transp><modFrete>9</modFrete></transp><pag><detPag><tPag>01</tPag><vPag>0.00</vPag></detPag></pag>"
        f"<infAdic><infCpl>Material de teste, sem valor fiscal.</infCpl></infAdic></infNFe>{supplement}</NFe>"
    )
    items, length = [], len((head + tail).encode())
    while not items or length + len(items[-1].encode()) // 2 < size:
        items.append(nfe_item(len(items) + 1))
        length += len(items[-1].encode())
    return head + "".join(items) + tail


def nfe_with_supplement():
    url = f"https://nfe.example.test/qrcode?p={access_key(4)}|2|2|1|0123456789ABCDEF"
    return nfe(
        4, 4_000,
        f"<infNFeSupl><qrCode><![CDATA[{url}]]></qrCode><urlChave>https://nfe.example.test/consulta</urlChave></infNFeSupl>")


def nfe_awkward():
    """CRLF line ends, indentation, comments, CDATA, processing instructions, entities, attributes in odd order."""
    text = nfe(5, 4_000).replace("><", ">\n  <")
    text = text.replace("<NFe ", "<?teste instrucao?>\n<!-- comentário antes da raiz -->\n<NFe ", 1)
    text = text.replace("<ide>", "<ide><!-- comentário -->\n<?teste dentro?>", 1)
    text = text.replace(
        "Material de teste, sem valor fiscal.",
        "<![CDATA[A & B < C]]> &lt;tag&gt; &quot;aspas&quot; &apos;x&apos; &#x9;&#13;&#128512; fim", 1)
    text = text.replace('<infNFe versao="4.00"', "<infNFe\n     versao = '4.00'", 1)
    return (text + "\n<!-- depois -->\n").replace("\n", "\r\n")


def ubl(encoding):
    """A Peru-style UBL 2.1 invoice: the first extension is in use, the second waits for the signature."""
    lines = "".join(
        f"""  <cac:InvoiceLine>
    <cbc:ID>{line}</cbc:ID>
    <cbc:InvoicedQuantity unitCode="NIU">1</cbc:InvoicedQuantity>
    <cbc:LineExtensionAmount currencyID="PEN">100.00</cbc:LineExtensionAmount>
    <cac:Item><cbc:Description>Artículo de prueba año {line}</cbc:Description></cac:Item>
    <cac:Price><cbc:PriceAmount currencyID="PEN">100.00</cbc:PriceAmount></cac:Price>
  </cac:InvoiceLine>
""" for line in range(1, 4))
    components = "urn:oasis:names:specification:ubl:schema:xsd"
    return f"""<?xml version="1.0" encoding="{encoding}"?>
<Invoice xmlns="{components}:Invoice-2" xmlns:cac="{components}:CommonAggregateComponents-2"
    xmlns:cbc="{components}:CommonBasicComponents-2" xmlns:ds="http://www.w3.org/2000/09/xmldsig#"
    xmlns:ext="{components}:CommonExtensionComponents-2">
  <ext:UBLExtensions>
    <ext:UBLExtension>
      <ext:ExtensionContent><nota xmlns="urn:example:test">Información adicional</nota></ext:ExtensionContent>
    </ext:UBLExtension>
    <ext:UBLExtension>
      <ext:ExtensionContent></ext:ExtensionContent>
    </ext:UBLExtension>
  </ext:UBLExtensions>
  <cbc:UBLVersionID>2.1</cbc:UBLVersionID>
  <cbc:CustomizationID>2.0</cbc:CustomizationID>
  <cbc:ID>F001-00000001</cbc:ID>
  <cbc:IssueDate>2024-01-15</cbc:IssueDate>
  <cbc:InvoiceTypeCode listID="0101">01</cbc:InvoiceTypeCode>
  <cbc:DocumentCurrencyCode>PEN</cbc:DocumentCurrencyCode>
  <cac:Signature>
    <cbc:ID>SignSUNAT</cbc:ID>
    <cac:SignatoryParty>
      <cac:PartyIdentification><cbc:ID>20000000001</cbc:ID></cac:PartyIdentification>
      <cac:PartyName><cbc:Name>COMPAÑÍA DE PRUEBA S.A.C.</cbc:Name></cac:PartyName>
    </cac:SignatoryParty>
    <cac:DigitalSignatureAttachment>
      <cac:ExternalReference><cbc:URI>#SignSUNAT</cbc:URI></cac:ExternalReference>
    </cac:DigitalSignatureAttachment>
  </cac:Signature>
  <cac:AccountingSupplierParty>
    <cac:Party>
      <cac:PartyIdentification><cbc:ID schemeID="6">20000000001</cbc:ID></cac:PartyIdentification>
      <cac:PartyLegalEntity><cbc:RegistrationName>COMPAÑÍA DE PRUEBA S.A.C.</cbc:RegistrationName></cac:PartyLegalEntity>
    </cac:Party>
  </cac:AccountingSupplierParty>
  <cac:AccountingCustomerParty>
    <cac:Party>
      <cac:PartyIdentification><cbc:ID schemeID="6">20000000002</cbc:ID></cac:PartyIdentification>
      <cac:PartyLegalEntity><cbc:RegistrationName>CLIENTE DE PRUEBA</cbc:RegistrationName></cac:PartyLegalEntity>
    </cac:Party>
  </cac:AccountingCustomerParty>
  <cac:TaxTotal><cbc:TaxAmount currencyID="PEN">54.00</cbc:TaxAmount></cac:TaxTotal>
  <cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="PEN">354.00</cbc:PayableAmount></cac:LegalMonetaryTotal>
{lines}</Invoice>
"""


def samples(folder):
    documents = {
        "nfe-4k.xml": nfe(1, 4_000).encode(),
        "nfe-18k.xml": nfe(2, 18_000).encode(),
        "nfe-90k.xml": nfe(3, 90_000).encode(),
        "nfe-supplement.xml": nfe_with_supplement().encode(),
        "nfe-awkward.xml": nfe_awkward().encode(),
        "ubl-pe.xml": ubl("UTF-8").encode(),
        "ubl-pe-latin1.xml": ubl("ISO-8859-1").encode("latin-1"),
        "ubl-pe-utf16le.xml": b"\xff\xfe" + ubl("UTF-16").encode("utf-16-le"),
        "ubl-pe-utf16be.xml": b"\xfe\xff" + ubl("UTF-16").encode("utf-16-be"),
        "ubl-pe-bom.xml": b"\xef\xbb\xbf" + ubl("UTF-8").encode(),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in documents.items():
        (folder / name).write_bytes(content)


def series(folder, count, size):
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(1, count + 1):
        (folder / f"nfe-{number:06d}.xml").write_bytes(nfe(number, size).encode())


if __name__ == "__main__":
    command, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    if command == "samples":
        samples(folder)
    else:
        series(folder, int(sys.argv[3]), int(sys.argv[4]))
