import SignetCrypto
import SignetSignatures

/// The page of a profile in the documentation, in Markdown, made of the profile's value alone.
public struct ProfilePage: Sendable {
  private let profile: SignatureProfile

  /// Prepares the page.
  public init(_ profile: SignatureProfile) {
    self.profile = profile
  }

  /// The text of the page.
  public var markdown: String {
    let sections = [title, sketch, stamps, algorithms, departures, certificate, trial, rules, rejections, facts]
    return sections.compactMap(\.self).joined(separator: "\n\n") + "\n"
  }

  private var title: String {
    let doubt = profile.confirmation.map { " *\($0.description.capitalizedFirst).*" } ?? ""
    return "# `\(profile.id)`\n\n\(profile.title).\(doubt)\n\nSource: \(profile.source)."
  }

  private var sketch: String? {
    if profile.container == .cms {
      return """
        ## What is signed

        The whole document, byte for byte, inside of CMS signed data with the attributes of CAdES-BES: content type, message
        digest, signing time, signing certificate. The file gets the ending `.p7m`.
        """
    }
    guard !profile.signatures.isEmpty else { return nil }
    let lines = DocumentSketch(profile).lines.joined(separator: "\n")
    let prefixes = profile.namespaces.sorted { $0.key < $1.key }.map { "`\($0.key)` is `\($0.value)`" }
    let names = prefixes.isEmpty ? "" : "\n\n" + prefixes.joined(separator: ", ") + "."
    return "## What is signed\n\n```\n\(lines)\n```\(names)"
  }

  private var stamps: String? {
    let names = profile.stamps + profile.offeredStamps
    guard !names.isEmpty else { return nil }
    let rows = names.map { name in
      let moment = name.stamp.moment == .beforeSigning ? "before" : "after"
      let inputs = name.stamp.inputs.map { input in
        let option = input.kind == .file ? "--stamp-file" : "--stamp-value"
        return "`\(option) \(input.name)=…`: \(input.meaning.inTable)\(input.isRequired ? "" : " (optional)")"
      }
      let isOffered = profile.offeredStamps.contains(name)
      return
        "| `\(name.rawValue)`\(isOffered ? ", with `--stamp`" : "") | \(moment) | \(inputs.joined(separator: "; ")) |"
    }
    return "## Stamps\n\n"
      + (["| [Stamp](../stamps.md) | Made before or after the signatures | Needs |", "|---|---|---|"] + rows)
      .joined(separator: "\n")
  }

  private var algorithms: String? {
    guard !profile.signatures.isEmpty else { return nil }
    var rows = ["| Signature | Method | SignedInfo | Accepted besides |", "|---|---|---|---|"]
    for (number, signature) in profile.signatures.enumerated() {
      let accepted =
        signature.accepts.methods.map(\.rawValue) + signature.accepts.digests.map(\.rawValue)
        + signature.accepts.canonicalizations.map(\.method.shortName)
      let methods = signature.methods.map(\.rawValue).joined(separator: ", ")
      rows.append(
        "| \(number + 1) | \(methods) | \(signature.canonicalization.method.shortName) | \(accepted.joined(separator: ", ")) |"
      )
    }
    let policies = profile.signatures.compactMap { signature -> String? in
      guard case .identified(let policy) = signature.xades?.policy else { return nil }
      let digest = Base64.encode(policy.digestValue)
      return "\n\nPolicy: `\(policy.identifier.identifier)`, \(policy.digest.rawValue) `\(digest)`."
    }
    return "## Algorithms\n\n" + rows.joined(separator: "\n") + Set(policies).sorted().joined()
  }

  private var departures: String? {
    guard profile.signatures.contains(where: \.departsFromStandard) else { return nil }
    return """
      ## Against the standard

      This authority departs from XML Signature, so that only `--profile \(profile.id)` accepts its signatures; generic
      verification goes on refusing them. `signet profiles show \(profile.id)` shows in which words.
      """
  }

  private var certificate: String? {
    profile.guide.certificate.isEmpty ? nil : "## The certificate\n\n\(profile.guide.certificate)"
  }

  private var trial: String {
    """
    ## Try it

    ```console
    $ signet profiles check document.xml --profile \(profile.id) --identity company.p12
    $ signet sign document.xml --profile \(profile.id) --identity company.p12 -o signed.xml
    $ signet verify signed.xml --profile \(profile.id) --anchors roots/
    ```
    """
  }

  private var rules: String? {
    guard !profile.rules.isEmpty else { return nil }
    let rows = profile.rules.map { rule in
      "| `\(rule.id)` | \(rule.demand.inTable) | \(rule.cure.inTable) | \(rule.severity.rawValue) | \(rule.citation.inTable) |"
    }
    return "## What is checked before the authority does\n\n"
      + "The finding of a rule has the code `profile.\(profile.id).` and its name.\n\n"
      + (["| Rule | Demands | Cure | | Source |", "|---|---|---|---|---|"] + rows).joined(separator: "\n")
  }

  private var rejections: String? {
    guard !profile.guide.rejections.isEmpty else { return nil }
    let rows = profile.guide.rejections.map {
      "| \($0.code.inTable) | \($0.cause.inTable) | \($0.cure.inTable) |"
    }
    return "## Known rejections\n\n"
      + (["| The authority says | Cause | Cure |", "|---|---|---|"] + rows).joined(separator: "\n")
  }

  private var facts: String? {
    guard !profile.guide.facts.isEmpty else { return nil }
    let rows = profile.guide.facts.map { "- \($0.text) (\($0.grade.rawValue))" }
    return "## Facts, and what they rest on\n\n" + rows.joined(separator: "\n")
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

  /// The text for a cell of a table.
  fileprivate var inTable: String { replacing("|", with: "\\|").replacing("\n", with: " ") }
}
