/// A leaf and certificates that may lead from it to a root, not yet validated.
struct CandidatePath {
  /// Why the path goes no further.
  enum End {
    /// The last certificate is an anchor.
    case anchor
    /// The last certificate is self-signed and not an anchor.
    case root
    /// No certificate has the name of the last one's issuer, or those that have it hold other keys.
    case issuerMissing(namesakes: [Certificate])
    /// The last certificate's issuer already stands in the path.
    case loop
    /// The trust settings of an anchor reject the last certificate's authority.
    case distrusted
    /// The path is as deep as the budget allows.
    case tooDeep
  }

  /// The certificates, leaf first.
  let certificates: [Certificate]
  /// Why the path goes no further.
  let end: End

  /// Each certificate with the one above it, from the leaf up.
  var links: Zip2Sequence<[Certificate], ArraySlice<Certificate>> { zip(certificates, certificates.dropFirst()) }
}
