import ArgumentParser
import Foundation
import Signet

/// `signet verify`: whether signatures hold, what they cover, and who signed.
struct VerifyCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Verify every signature in documents, and who signed.",
    discussion: """
      Signatures, and the chain of each signer up to a root that you trust:

        signet verify signed.xml --anchors root.pem --profile br-nfe

      What is wrong with a signature, and the cure, also where nobody has the
      document that was signed:

        signet verify signed.xml --explain --against original.xml

      Without --anchors the mathematics decides alone, and the output says that
      nobody checked the signer. Exit status 1 means that a document has no
      signature or one that does not hold.
      """)

  @Argument(help: "The documents; - is standard input.", completion: .file())
  var files: [String]

  @OptionGroup var trust: TrustOptions

  @Option(
    help: ArgumentHelp(
      "Only this certificate may have signed, whatever the document carries. Repeatable.", valueName: "path"),
    completion: .file())
  var certificate: [String] = []

  @Option(
    help: ArgumentHelp("The public key that must have signed, where the document carries none.", valueName: "path"),
    completion: .file())
  var key: String?

  @Option(
    help: ArgumentHelp(
      "The secret of an HMAC, as the bytes of a file: then only those who share it may have signed.", valueName: "path"),
    completion: .file())
  var secretFile: String?

  @Option(
    help: ArgumentHelp(
      "The file to which a reference outside of the document points. Repeatable.", valueName: "uri=path"))
  var resolve: [ResolvedReference] = []

  @Option(
    help: ArgumentHelp(
      "The file of a signature policy, by the identifier that signatures name: its digest is compared. Repeatable.",
      valueName: "uri=path"))
  var policyFile: [ResolvedReference] = []

  @Option(
    help: ArgumentHelp("An attribute that gives an Id, besides Id, ID and id. Repeatable.", valueName: "name"))
  var idAttribute: [String] = []

  @Flag(help: "Refuse SHA-1, DSA and RSA keys below 2048 bits instead of warning of them.")
  var strict = false

  @Flag(help: "Accept ECDSA and DSA values in DER too, which some signers write against the standard.")
  var acceptDer = false

  @Option(
    help: """
      The profile that every signature must fulfil: a name, or the path of one in YAML; with auto, each signature may fulfil \
      any that recognizes the document, or none.
      """)
  var profile = ProfileArgument(argument: "auto")

  @OptionGroup var stamps: StampOptions

  @Flag(help: "Show what each reference selected and digested, and search for the cause where a digest differs.")
  var explain = false

  @Option(
    help: ArgumentHelp(
      "The document as it was when or before it was signed: show where the signed document departs from it.",
      valueName: "path"),
    completion: .file())
  var against: String?

  @OptionGroup var outputOptions: OutputOptions

  func validate() throws {
    if [key != nil, !certificate.isEmpty, secretFile != nil].count(where: \.self) > 1 {
      throw ValidationError("Choose --certificate, --key or --secret-file.")
    }
    if secretFile != nil && !trust.anchors.isEmpty {
      throw ValidationError("A secret has no chain: choose --secret-file or --anchors.")
    }
    if against != nil && files.count > 1 { throw ValidationError("--against compares one document with its original.") }
    if key != nil && !trust.anchors.isEmpty {
      throw ValidationError("A key has no chain: choose --key or --anchors.")
    }
  }

  func report(to console: Console) throws -> ExitStatus {
    let verifier = try verifier(console: console)
    let inputs = try stamps.load()
    var verdicts: [DocumentVerdict] = []
    for file in files {
      let verdict = try verify(file, with: verifier, inputs, console: console)
      verdicts.append(verdict)
    }
    let validCount = verdicts.count { $0.valid }
    if files.count == 1 {
      try console.json(verdicts[0])
    } else {
      try console.line("\(validCount) of \(files.count) documents valid\(trust.anchors.isEmpty ? untrustedNote : "")")
      try console.json(DocumentVerdicts(results: verdicts))
    }
    return validCount == files.count ? .success : .foundBad
  }

  private var untrustedNote: String { "; no signer was checked for trust: no --anchors were given" }

  private func verifier(console: Console) throws -> ProfileVerifier {
    var verifier = SignatureVerifier(allowedSigners: try allowedSigners(console: console))
    if strict { verifier.policy = .strict }
    verifier.policy.acceptsDEREncodedValues = acceptDer
    verifier.idAttributes = Set(idAttribute)
    verifier.knownCertificates = try trust.certificatePool(console: console).certificates
    if !resolve.isEmpty { verifier.resolver = try ResolvedReference.resolver(resolve, limits: verifier.limits.parsing) }
    verifier.xades.time = trust.at?.date ?? Date()
    for policy in policyFile {
      verifier.xades.policies[policy.uri] = try InputFile(reading: policy.path, limit: verifier.limits.parsing.bytes)
        .bytes
    }
    if let anchors = try trust.trustStore(console: console) {
      let settings = ChainSettings(
        time: trust.at?.date ?? Date(), purpose: .documentSigning, anchors: anchors,
        pool: try trust.certificatePool(console: console))
      verifier.chainVerifier = ChainVerifier(settings)
    }
    return ProfileVerifier(verifier, demanding: try stamps.adding(to: profile.loadUnlessAutomatic()))
  }

  private func allowedSigners(console: Console) throws -> AllowedSigners {
    if let key {
      return .key(try CredentialFile.decode(key, console: console).requirePublicKey())
    }
    if let secretFile {
      var bytes = try InputFile(reading: secretFile, limit: 1 << 16).bytes
      return .secret(SecretBytes(consuming: &bytes))
    }
    guard !certificate.isEmpty else { return .keyInfo }
    return .certificates(
      try certificate.flatMap { try CredentialFile.decode($0, console: console).requireCertificates() })
  }

  /// Verifies one document; where there are several, one that can't be looked at does not stop the others.
  private func verify(
    _ file: String, with verifier: ProfileVerifier, _ inputs: StampInputs, console: Console
  ) throws -> DocumentVerdict {
    do {
      let input = try InputFile(reading: file, limit: verifier.verifier.limits.parsing.bytes)
      let reports = try verifier.verify(input.bytes)
      let stamps = try verifier.verifyStamps(of: input.bytes, inputs)
      let rules = try rules(input.bytes, reports, verifier)
      let showsAll = files.count == 1 || console.options.verbose
      for line in VerificationText.lines(
        file, reports, stamps, rules: rules, showsAll: showsAll, console: console)
      {
        try console.line(line)
      }
      let explanations = try explain || against != nil ? explanations(of: input.bytes, reports, console: console) : nil
      for line in explanations.map({ ExplanationText.lines($0, style: console.style) }) ?? [] { try console.line(line) }
      if console.options.quiet {
        (reports.flatMap(\.findings) + stamps.flatMap(\.findings) + rules).forEach { console.finding($0, in: file) }
      }
      return DocumentVerdict(
        file: file, signatures: reports.map(SignatureVerdict.init), stamps: stamps.map(StampVerdict.init),
        rules: rules, explanations: explanations)
    } catch let error as SignetError where files.count > 1 && error.finding.code.exitStatus != .cannotWrite {
      let finding = error.about(.file(path: file, position: nil)).finding
      console.finding(finding)
      return DocumentVerdict(file: file, failure: finding)
    } catch let error as SignetError {
      throw error.about(.file(path: file, position: nil))
    }
  }
}

extension VerifyCommand {
  /// The broken rules of the demanded profile: of the document, and where trust is asked for, of the signer's certificate.
  /// What the verification of the signatures has found already is not told twice.
  private func rules(
    _ document: [UInt8], _ reports: [ProfiledReport], _ verifier: ProfileVerifier
  ) throws -> [Finding] {
    guard let profile = verifier.demanded else { return [] }
    let time = trust.at?.date ?? reports.lazy.compactMap(\.signature.xades?.signingTime).first ?? Date()
    let check = ProfileCheck(profile, verifier: verifier.verifier, at: time)
    return try check.findings(on: document, reports, includingCertificate: !trust.anchors.isEmpty).map { finding in
      // A signature holds whatever the authority thinks of the document; signet profiles check decides by the rules.
      Finding(
        finding.code, min(finding.severity, .warning), about: finding.subject, message: finding.message,
        hint: finding.hint, causes: finding.causes)
    }
  }

  private func explanations(
    of document: [UInt8], _ reports: [ProfiledReport], console: Console
  ) throws -> DocumentExplanation {
    var explainer = SignatureExplainer(keys: try allowedSigners(console: console).keys)
    explainer.idAttributes = Set(idAttribute)
    let original = try against.map { try InputFile(reading: $0, limit: explainer.limits.parsing.bytes).bytes }
    return DocumentExplanation(
      signatures: try explainer.explain(document, against: original),
      coverage: try Coverage(of: reports.map(\.signature), in: document))
  }
}

extension AllowedSigners {
  /// The keys that were given.
  fileprivate var keys: [PublicKey] {
    switch self {
    case .keyInfo, .secret: []
    case .key(let key): [key]
    case .certificates(let certificates): certificates.compactMap { try? $0.publicKey }
    }
  }
}

extension DecodedFile {
  /// The one public key in the file, on its own or of a certificate or private key.
  fileprivate func requirePublicKey() throws -> PublicKey {
    let keys = try items.compactMap { item in
      switch item.content {
      case .publicKey(let key): key
      case .privateKey(let key): key.publicKey
      case .certificate(let certificate): try certificate.publicKey
      case .encryptedPrivateKey, .request, .revocationList, .ocspResponse: nil
      }
    }
    guard let key = keys.first, Set(keys).count == 1 else {
      throw SignetError(
        .usageInvalid, about: .file(path: source, position: nil),
        message: "One public key is needed here, and the file holds \(Set(keys).count).",
        hint: "Give a file that holds the public key, or the certificate, of the signer.")
    }
    return key
  }
}
