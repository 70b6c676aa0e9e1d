import Foundation
import SignetCertificates
import SignetCrypto
import SignetSignatures
import SignetXML
import TestSupport
import Testing

/// What is said about keys and certificates is what OpenSSL says about them.
@Suite("What KeyInfo and XAdES say of the signer", .enabled(if: Availability.programs("openssl")))
struct KeyInfoContentTests {
  private func openssl(_ arguments: [String], _ input: [UInt8]) throws -> String {
    let result = try Command.run("openssl", arguments, input: input)
    #expect(result.status == 0, "\(result.errors)")
    return result.output
  }

  private func signed(_ identity: String) throws -> XMLTree {
    var description = SignatureFormsTests.description([SignatureFormsTests.whole])
    description.keyInfo = [.keyValue, .derEncodedKeyValue, .x509Data([.issuerSerial, .subjectKeyIdentifier])]
    let plan = try SignaturePlan(description, identity: try Vectors.identity(identity), at: Date())
    return try XMLTree(parsing: try ReferenceEngine(plan).sign(SignatureFormsTests.document))
  }

  private func bytes(_ tree: XMLTree, _ name: String, _ namespace: String) throws -> [UInt8] {
    let element = try #require(tree.elements(named: name, in: namespace).first)
    let text = try #require(element.pureText)
    return try #require(Base64.decode(text.utf8))
  }

  @Test("modulus and exponent are those of the key")
  func rsa() throws {
    let tree = try signed("rsa-2048")
    let key = try bytes(tree, "DEREncodedKeyValue", Namespace.xmldsig11)
    let text = try openssl(["rsa", "-pubin", "-inform", "DER", "-noout", "-modulus"], key)
    let modulus = try bytes(tree, "Modulus", Namespace.xmldsig)
    #expect(text == "Modulus=\(Hexadecimal.encode(modulus).uppercased())\n")
    #expect(try bytes(tree, "Exponent", Namespace.xmldsig) == [1, 0, 1])
  }

  @Test(
    "the point stands at the end of the encoded key",
    arguments: ["p-256", "p-384", "p-521", "secp256k1", "brainpoolP256r1"])
  func point(identity: String) throws {
    let tree = try signed(identity)
    let key = try bytes(tree, "DEREncodedKeyValue", Namespace.xmldsig11)
    let point = try bytes(tree, "PublicKey", Namespace.xmldsig11)
    #expect(point.first == 4)
    #expect(key.suffix(point.count) == point[...])
    let curve = try #require(tree.elements(named: "NamedCurve", in: Namespace.xmldsig11).first?.attribute("URI"))
    let described = try openssl(["asn1parse", "-inform", "DER"], key)
    let oid = String(curve.dropFirst("urn:oid:".count))
    let name = try openssl(["asn1parse", "-genstr", "OID:\(oid)"], []).split(separator: ":").last ?? ""
    #expect(described.contains(name))
  }

  @Test("issuer and serial number in DER are those of the certificate", arguments: ["rsa-2048", "p-256"])
  func issuerSerial(identity: String) throws {
    let certificate = try Vectors.identity(identity).certificate
    let signed = try XAdES.sign(XAdES.baselineB, identity: identity)
    let text = try #require(signed.firstMatch(of: /<IssuerSerialV2>([^<]+)</)).output.1
    let der = try #require(Base64.decode(text.utf8))
    let described = try openssl(["asn1parse", "-inform", "DER"], der)
    #expect(described.contains("cont [ 4 ]"))
    #expect(described.split(separator: "\n").last?.hasSuffix(":\(certificate.serialNumber.hexadecimal)") == true)
    #expect(der.firstRange(of: certificate.issuer.der) != nil)
  }

  @Test(
    "serial numbers are written as DER has them",
    arguments: [
      ([], false, [0x02, 1, 0]), ([0x7F], false, [0x02, 1, 0x7F]), ([0x80], false, [0x02, 2, 0, 0x80]),
      ([1], true, [0x02, 1, 0xFF]), ([0x80], true, [0x02, 1, 0x80]), ([1, 0], true, [0x02, 2, 0xFF, 0]),
    ] as [([UInt8], Bool, [UInt8])])
  func serial(bytes: [UInt8], isNegative: Bool, expected: [UInt8]) {
    #expect(SerialNumber(bytes: bytes, isNegative: isNegative).der == expected)
  }
}
