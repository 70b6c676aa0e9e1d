import COpenSSL

extension SignatureAlgorithm {
  /// Sets padding and salt in an `EVP_PKEY_CTX` that is initialized for signing or verifying.
  func parametrize(_ context: OpaquePointer) -> Bool {
    switch self {
    case .rsaPKCS1:
      EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PADDING) == 1
    case .rsaPSS(let parameters):
      EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) == 1
        && EVP_PKEY_CTX_set_signature_md(context, DigestMethod.of(parameters.digest).pointer) == 1
        && EVP_PKEY_CTX_set_rsa_mgf1_md(context, DigestMethod.of(parameters.maskDigest).pointer) == 1
        && EVP_PKEY_CTX_set_rsa_pss_saltlen(context, Int32(clamping: parameters.saltLength)) == 1
    case .ecdsa, .ed25519, .ed448, .dsa:
      true
    case .hmac:
      false
    }
  }

  /// What the key's operation takes for `message`: its digest, for RSASSA-PKCS1-v1_5 inside a `DigestInfo`.
  func operand(of message: UnsafeRawBufferPointer) -> [UInt8] {
    switch self {
    case .rsaPKCS1(let digest): DigestInfo.prefix(for: digest) + digest.digest(of: message)
    case .rsaPSS(let parameters): parameters.digest.digest(of: message)
    case .ecdsa(let digest, _), .dsa(let digest, _): digest.digest(of: message)
    case .ed25519, .ed448, .hmac: Array(message)
    }
  }
}
