import SignetCertificates
import SignetCrypto
import TestSupport
import Testing

@Suite("Distinguished names")
struct DistinguishedNameTests {
  /// A subject as `openssl req -subj` wants it, and its RFC 4514 text.
  static let names: [(subject: String, text: String)] = [
    ("/C=BR/O=Empresa/CN=Ana", "CN=Ana,O=Empresa,C=BR"),
    ("/C=PE/ST=Lima/L=Lima/street=Av. 1/OU=TI/DC=pe/UID=7", "UID=7,DC=pe,OU=TI,STREET=Av. 1,L=Lima,ST=Lima,C=PE"),
    ("/CN=Souza, Ana; filha", #"CN=Souza\, Ana\; filha"#),
    (#"/CN=a\+b\\c"d<e>f=g"#, #"CN=a\+b\\c\"d\<e\>f=g"#),
    ("/CN=#1 of a#b", ##"CN=\#1 of a#b"##),
    ("/CN= spaces  inside ", #"CN=\ spaces  inside\ "#),
    ("/CN= ", #"CN=\ "#),
    ("/CN=José 签名", "CN=José 签名"),
    ("/CN=red\u{1B}[31m", #"CN=red\1b[31m"#),
    ("/CN=two\nlines\u{7F}", #"CN=two\0alines\7f"#),
    ("/CN=next\u{85}line\u{2028}", #"CN=next\c2\85line\e2\80\a8"#),
    ("/CN=moc.\u{202E}evil", #"CN=moc.\e2\80\aeevil"#),
    ("/O=A/OU=Sales+CN=Ana", "OU=Sales+CN=Ana,O=A"),
    ("/serialNumber=12/CN=A", "CN=A,2.5.4.5=#13023132"),
    ("/emailAddress=a@b.pe", "1.2.840.113549.1.9.1=#16066140622e7065"),
    ("/", ""),
  ]

  private func subject(_ text: String) throws -> DistinguishedName {
    let key = Project.testVectors.appending(path: "keys/p-256.pem").path
    let made = try Command.run(
      "openssl",
      [
        "req", "-new", "-key", key, "-utf8", "-multivalue-rdn", "-subj", text, "-outform", "DER", "-config",
        "/dev/null",
      ])
    try #require(made.status == 0, "\(made.errors)")
    return try CertificateRequest(der: made.standardOutput).subject
  }

  @Test("the text follows RFC 4514 and can't hide or steer anything", arguments: names)
  func text(subject text: String, expected: String) throws {
    #expect(try subject(text).rfc4514 == expected)
  }

  /// One name in several styles.
  static let styles: [(NameStyle, String)] = [
    (.rfc4514, #"1.2.840.113549.1.9.1=#1603614062,CN=Ana\, Lda,C=BR"#),
    (NameStyle(order: .generalFirst, otherTypes: .named), #"C=BR,CN=Ana\, Lda,emailAddress=a@b"#),
    (
      NameStyle(separator: ", ", assignment: " = ", keywords: ["1.2.840.113549.1.9.1": "E"]),
      #"E = a@b, CN = Ana\, Lda, C = BR"#
    ), (NameStyle(otherTypes: .dottedText), #"1.2.840.113549.1.9.1=a@b,CN=Ana\, Lda,C=BR"#),
  ]

  @Test("the text is in the style that an authority compares", arguments: styles)
  func style(style: NameStyle, expected: String) throws {
    #expect(try subject("/C=BR/CN=Ana, Lda/emailAddress=a@b").text(style) == expected)
  }

  @Test("a serial number is decimal, or the text that its octets spell")
  func serialText() {
    let number = SerialNumber(bytes: Array("30001000000500003416".utf8))
    #expect(number.text(.ascii) == "30001000000500003416")
    #expect(number.text(.decimal) == number.decimal)
    #expect(SerialNumber(bytes: [1, 0x31]).text(.ascii) == nil)
  }

  @Test("the parts are there one by one, attributes that stand together in one part")
  func structure() throws {
    let name = try subject("/C=BR/OU=Sales+CN=Ana/CN=Bia")
    #expect(name.relativeNames.map { $0.attributes.compactMap(\.text) } == [["BR"], ["Ana", "Sales"], ["Bia"]])
    #expect(name.values(of: NameAttribute.commonName) == ["Ana", "Bia"])
    #expect(name.commonName == "Bia")
    #expect(!name.isEmpty)
    #expect(try subject("/").isEmpty)
  }

  @Test("the text for people has readable names and values for further types")
  func description() throws {
    let name = try subject("/serialNumber=12/organizationIdentifier=VATES-1/emailAddress=a@b.pe/CN=A, B")
    #expect(name.description == #"CN=A\, B,emailAddress=a@b.pe,organizationIdentifier=VATES-1,serialNumber=12"#)
  }
}
