import COpenSSL
import Foundation
import SignetCrypto
import SignetFindings

/// An answer of an OCSP responder (RFC 6960 §4.2). Two answers are equal when their DER encodings are.
public final class OCSPResponse: Sendable {
  /// The answer's DER encoding (`OCSPResponse`), as it was given.
  public let der: [UInt8]

  // Never changed after `init`.
  private nonisolated(unsafe) let basic: OpaquePointer?
  private let status: Int32

  /// Decodes one answer.
  ///
  /// - Parameter der: the DER encoding, and nothing after it.
  /// - Throws: `SignetError` with `decode.der-malformed`.
  public init(der: [UInt8]) throws(SignetError) {
    let response = ErrorQueue.scope {
      der.withUnsafeBytes { bytes in
        DER.decode(bytes, with: { d2i_OCSP_RESPONSE(nil, $0, $1) }, releasing: { OCSP_RESPONSE_free($0) })
      }
    }
    guard let response else {
      throw SignetError(
        .decodeDERMalformed, message: "The bytes are not one whole OCSP response.",
        hint: "Ask the responder again.")
    }
    defer { OCSP_RESPONSE_free(response) }
    self.der = der
    status = OCSP_response_status(response)
    basic = ErrorQueue.scope { OCSP_response_get1_basic(response) }
  }

  /// Decodes an answer from DER, from bare base64, or from PEM of any label.
  ///
  /// - Throws: `SignetError` with `decode.der-malformed`.
  public convenience init(decoding bytes: [UInt8]) throws(SignetError) {
    let isText = bytes.first != 0x30
    let lines = isText ? bytes.split { $0 == 0x0A || $0 == 0x0D } : []
    let text = lines.filter { !$0.starts(with: "-----".utf8) }.joined()
    try self.init(der: isText ? Base64.decode(text) ?? [] : bytes)
  }

  deinit {
    OCSP_BASICRESP_free(basic)
  }

  /// Calls `body` with the `OCSP_BASICRESP`, which is not to be changed, freed or kept; nil where the responder gave
  /// none, with the reason as a clause.
  func withBasicResponse<Result>(_ body: (OpaquePointer) -> Result) -> (result: Result?, failure: String?) {
    guard status == OCSP_RESPONSE_STATUS_SUCCESSFUL else {
      return (nil, "the responder answered “\(String(cString: OCSP_response_status_str(Int(status))))”")
    }
    guard let basic else { return (nil, "the response is of a kind that is not known, or damaged") }
    return (body(basic), nil)
  }

  /// The nonce that the responder repeated (RFC 8954), without its DER frame; nil where there is none.
  public var nonce: [UInt8]? {
    guard let basic else { return nil }
    return OCSPNonce.read(
      from: OCSP_BASICRESP_get_ext(basic, OCSP_BASICRESP_get_ext_by_NID(basic, NID_id_pkix_OCSP_Nonce, -1)))
  }
}

extension OCSPResponse: Hashable {
  /// Whether both have the same DER encoding.
  public static func == (left: OCSPResponse, right: OCSPResponse) -> Bool { left === right || left.der == right.der }

  /// Hashes the DER encoding.
  public func hash(into hasher: inout Hasher) {
    der.withUnsafeBytes { hasher.combine(bytes: $0) }
  }
}

/// The nonce of OCSP requests and responses (RFC 8954).
enum OCSPNonce {
  /// The octets inside an extension; the extension's own octets where an old responder left out the inner frame.
  static func read(from entry: OpaquePointer?) -> [UInt8]? {
    guard let entry, let data = X509_EXTENSION_get_data(entry) else { return nil }
    let bytes = ASN1.bytes(of: data)
    guard let element = DERElement(bytes[...]), element.kind == .octetString, element.end == bytes.count else {
      return bytes
    }
    return Array(bytes[element.content])
  }
}
