import SignetCrypto
import SignetFindings

/// Finds certificates, keys, requests and revocation lists in the bytes of a file, whatever it is called and however
/// it was wrapped.
///
/// The way of the data: bytes that begin as DER go to ``DERDecoder``. All others are a text, which is made plain
/// (``TextNormalization``, ``TextEscapes``) and then read as PEM blocks, hexadecimal digits or base64; what lies
/// behind the latter two is again DER or a text.
public enum CredentialDecoder {
  /// The largest input that is looked at, in bytes. The largest real files are revocation lists of some 10 MB.
  public static let maximumByteCount = 32 << 20

  /// Decodes a file.
  ///
  /// - Parameters:
  ///   - bytes: the file's content, at most ``maximumByteCount``.
  ///   - source: the file's name, for messages.
  ///   - passphrase: opens encrypted keys and PKCS#12 files. Without it an encrypted key is reported as such.
  /// - Returns: everything in the file, in its order; at least one item.
  /// - Throws: `SignetError` about the file: `file.too-large`, `decode.empty`, `decode.unrecognized`,
  ///   `decode.pem-truncated`, `decode.pem-malformed`, `decode.der-malformed`, `decode.java-keystore`, and those of
  ///   ``PrivateKey``.
  public static func decode(
    _ bytes: [UInt8], source: String, passphrase: SecretBytes? = nil
  ) throws(SignetError) -> DecodedFile {
    do throws(SignetError) {
      guard bytes.count <= maximumByteCount else {
        throw SignetError(
          .fileTooLarge, message: "The file has \(bytes.count) bytes; the limit is \(maximumByteCount).",
          hint: "Give a file that holds only certificates and keys.")
      }
      guard !bytes.allSatisfy({ $0.isWhiteSpace || $0 == 0 }) else {
        throw SignetError(
          .decodeEmpty, message: "The file is empty.", hint: "Check how the file was made or downloaded.")
      }
      var layers = EncodingLayers(source: source, passphrase: passphrase)
      try layers.decode(bytes, as: .der, depth: 0)
      guard !layers.items.isEmpty else { throw layers.nothingFound }
      return DecodedFile(source: source, items: layers.items, findings: layers.findings)
    } catch {
      throw error.about(.file(path: source, position: nil))
    }
  }
}
