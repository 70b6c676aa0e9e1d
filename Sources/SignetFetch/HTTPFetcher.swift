import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import SignetFindings

/// Gets things over HTTP within limits.
///
/// Redirects are followed only within the scheme, and everything that a server sends is counted and timed.
public actor HTTPFetcher {
  private let client: HTTPClient
  private let limits: FetchLimits
  private let cache: FetchCache?
  private var remaining: Int

  /// Calls `body` with a fetcher, and ends its connections afterwards.
  ///
  /// - Parameter cache: where answers to gets are kept; nil for nowhere.
  public static func withFetcher<Result: Sendable>(
    limits: FetchLimits = FetchLimits(), cache: FetchCache? = nil, _ body: (HTTPFetcher) async throws -> Result
  ) async throws -> Result {
    let client = HTTPClient(
      eventLoopGroupProvider: .singleton, configuration: HTTPClient.Configuration(redirectConfiguration: .disallow))
    let fetcher = HTTPFetcher(client: client, limits: limits, cache: cache)
    do {
      let result = try await body(fetcher)
      try await client.shutdown()
      return result
    } catch {
      try? await client.shutdown()
      throw error
    }
  }

  private init(client: HTTPClient, limits: FetchLimits, cache: FetchCache?) {
    self.client = client
    self.limits = limits
    self.cache = cache
    remaining = limits.requestCount
  }

  /// The answer to a request.
  ///
  /// - Throws: `SignetError` with `fetch.refused`, `fetch.failed`, `fetch.too-large`, `fetch.timed-out` or
  ///   `fetch.limit-exceeded`.
  public func answer(to request: FetchRequest) async throws(SignetError) -> [UInt8] {
    let url = try request.url()
    if request.body == nil, let kept = cache?.answer(for: request.address) { return kept }
    guard remaining > 0 else { throw FetchFailure.limitExceeded(request.address) }
    remaining -= 1
    let bytes = try await timed(request, at: url)
    if request.body == nil { cache?.keep(bytes, for: request.address) }
    return bytes
  }

  /// One task asks and another watches the clock, which also counts while a body trickles in.
  private func timed(_ request: FetchRequest, at url: URL) async throws(SignetError) -> [UInt8] {
    let (client, limits) = (client, limits)
    do {
      return try await withThrowingTaskGroup(of: [UInt8].self) { group in
        group.addTask { try await Self.follow(request, at: url, client: client, limits: limits) }
        group.addTask {
          try await Task.sleep(for: limits.time)
          throw FetchFailure.timedOut(request.address)
        }
        defer { group.cancelAll() }
        return try await group.next() ?? []
      }
    } catch let error as SignetError {
      throw error
    } catch is NIOTooManyBytesError {
      throw FetchFailure.tooLarge(request.address, limits.byteCount)
    } catch let error as HTTPClientError where [.connectTimeout, .readTimeout, .deadlineExceeded].contains(error) {
      throw FetchFailure.timedOut(request.address)
    } catch {
      throw FetchFailure.failed(request.address, Self.reason(error))
    }
  }

  private static func follow(
    _ request: FetchRequest, at url: URL, client: HTTPClient, limits: FetchLimits
  ) async throws -> [UInt8] {
    var url = url
    for _ in 0...limits.redirectCount {
      let response = try await client.execute(httpRequest(request, at: url), deadline: .now() + .seconds(3600))
      guard (300..<400).contains(response.status.code), let location = response.headers.first(name: "location") else {
        guard response.status == .ok else {
          throw FetchFailure.failed(request.address, "the server answers \(response.status.code)")
        }
        return Array(buffer: try await response.body.collect(upTo: limits.byteCount))
      }
      let target = try FetchRequest(getting: location).url(relativeTo: url)
      guard target.scheme == url.scheme else {
        throw FetchFailure.refused(request.address, "it leads to another scheme")
      }
      url = target
    }
    throw FetchFailure.refused(request.address, "it leads from one address to the next")
  }

  private static func httpRequest(_ request: FetchRequest, at url: URL) -> HTTPClientRequest {
    var message = HTTPClientRequest(url: url.absoluteString)
    message.headers.add(name: "user-agent", value: "signet")
    message.headers.add(name: "accept", value: "*/*")
    if let body = request.body {
      message.method = .POST
      message.headers.add(name: "content-type", value: body.type)
      message.body = .bytes(body.bytes)
    }
    return message
  }

  private static func reason(_ error: any Error) -> String {
    (error as? HTTPClientError).map { "\($0)" } ?? "the connection failed (\(type(of: error)))"
  }
}
