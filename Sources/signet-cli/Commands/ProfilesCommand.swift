import ArgumentParser
import Signet

/// `signet profiles`: the schemes that documents are signed by.
struct ProfilesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profiles",
    abstract: "List and show signature profiles.",
    discussion: """
      A profile says how an authority wants documents signed. To make one of
      your own, edit one that is there:

        signet profiles show xmldsig-enveloped > ours.yaml
        signet sign order.xml --profile ours.yaml --identity company.pem -o signed.xml
      """,
    subcommands: [List.self, Show.self, Guide.self, ProfilesCheckCommand.self])

  /// `signet profiles list`.
  struct List: ReportingCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the profiles.",
      discussion: """
        For example:

          signet profiles list
        """)

    @OptionGroup var outputOptions: OutputOptions

    func report(to console: Console) throws -> ExitStatus {
      var rows = Rows()
      for profile in SignatureProfile.all {
        let doubt = profile.confirmation.flatMap { $0 == .samples ? nil : " (\($0.description))" } ?? ""
        rows.add(profile.id, profile.title + doubt)
      }
      for line in rows.lines(style: console.style) { try console.line(line) }
      try console.json(SignatureProfile.all.map(ProfileReport.init))
      return .success
    }
  }

  /// `signet profiles show`.
  struct Show: ReportingCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write a profile as YAML, to be edited and used with --profile.",
      discussion: """
        For example:

          signet profiles show br-nfe
        """)

    @Argument(help: "The profile: its name, or the path of one in YAML.")
    var profile: ProfileArgument

    @OptionGroup var outputOptions: OutputOptions

    func report(to console: Console) throws -> ExitStatus {
      let profile = try profile.load()
      if console.options.json {
        try console.json(ProfileReport(profile))
      } else {
        try console.write(Array(try profile.yaml().utf8))
      }
      return .success
    }
  }

  /// `signet profiles guide`.
  struct Guide: ReportingCommand {
    static let configuration = CommandConfiguration(
      abstract: "Explain a profile for people, as a page in Markdown.",
      discussion: """
        What is signed, drawn as a tree; the certificate that is needed; how to try
        it; what the authority refuses, and the cures:

          signet profiles guide br-nfe
        """)

    @Argument(help: "The profile: its name, or the path of one in YAML.")
    var profile: ProfileArgument

    @OptionGroup var outputOptions: OutputOptions

    func report(to console: Console) throws -> ExitStatus {
      let profile = try profile.load()
      let page = ProfilePage(profile).markdown
      if console.options.json {
        try console.json(GuideReport(id: profile.id, markdown: page))
      } else {
        try console.write(Array(page.utf8))
      }
      return .success
    }
  }
}

/// The page of a profile in JSON.
private struct GuideReport: Encodable {
  let id: String
  let markdown: String
}

/// A profile in JSON.
private struct ProfileReport: Encodable {
  let id: String
  let title: String
  let source: String
  let recognizes: [String]
  let methods: [String]
  /// Whether samples confirm the profile; null for a profile of one's own.
  let confirmation: OrNull<String>

  init(_ profile: SignatureProfile) {
    id = profile.id
    title = profile.title
    source = profile.source
    recognizes = profile.recognizes
    methods = profile.signatures.flatMap(\.methods).map(\.rawValue)
    confirmation = OrNull(profile.confirmation?.rawValue)
  }
}
