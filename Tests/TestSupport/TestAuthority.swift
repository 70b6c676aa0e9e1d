import Foundation

/// A certification authority for one test, run with the `openssl` command: issues, revokes, lists and answers.
///
/// Keys are P-256, times are given in the form `20250101000000Z`.
public final class TestAuthority: Sendable {
  /// The authority's own certificate, PEM.
  public let certificate: String
  /// The authority's private key, PEM.
  public let key: String
  private let folder: TemporaryDirectory

  /// Makes a root.
  public convenience init(root name: String = "Root", extensions: String = TestAuthority.authority) throws {
    let folder = try TemporaryDirectory()
    try Self.prepare(folder)
    try Self.makeKey(at: folder.path("ca.key"))
    let request = folder.path("ca.csr")
    try Self.openssl([
      "req", "-new", "-key", folder.path("ca.key"), "-subj", "/CN=\(name)", "-config", folder.path("ca.cnf"), "-out",
      request,
    ])
    try Self.openssl(
      [
        "ca", "-config", folder.path("ca.cnf"), "-batch", "-selfsign", "-keyfile", folder.path("ca.key"), "-in",
        request,
        "-out", folder.path("ca.pem"), "-startdate", "20200101000000Z", "-enddate", "20991231235959Z", "-notext",
      ] + (try Self.extensionFile(extensions, in: folder)))
    self.init(folder: folder)
  }

  /// Makes an authority beneath another.
  public convenience init(
    _ name: String, under parent: TestAuthority, extensions: String = TestAuthority.authority
  ) throws {
    let folder = try TemporaryDirectory()
    try Self.prepare(folder)
    let issued = try parent.issue(name, extensions: extensions)
    try FileManager.default.copyItem(atPath: issued.certificate, toPath: folder.path("ca.pem"))
    try FileManager.default.copyItem(atPath: issued.key, toPath: folder.path("ca.key"))
    self.init(folder: folder)
  }

  private init(folder: TemporaryDirectory) {
    self.folder = folder
    certificate = folder.path("ca.pem")
    key = folder.path("ca.key")
  }

  /// The extensions of an authority.
  public static let authority = """
    basicConstraints=critical,CA:TRUE
    keyUsage=critical,keyCertSign,cRLSign
    subjectKeyIdentifier=hash
    """

  /// Issues a certificate for a fresh key; gives the paths of both, PEM.
  ///
  /// - Parameters:
  ///   - name: the common name, and the name of the files.
  ///   - extensions: lines of OpenSSL's extension configuration.
  ///   - subject: the whole subject in OpenSSL's form `/C=BR/CN=…`, where it is not just the name.
  ///   - digest: for example `sha1`.
  public func issue(
    _ name: String, extensions: String = "basicConstraints=CA:FALSE\nkeyUsage=digitalSignature", subject: String? = nil,
    from: String = "20240101000000Z", to: String = "20991231235959Z", digest: String = "sha256",
    keyAlgorithm: [String] = TestAuthority.p256
  ) throws -> (certificate: String, key: String) {
    let files = (certificate: folder.path("\(name).pem"), key: folder.path("\(name).key"))
    let request = folder.path("\(name).csr")
    try Self.makeKey(at: files.key, keyAlgorithm)
    try Self.openssl([
      "req", "-new", "-key", files.key, "-subj", subject ?? "/CN=\(name)", "-config", folder.path("ca.cnf"), "-out",
      request, "-utf8",
    ])
    try authority(
      ["-in", request, "-out", files.certificate, "-startdate", from, "-enddate", to, "-notext", "-md", digest]
        + (try Self.extensionFile(extensions, in: folder)))
    return files
  }

  /// Revokes a certificate.
  ///
  /// - Parameter reason: as in RFC 5280 §5.3.1, for example `keyCompromise`.
  public func revoke(_ certificate: String, reason: String = "keyCompromise") throws {
    try authority(["-revoke", certificate, "-crl_reason", reason])
  }

  /// Writes a revocation list, PEM, and gives its path.
  ///
  /// - Parameter extensions: lines of OpenSSL's extension configuration for lists.
  public func list(
    from: String = "20250101000000Z", to: String = "20991231235959Z",
    extensions: String = "authorityKeyIdentifier=keyid"
  ) throws -> String {
    let path = folder.path("list-\(UUID().uuidString).crl")
    let configuration = String(decoding: try folder.read("ca.cnf"), as: UTF8.self)
    try folder.write("\(configuration)\n[given]\n\(extensions)\n".utf8, to: "list.cnf")
    try Self.openssl([
      "ca", "-config", folder.path("list.cnf"), "-gencrl", "-crl_lastupdate", from, "-crl_nextupdate", to, "-out", path,
      "-crlexts", "given",
    ])
    return path
  }

  /// Writes an OCSP response about a certificate, DER, and gives its path.
  ///
  /// - Parameters:
  ///   - responder: who signs; the authority itself where nil.
  ///   - arguments: further options of `openssl ocsp`.
  public func response(
    about certificate: String, signedBy responder: (certificate: String, key: String)? = nil,
    _ arguments: [String] = ["-ndays", "7"]
  ) throws -> String {
    let path = folder.path("response-\(UUID().uuidString).der")
    let signer = responder ?? (self.certificate, key)
    try Self.openssl(
      [
        "ocsp", "-index", folder.path("index.txt"), "-CA", self.certificate, "-issuer", self.certificate, "-cert",
        certificate, "-rsigner", signer.certificate, "-rkey", signer.key, "-respout", path, "-noverify",
      ] + arguments)
    return path
  }

  /// The database for `openssl ocsp -index`.
  public var index: String { folder.path("index.txt") }
  /// A path in the authority's own folder.
  public func path(_ name: String) -> String { folder.path(name) }

  /// A P-256 key, in the options of `openssl genpkey`.
  public static let p256 = ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"]

  private func authority(_ arguments: [String]) throws {
    try Self.openssl(["ca", "-config", folder.path("ca.cnf"), "-batch"] + arguments)
  }

  private static func makeKey(at path: String, _ algorithm: [String] = p256) throws {
    try openssl(["genpkey"] + algorithm + ["-out", path])
  }

  private static func extensionFile(_ extensions: String, in folder: TemporaryDirectory) throws -> [String] {
    try folder.write("[given]\n\(extensions)\n".utf8, to: "given.ext")
    return ["-extfile", folder.path("given.ext"), "-extensions", "given"]
  }

  private static func prepare(_ folder: TemporaryDirectory) throws {
    try folder.write("".utf8, to: "index.txt")
    try folder.write("unique_subject = no\n".utf8, to: "index.txt.attr")
    try folder.write("01\n".utf8, to: "crlnumber")
    try folder.write(
      """
      [ca]
      default_ca = here
      [here]
      database = \(folder.path("index.txt"))
      new_certs_dir = \(folder.url.path)
      certificate = \(folder.path("ca.pem"))
      private_key = \(folder.path("ca.key"))
      rand_serial = yes
      crlnumber = \(folder.path("crlnumber"))
      default_md = sha256
      policy = any
      default_crl_days = 30
      unique_subject = no
      email_in_dn = yes
      [any]
      countryName = optional
      organizationName = optional
      organizationalUnitName = optional
      commonName = optional
      emailAddress = optional
      serialNumber = optional
      [req]
      distinguished_name = names
      [names]
      """.utf8, to: "ca.cnf")
  }

  private static func openssl(_ arguments: [String]) throws {
    let result = try Command.run("openssl", arguments)
    guard result.status == 0 else {
      throw Command.Failure(description: "openssl \(arguments.joined(separator: " ")): \(result.errors)")
    }
  }
}
