import SignetXML

/// The levels above basic signatures, which unsigned properties make (EN 319 132-1, section 6.3; EN 319 132-2, section 4).
///
/// Nothing of them is verified: whoever holds a document can add such properties. They tell what kind of document it is, and
/// what another verifier may find in it.
public enum UnsignedLevel: String, Sendable, Hashable, CaseIterable {
  /// With a time stamp over the signature value.
  case t = "T"
  /// With references to the certificates and revocation data of the chain.
  case c = "C"
  /// With time stamps over those references.
  case x = "X"
  /// With certificates and revocation data beside references to them.
  case xl = "X-L"
  /// With certificates and revocation data.
  case lt = "LT"
  /// With time stamps over everything, beside references.
  case a = "A"
  /// With time stamps over everything.
  case lta = "LTA"

  /// The level that the names of unsigned properties stand for; nil where none of them makes one.
  init?(_ properties: [XMLElement]) {
    let names = Set(
      properties.compactMap(\.plainName).filter { Self.namespaces.contains($0.namespace) }.map(
        \.localName))
    func has(_ some: String...) -> Bool { !names.isDisjoint(with: some) }
    let hasReferences = has(
      "CompleteCertificateRefs", "CompleteCertificateRefsV2", "CompleteRevocationRefs",
      "AttributeCertificateRefs",
      "AttributeCertificateRefsV2", "AttributeRevocationRefs")
    if has("ArchiveTimeStamp", "ArchiveTimeStampV2") {
      self = hasReferences ? .a : .lta
    } else if has("CertificateValues", "RevocationValues", "AnyValidationData") {
      self = hasReferences ? .xl : .lt
    } else if has(
      "SigAndRefsTimeStamp", "SigAndRefsTimeStampV2", "RefsOnlyTimeStamp", "RefsOnlyTimeStampV2")
    {
      self = .x
    } else if hasReferences {
      self = .c
    } else if has("SignatureTimeStamp") {
      self = .t
    } else {
      return nil
    }
  }

  private static let namespaces = [Namespace.xades132, Namespace.xades141]
}
