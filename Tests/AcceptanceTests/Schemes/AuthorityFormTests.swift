import Foundation
import TestSupport
import Testing

/// The forms of ZATCA and MyInvois, said in YAML, made by `signet` and judged by a program that shares nothing with it.
@Suite("Forms of authorities", .enabled(if: Availability.sharedData), .enabled(if: Availability.pythonPeers))
struct AuthorityFormTests {
  private static let invoices = [
    "muhannadhg__credit_note_simplified", "muhannadhg__mixed_treatments", "muhannadhg__simplified_several_lines",
  ]

  private func verdict(_ form: String, _ file: String) throws -> String {
    let program = Project.root.appending(path: "Tests/AcceptanceTests/Peers/verify_authority.py").path
    let result = try Command.run(Project.peersPython.path, [program, form, file])
    return result.output.components(separatedBy: "\t").dropFirst().joined(separator: " ")
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }

  @Test(
    "what is made is valid for the other program and for its profile, and for no generic verifier",
    arguments: [("zatca", "secp256k1"), ("myinvois", "rsa-2048")], invoices)
  func made(form: (name: String, identity: String), invoice: String) throws {
    let folder = try TemporaryDirectory()
    let document = Project.shared.appending(path: "samples/saudi-zatca/\(invoice).unsigned.xml").path
    let profile = Project.testVectors.appending(path: "profiles/form-of-\(form.name).yaml").path
    let output = folder.path("signed.xml")
    let signed = try signet(
      ["sign", document, "--profile", profile, "--identity", Vector.identity(form.identity), "-o", output])
    #expect(signed.status == 0, "\(signed.errors)")
    #expect(try verdict(form.name, output) == "valid")
    let verified = try signet(["verify", output, "--profile", profile])
    #expect(verified.status == 0, "\(verified.output)")
    #expect(try signet(["verify", output]).status == 1)

    let text = String(decoding: try folder.read("signed.xml"), as: UTF8.self)
    for (part, reason) in [("<cbc:ProfileID>", "document"), ("<xades:SigningTime>2", "SignedProperties")] {
      let after = part.hasSuffix("2") ? part.dropLast() + "1" : part + "1"
      let changed = try folder.write(text.replacing(part, with: after, maxReplacements: 1).utf8, to: "changed.xml").path
      #expect(try verdict(form.name, changed).contains(reason))
      #expect(try signet(["verify", changed, "--profile", profile]).status == 1)
    }
  }

  @Test("the other program agrees on ZATCA's own documents", arguments: AuthoritySamples.all)
  func samples(name: String) throws {
    let document = Project.shared.appending(path: "samples/saudi-zatca/\(name)").path
    let profile = Project.testVectors.appending(path: "profiles/form-of-zatca.yaml").path
    let isValid = try verdict("zatca", document) == "valid"
    let report = try signet(["verify", document, "--profile", profile, "--json"]).json()
    let codes = try #require(report["signatures"] as? [[String: Any]]).flatMap { signature in
      (signature["findings"] as? [[String: Any]] ?? []).filter { $0["severity"] as? String == "error" }
        .compactMap { $0["code"] as? String }
    }
    #expect(codes.filter { $0 != "profile.violated" }.isEmpty == isValid, "\(codes)")
  }
}

/// The signed documents of ZATCA's kind.
enum AuthoritySamples {
  static let all: [String] = {
    let folder = Project.shared.appending(path: "samples/saudi-zatca").path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix("igned.xml") && !$0.hasSuffix("unsigned.xml") || $0.hasPrefix("official") }
      .sorted()
  }()
}
