/// Constraints of URIs, which concern the host in them (RFC 5280 §4.2.1.10).
///
/// OpenSSL takes everything up to the first colon of the rest for the host: to it the host of `http://a.example:x@b.example/`
/// is the wrong one, and that of `http://a.example/x:y` is `a.example/x`.
enum URIConstraints {
  /// What is wrong with a URI under `constraints`, of which at least one concerns URIs; nil where nothing is.
  static func breach(of uri: String, _ constraints: NameConstraints) -> String? {
    let quoted = "“\(PrintableText.escaped(uri))”"
    guard let host = host(of: uri) else { return "has the URI \(quoted) without a DNS name under a constraint of URIs" }
    if hosts(in: constraints.excluded).contains(where: { covers($0, host) }) { return "has the excluded URI \(quoted)" }
    let permitted = hosts(in: constraints.permitted)
    let isPermitted = permitted.isEmpty || permitted.contains { covers($0, host) }
    return isPermitted ? nil : "has the URI \(quoted), which is not permitted"
  }

  /// The DNS name in a URI's authority, in lower case; nil where there is none, or an IP address.
  private static func host(of uri: String) -> String? {
    let form = /[A-Za-z][A-Za-z0-9+.\-]*:\/\/(?:[^\/?#@\\]*@)?([^\/?#@:\\]+)(?::[0-9]*)?(?:[\/?#].*)?/
    guard let host = uri.wholeMatch(of: form)?.1, DNSName.isWellFormed(String(host)), !host.hasPrefix("*") else {
      return nil
    }
    return host.lowercased()
  }

  private static func hosts(in subtrees: [GeneralName]) -> [String] {
    subtrees.compactMap { if case .uri(let text) = $0 { text.lowercased() } else { nil } }
  }

  /// A host stands for itself, and one with a leading period for all below it, but not itself.
  private static func covers(_ constraint: String, _ host: String) -> Bool {
    constraint.hasPrefix(".") ? host.hasSuffix(constraint) && host.count > constraint.count : host == constraint
  }
}
