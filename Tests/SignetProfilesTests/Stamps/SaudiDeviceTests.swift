import Foundation
import SignetCertificates
import SignetCrypto
import SignetFindings
import SignetProfiles
import TestSupport
import Testing

@Suite("Saudi Arabia's certificate requests")
struct SaudiDeviceTests {
  private static let device = SaudiDevice(
    commonName: "TST-886431145-399999999900003", organization: "Maximum Speed Tech Supply LTD",
    organizationalUnit: "Riyadh Branch", serialNumber: "1-TST|2-TST|3-ed22f1d8-e6a2-1118-9b58-d9a8f11e445f",
    taxNumber: "399999999900003", documentKinds: "1100", address: "RRRD2929", businessCategory: "Supply activities",
    environment: .sandbox)

  @Test("openssl verifies the request and reads what it asks for")
  func request() throws {
    let key = try PrivateKey.generate(.ec(.secp256k1))
    let request = try Self.device.request(key: key)
    #expect(request.publicKey == key.publicKey)
    let folder = try TemporaryDirectory()
    try folder.write(request.der, to: "request.der")
    let peer = try Command.run(
      "openssl",
      [
        "req", "-inform", "der", "-in", folder.path("request.der"), "-noout", "-verify", "-text", "-nameopt",
        "sep_comma_plus,utf8",
      ])
    #expect(peer.status == 0, "\(peer.errors)")
    for text in [
      "Subject: C=SA,OU=Riyadh Branch,O=Maximum Speed Tech Supply LTD,CN=TST-886431145-399999999900003",
      "secp256k1", "1.3.6.1.4.1.311.20.2", "TSTZATCA-Code-Signing", "ecdsa-with-SHA256",
      "1-TST|2-TST|3-ed22f1d8-e6a2-1118-9b58-d9a8f11e445f", "399999999900003", "1100", "RRRD2929", "Supply activities",
    ] {
      #expect(peer.output.contains(text), "\(text) is not in \(peer.output)")
    }
  }

  @Test(
    "what the authority refuses is not asked for",
    arguments: [
      \SaudiDevice.taxNumber, \.serialNumber, \.documentKinds, \.commonName, \.organization, \.address,
    ] as [WritableKeyPath<SaudiDevice, String> & Sendable])
  func refusals(field: WritableKeyPath<SaudiDevice, String> & Sendable) throws {
    var device = Self.device
    device[keyPath: field] += "!"
    let error = #expect(throws: SignetError.self) { try device.request(key: .generate(.ec(.secp256k1))) }
    #expect(error?.finding.code == .stampInputInvalid)
  }

  @Test("only keys on the authority's curve are certified")
  func unfitKey() throws {
    let error = #expect(throws: SignetError.self) { try Self.device.request(key: .generate(.ec(.p256))) }
    #expect(error?.finding.code == .stampKeyUnfit)
  }
}
