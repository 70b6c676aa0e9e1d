import COpenSSL
import SignetFindings

/// The cost of encryption with a passphrase (RFC 8018), which the author of a file chooses and its reader pays.
package enum PasswordBasedEncryption {
  /// Iterations of PBKDF2 with HMAC-SHA-256 in what Signet writes.
  /// Source: OWASP Password Storage Cheat Sheet, "PBKDF2".
  package static let iterations: Int32 = 600_000
  /// The length of the salt in what Signet writes, in bytes (NIST SP 800-132 §5.1 wants 16).
  package static let saltLength: Int32 = 16
  /// Signet does not read what asks for more than this: some seconds of work. Widely used tools write up to one
  /// million iterations.
  package static let highestCost: Int64 = 10_000_000

  /// How many rounds of its function an `X509_ALGOR` asks for; `nil` where it says so in no form that is known here,
  /// and ``Int64/max`` where its number is no such number.
  package static func cost(of algorithm: UnsafePointer<X509_ALGOR>) -> Int64? {
    switch OBJ_obj2nid(algorithm.pointee.algorithm) {
    case NID_pbes2: pbes2Cost(algorithm.pointee.parameter)
    default: pbes1Cost(algorithm.pointee.parameter)
    }
  }

  /// `PBEParameter` of PBES1 and of PKCS#12 (RFC 8018 §A.3, RFC 7292 §C).
  private static func pbes1Cost(_ parameter: UnsafeMutablePointer<ASN1_TYPE>?) -> Int64? {
    guard let parameters: UnsafeMutablePointer<PBEPARAM> = unpack(parameter, PBEPARAM_it()) else { return nil }
    defer { PBEPARAM_free(parameters) }
    return number(parameters.pointee.iter)
  }

  /// `PBES2-params` (RFC 8018 §A.4) with PBKDF2 or scrypt (RFC 7914 §7).
  private static func pbes2Cost(_ parameter: UnsafeMutablePointer<ASN1_TYPE>?) -> Int64? {
    guard let parameters: UnsafeMutablePointer<PBE2PARAM> = unpack(parameter, PBE2PARAM_it()) else { return nil }
    defer { PBE2PARAM_free(parameters) }
    guard let function = parameters.pointee.keyfunc else { return nil }
    return switch OBJ_obj2nid(function.pointee.algorithm) {
    case NID_id_pbkdf2: pbkdf2Cost(function.pointee.parameter)
    case NID_id_scrypt: scryptCost(function.pointee.parameter)
    default: nil
    }
  }

  private static func pbkdf2Cost(_ parameter: UnsafeMutablePointer<ASN1_TYPE>?) -> Int64? {
    guard let parameters: UnsafeMutablePointer<PBKDF2PARAM> = unpack(parameter, PBKDF2PARAM_it()) else { return nil }
    defer { PBKDF2PARAM_free(parameters) }
    return number(parameters.pointee.iter)
  }

  private static func scryptCost(_ parameter: UnsafeMutablePointer<ASN1_TYPE>?) -> Int64? {
    guard let parameters: UnsafeMutablePointer<SCRYPT_PARAMS> = unpack(parameter, SCRYPT_PARAMS_it()) else {
      return nil
    }
    defer { SCRYPT_PARAMS_free(parameters) }
    let factors = [
      parameters.pointee.costParameter, parameters.pointee.blockSize, parameters.pointee.parallelizationParameter,
    ]
    return factors.reduce(1) { product, factor in
      let (result, overflow) = product.multipliedReportingOverflow(by: number(factor))
      return overflow ? .max : result
    }
  }

  private static func unpack<Structure>(
    _ parameter: UnsafeMutablePointer<ASN1_TYPE>?, _ item: OpaquePointer?
  ) -> UnsafeMutablePointer<Structure>? {
    guard let parameter, parameter.pointee.type == V_ASN1_SEQUENCE else { return nil }
    return ASN1_TYPE_unpack_sequence(item, parameter)?.assumingMemoryBound(to: Structure.self)
  }

  private static func number(_ integer: UnsafePointer<ASN1_INTEGER>?) -> Int64 {
    var value: Int64 = 0
    guard ASN1_INTEGER_get_int64(&value, integer) == 1, value > 0 else { return .max }
    return value
  }
}
