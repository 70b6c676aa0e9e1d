import Foundation
import TestSupport
import Testing

/// What ZATCA and MyInvois ask for, made by `signet` and judged by a program that shares nothing with it.
@Suite("Forms of authorities", .enabled(if: Availability.sharedData), .enabled(if: Availability.pythonPeers))
struct AuthorityFormTests {
  /// An authority's form, a document for it, and who signs.
  struct Form: Sendable, CustomTestStringConvertible {
    let name: String
    let profile: String
    let document: String
    var identity = "secp256k1"
    /// What the profile's first reference covers.
    var covered = "<cbc:IssueDate>"

    var testDescription: String { "\(profile): \(document)" }

    static func zatca(_ document: String) -> Form {
      Form(name: "zatca", profile: "sa-zatca", document: "samples/saudi-zatca/\(document)")
    }
  }

  static let forms: [Form] =
    [
      "muhannadhg__credit_note_simplified.unsigned.xml", "muhannadhg__mixed_treatments.unsigned.xml",
      "muhannadhg__simplified_several_lines.unsigned.xml", "saleh7__InvoiceStandard__output__Standard_Invoice.xml",
      "saleh7__InvoiceStandard__output__Standard_Debit_Note.xml",
      "saleh7__InvoiceSimplified__output__Simplified_Debit_Note.xml", "saleh7__output__GeneratorSimplified_Invoice.xml",
    ]
    .map(Form.zatca) + [
      Form(
        name: "myinvois", profile: "my-myinvois", document: "invoices/ubl-my.xml", identity: "rsa-2048",
        covered: "<cbc:Description>")
    ]

  private func verdict(_ form: String, _ file: String) throws -> String {
    let program = Project.root.appending(path: "Tests/AcceptanceTests/Peers/verify_authority.py").path
    let result = try Command.run(Project.peersPython.path, [program, form, file])
    return result.output.components(separatedBy: "\t").dropFirst().joined(separator: " ")
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }

  @Test(
    "what is made is valid for the other program and for its profile, and for no generic verifier", arguments: forms)
  func made(form: Form) throws {
    let folder = try TemporaryDirectory()
    let root = form.document.hasPrefix("samples/") ? Project.shared : Project.testVectors
    let document = root.appending(path: form.document).path
    let output = folder.path("signed.xml")
    let signed = try signet(
      ["sign", document, "--profile", form.profile, "--identity", Vector.identity(form.identity), "-o", output])
    #expect(signed.status == 0, "\(signed.errors)")
    #expect(try verdict(form.name, output) == "valid")
    let verified = try signet(["verify", output, "--profile", form.profile])
    #expect(verified.status == 0, "\(verified.output)")
    #expect(try signet(["verify", output]).status == 0)

    let text = String(decoding: try folder.read("signed.xml"), as: UTF8.self)
    for (part, reason) in [(form.covered, "document"), ("<xades:SigningTime>2", "SignedProperties")] {
      #expect(text.contains(part))
      let after = part.hasSuffix("2") ? part.dropLast() + "1" : part + "1"
      let changed = try folder.write(text.replacing(part, with: after, maxReplacements: 1).utf8, to: "changed.xml").path
      #expect(try verdict(form.name, changed).contains(reason))
      #expect(try signet(["verify", changed, "--profile", form.profile]).status == 1)
    }
  }

  @Test("the other program agrees on ZATCA's own documents", arguments: AuthoritySamples.all)
  func samples(name: String) throws {
    let document = Project.shared.appending(path: "samples/saudi-zatca/\(name)").path
    let isValid = try verdict("zatca", document) == "valid"
    let report = try signet(["verify", document, "--profile", "sa-zatca", "--json"]).json()
    let codes = try #require(report["signatures"] as? [[String: Any]]).flatMap { signature in
      (signature["findings"] as? [[String: Any]] ?? []).filter { $0["severity"] as? String == "error" }
        .compactMap { $0["code"] as? String }
    }
    #expect(codes.isEmpty == isValid, "\(codes)")
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
