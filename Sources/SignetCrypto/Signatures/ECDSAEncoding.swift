/// How the two numbers r and s of an ECDSA or DSA signature become bytes.
public enum ECDSAEncoding: Sendable, Hashable {
  /// A DER `Ecdsa-Sig-Value` (RFC 3279 §2.2.3), as in certificates and CMS.
  case der
  /// r and s one after the other, each as long as the group's order (RFC 4050 §3.3, XMLDSig 1.1 §6.4.3, JWS).
  case concatenated
}
