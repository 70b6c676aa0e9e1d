import COpenSSL

extension [UInt8] {
  /// Overwrites bytes that may have held a key or a passphrase. Works only on an array that shares its storage with no
  /// other.
  mutating func wipe() {
    withUnsafeMutableBytes { OPENSSL_cleanse($0.baseAddress, $0.count) }
  }
}
