import Foundation
import TestSupport
import Testing

/// Options of `signet verify` on other people's documents: shared secrets, references to files, further Ids.
@Suite("signet verify on other forms of signatures", .enabled(if: Availability.sharedData))
struct VerifyOptionTests {
  private func file(_ path: String) -> String {
    Project.shared.appending(path: "conformance/xmldsig/\(path)").path
  }

  @Test("an HMAC is verified with the shared secret, and with nothing else")
  func secret() throws {
    let document = file("xmlsec-merlin-xmldsig-twenty-three/signature-enveloping-hmac-sha1.xml")
    let secret = file("xmlsec-merlin-xmldsig-twenty-three/_shared/keys/hmackey.bin")
    #expect(try signet(["verify", document, "--secret-file", secret]).status == 0)
    let folder = try TemporaryDirectory()
    let other = try folder.write([1, 2, 3], to: "other.bin").path
    #expect(try signet(["verify", document, "--secret-file", other]).status == 1)
    let none = try signet(["verify", document])
    #expect(none.status == 1)
    #expect(none.output.contains("[signature.key-missing]"))
  }

  @Test("a secret is no key that a document's own signature may use")
  func secretAndPublicKey() throws {
    let document = file("xmlsec-merlin-xmldsig-twenty-three/signature-enveloping-rsa.xml")
    #expect(try signet(["verify", document]).status == 0)
    let secret = file("xmlsec-merlin-xmldsig-twenty-three/_shared/keys/hmackey.bin")
    let result = try signet(["verify", document, "--secret-file", secret])
    #expect(result.status == 1)
    #expect(result.output.contains("[signature.signer-not-allowed]"))
  }

  @Test("a reference outside of the document is followed to the file that is named for it, and nowhere else")
  func resolve() throws {
    let document = file("xmlsec-merlin-xmldsig-twenty-three/signature-external-dsa.xml")
    let target = file("xmlsec-merlin-xmldsig-twenty-three/_shared/external-data/xml-stylesheet-2005")
    let uri = "http://www.w3.org/TR/xml-stylesheet"
    #expect(try signet(["verify", document, "--resolve", "\(uri)=\(target)"]).status == 0)
    #expect(try signet(["verify", document, "--resolve", "\(uri)=\(document)"]).status == 1)
    #expect(try signet(["verify", document]).output.contains("[signature.reference-external]"))
    #expect(try signet(["verify", document, "--resolve", "\(uri)=/none"]).status == 66)
    #expect(try signet(["verify", document, "--resolve", "nothing"]).status == 64)
  }

  @Test("the file of a policy is compared with the digest that was signed")
  func policyFile() throws {
    let document = Project.shared.appending(path: "samples/colombia/applicationresponse-dian-signed.xml").path
    let policy = "https://facturaelectronica.dian.gov.co/politicadefirma/v2/politicadefirmav2.pdf"
    #expect(try signet(["verify", document]).status == 0)
    let result = try signet(["verify", document, "--policy-file", "\(policy)=\(document)"])
    #expect(result.status == 1)
    #expect(result.output.contains("[xades.policy-mismatch]"))
    #expect(try signet(["verify", document, "--policy-file", "urn:other=\(document)"]).status == 0)
    #expect(try signet(["verify", document, "--policy-file", "\(policy)=/none"]).status == 66)
  }

  @Test("libxml2's own messages never reach standard error")
  func silence() throws {
    let folder = try TemporaryDirectory()
    let file = try folder.write(Array("<a xml:id='x'><b xml:id='x'/></a>".utf8), to: "twice.xml").path
    let result = try signet(["canonicalize", file])
    #expect(result.status == 0)
    #expect(result.errors.isEmpty, "\(result.errors)")
  }

  @Test("weak algorithms are warned of, and refused where that is asked")
  func strict() throws {
    let document = file("xmlsec-merlin-xmldsig-twenty-three/signature-enveloping-rsa.xml")
    #expect(try signet(["verify", document]).output.contains("[signature.algorithm-weak]"))
    let strict = try signet(["verify", document, "--strict"])
    #expect(strict.status == 1)
    #expect(strict.output.contains("[signature.algorithm-refused]"))
  }
}
