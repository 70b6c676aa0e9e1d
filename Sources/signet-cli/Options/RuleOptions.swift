import ArgumentParser
import Signet

extension Strictness: ExpressibleByArgument {}

/// What a chain has to keep besides path validation.
struct RuleOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The DNS name or IP address that the certificate has to be for.", valueName: "host"))
  var hostname: String?

  @Option(help: ArgumentHelp("The mailbox that the certificate has to be for.", valueName: "address"))
  var email: String?

  @Option(
    help: ArgumentHelp(
      "Refuse keys and digests below a security level of OpenSSL: 1 is 80 bits of strength, 2 is 112, 3 is 128.",
      valueName: "0-5"))
  var securityLevel = 0

  @Option(
    help: ArgumentHelp(
      "Which rules refuse a chain: path validation only, RFC 5280's profile too, or the Web PKI's too; web-pki for "
        + "tls-server, else path.",
      valueName: "path|profile|web-pki"))
  var strictness: Strictness?

  func validate() throws {
    guard (0...5).contains(securityLevel) else { throw ValidationError("--security-level goes from 0 to 5.") }
    if hostname?.isEmpty == true || email?.isEmpty == true { throw ValidationError("A name can't be empty.") }
  }

  /// Puts the rules into settings.
  func apply(to settings: inout ChainSettings) {
    settings.host = hostname
    settings.email = email
    settings.securityLevel = securityLevel
    settings.strictness = strictness
  }
}
