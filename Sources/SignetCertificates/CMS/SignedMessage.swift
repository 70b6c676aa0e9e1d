import COpenSSL
import Foundation
import SignetCrypto
import SignetFindings

/// A document inside of CMS signed data (RFC 5652), as `.p7m` files hold it.
public struct SignedMessage: Sendable {
  /// The DER encoding; that of a message that was read may be BER.
  public let der: [UInt8]

  /// One signer of a message.
  public struct Signer: Sendable {
    /// The certificate in the message that the signer names; nil where the message does not hold it.
    public let certificate: Certificate?
    /// The digest of the message; nil for one that is not supported.
    public let digest: DigestAlgorithm?
    /// The time that the signer claims under the signature, or nil.
    public let signingTime: Date?
    /// Whether an attribute under the signature names the certificate by its digest, as CAdES demands (EN 319 122-1,
    /// section 5.2.2): nil where there is no such attribute, false where it names another certificate.
    public let namesCertificate: Bool?
  }

  /// What a message holds, once its signatures were found to be right.
  public struct Opened: Sendable {
    /// The content, byte for byte.
    public let content: [UInt8]
    /// Who signed; at least one.
    public let signers: [Signer]
    /// All certificates of the message.
    public let certificates: [Certificate]
  }

  /// Reads a message: DER or BER, or the base64 text of that.
  ///
  /// - Throws: `cms.malformed` where the bytes are no signed data.
  public init(decoding bytes: [UInt8]) throws(SignetError) {
    let binary = bytes.first == Self.sequenceTag ? bytes : Base64.decode(bytes)
    guard let binary else { throw Self.malformed() }
    der = binary
    _ = try withMessage { _ in () }
  }

  /// Whether bytes are those of a message rather than of an XML document, which begins with neither.
  public static func isLikely(_ bytes: [UInt8]) -> Bool {
    bytes.first == sequenceTag || bytes.starts(with: Array("MI".utf8))
  }

  private static let sequenceTag: UInt8 = 0x30

  /// Signs a document: attached, with the attributes that CAdES-BES demands (content type, message digest, signing time,
  /// signing certificate; EN 319 122-1, section 5), SHA-256, and the certificates of the identity.
  ///
  /// - Throws: `cms.signing-failed`.
  public init(
    signing content: [UInt8], by identity: SigningIdentity, at time: Date
  ) throws(SignetError) {
    der = try ErrorQueue.scope { () throws(SignetError) in
      guard let der = Self.sign(content, identity, time) else {
        throw openSSLFailure(
          .cmsSigningFailed, message: "The document could not be signed as CMS signed data.",
          hint: "CAdES needs an RSA or elliptic curve key and a certificate; see the causes.")
      }
      return der
    }
  }

  private static func sign(_ content: [UInt8], _ identity: SigningIdentity, _ time: Date) -> [UInt8]? {
    let flags = UInt32(CMS_BINARY | CMS_PARTIAL | CMS_NOSMIMECAP | CMS_CADES)
    return content.withUnsafeBytes { bytes in
      guard let input = MemoryBIO(reading: bytes) else { return nil }
      return CertificateStack.lend(identity.chain) { others -> [UInt8]? in
        guard let message = CMS_sign(nil, nil, others, nil, flags) else { return nil }
        defer { CMS_ContentInfo_free(message) }
        let signer = identity.certificate.withPointer { certificate in
          identity.key.withPointer { key in CMS_add1_signer(message, certificate, key, EVP_sha256(), flags) }
        }
        guard let signer, let stamp = ASN1_TIME_set(nil, time_t(time.timeIntervalSince1970)) else { return nil }
        defer { ASN1_TIME_free(stamp) }
        guard CMS_signed_add1_attr_by_NID(signer, NID_pkcs9_signingTime, stamp.pointee.type, stamp, -1) == 1,
          CMS_final(message, input.pointer, nil, UInt32(CMS_BINARY)) == 1
        else { return nil }
        return DER.encode { i2d_CMS_ContentInfo(message, $0) }
      }
    }
  }

  /// Verifies every signature of the message, and hands out its content. Says nothing about whether to trust the signers.
  ///
  /// - Throws: `cms.invalid` where a signature is wrong or its certificate is missing; `cms.detached` where the content
  ///   lies elsewhere.
  public func open() throws(SignetError) -> Opened {
    try withMessage { message throws(SignetError) in
      guard let content = CMS_get0_content(message), content.pointee != nil else {
        throw SignetError(
          .cmsDetached, message: "The message does not hold the document that it signs.",
          hint: "Give the attached form (.p7m), which holds both.")
      }
      guard let output = MemoryBIO(),
        CMS_verify(message, nil, nil, nil, output.pointer, UInt32(CMS_BINARY | CMS_NO_SIGNER_CERT_VERIFY)) == 1
      else {
        throw openSSLFailure(
          .cmsInvalid, message: "A signature of the message is not right, or its certificate is missing.",
          hint: "The message was altered after signing; get it again from its sender.")
      }
      let signers = ASN1.elements(of: CMS_get0_SignerInfos(message)).map { Self.signer(OpaquePointer($0)) }
      let stack = CMS_get1_certs(message)
      defer { OPENSSL_sk_pop_free(stack) { X509_free($0.map { OpaquePointer($0) }) } }
      return Opened(
        content: output.withContents { Array($0) }, signers: signers,
        certificates: CertificateStack.certificates(in: stack))
    }
  }

  private static func signer(_ info: OpaquePointer) -> Signer {
    var certificate: OpaquePointer?
    var digest: UnsafeMutablePointer<X509_ALGOR>?
    CMS_SignerInfo_get0_algs(info, nil, &certificate, &digest, nil)
    return Signer(
      certificate: certificate.map { Certificate(sharing: $0) },
      digest: digest?.pointee.algorithm.flatMap { Self.digests[OBJ_obj2nid($0)] }, signingTime: signingTime(info),
      namesCertificate: certificate.flatMap { namesCertificate(info, $0) })
  }

  private static let digests: [Int32: DigestAlgorithm] = [
    NID_sha1: .sha1, NID_sha224: .sha224, NID_sha256: .sha256, NID_sha384: .sha384, NID_sha512: .sha512,
    NID_sha3_224: .sha3_224, NID_sha3_256: .sha3_256, NID_sha3_384: .sha3_384, NID_sha3_512: .sha3_512,
  ]

  private static func signingTime(_ info: OpaquePointer) -> Date? {
    let index = CMS_signed_get_attr_by_NID(info, NID_pkcs9_signingTime, -1)
    guard index >= 0, let attribute = CMS_signed_get_attr(info, index),
      let value = X509_ATTRIBUTE_get0_type(attribute, 0),
      [V_ASN1_UTCTIME, V_ASN1_GENERALIZEDTIME].contains(value.pointee.type), let time = value.pointee.value.asn1_string
    else { return nil }
    return ASN1.date(of: time)
  }

  /// Whether `signingCertificateV2` names the certificate; nil where it is not there.
  private static func namesCertificate(_ info: OpaquePointer, _ certificate: OpaquePointer) -> Bool? {
    let index = CMS_signed_get_attr_by_NID(info, NID_id_smime_aa_signingCertificateV2, -1)
    guard index >= 0, let attribute = CMS_signed_get_attr(info, index),
      let value = X509_ATTRIBUTE_get0_type(attribute, 0), value.pointee.type == V_ASN1_SEQUENCE,
      let sequence = value.pointee.value.sequence
    else { return nil }
    let named = ASN1.bytes(of: sequence).withUnsafeBytes { bytes in
      DER.decode(
        bytes, with: { d2i_ESS_SIGNING_CERT_V2(nil, $0, $1) }, releasing: { ESS_SIGNING_CERT_V2_free($0) })
    }
    guard let named else { return false }
    defer { ESS_SIGNING_CERT_V2_free(named) }
    return CertificateStack.lend([Certificate(sharing: certificate)]) { chain in
      OSSL_ESS_check_signing_certs(nil, named, chain, 1) > 0
    }
  }

  private func withMessage<Result>(
    _ body: (OpaquePointer) throws(SignetError) -> Result
  ) throws(SignetError) -> Result {
    try ErrorQueue.scope { () throws(SignetError) in
      let message = der.withUnsafeBytes { bytes in
        DER.decode(bytes, with: { d2i_CMS_ContentInfo(nil, $0, $1) }, releasing: { CMS_ContentInfo_free($0) })
      }
      guard let message else { throw Self.malformed() }
      defer { CMS_ContentInfo_free(message) }
      guard let type = CMS_get0_type(message), OBJ_obj2nid(type) == NID_pkcs7_signed else { throw Self.malformed() }
      return try body(message)
    }
  }

  private static func malformed() -> SignetError {
    SignetError(
      .cmsMalformed, message: "The bytes are no CMS signed data, in DER or in base64.",
      hint: "Give the .p7m file as it was received, or the XML document itself.")
  }
}
