/// What a chain is to be used for; decides which key usages and extended key usages are asked of it.
public enum Purpose: String, Sendable, Hashable, CaseIterable, Codable {
  /// No particular use: only what RFC 5280 asks of every path.
  case any
  /// Signing invoices and other documents: `digitalSignature` or `nonRepudiation`.
  case documentSigning = "document-signing"
  /// The client side of TLS: EKU `id-kp-clientAuth`.
  case tlsClient = "tls-client"
  /// The server side of TLS: EKU `id-kp-serverAuth`.
  case tlsServer = "tls-server"
  /// Time-stamping (RFC 3161): EKU `id-kp-timeStamping`, critical and alone.
  case timestamping
  /// Signing code: EKU `id-kp-codeSigning`.
  case codeSigning = "code-signing"
}
