import Foundation
import SignetFindings

/// Something that is asked of a server.
public struct FetchRequest: Sendable, Hashable {
  /// The address; only `http` and `https` are ever followed.
  public let address: String
  /// What is posted, with its media type; nil to get.
  public let body: Body?

  /// A body and its media type.
  public struct Body: Sendable, Hashable {
    /// The bytes.
    public let bytes: [UInt8]
    /// The media type, for example `application/ocsp-request`.
    public let type: String
  }

  /// Gets what is at an address.
  public init(getting address: String) {
    self.address = address
    body = nil
  }

  /// Posts `bytes` to an address.
  public init(posting bytes: [UInt8], type: String, to address: String) {
    self.address = address
    body = Body(bytes: bytes, type: type)
  }

  /// The address in its parts.
  ///
  /// Certificates may name addresses in any scheme, and those of files and directories would reach beyond the network.
  ///
  /// - Throws: `SignetError` with `fetch.refused`.
  func url(relativeTo base: URL? = nil) throws(SignetError) -> URL {
    guard let url = URL(string: address, relativeTo: base)?.absoluteURL, let scheme = url.scheme?.lowercased(),
      ["http", "https"].contains(scheme), url.host?.isEmpty == false, url.user == nil, url.password == nil
    else {
      throw FetchFailure.refused(address, "only plain http and https addresses are followed")
    }
    return url
  }
}
