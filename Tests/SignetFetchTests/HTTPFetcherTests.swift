import Foundation
import SignetFetch
import SignetFindings
import TestSupport
import Testing

@Suite("Fetching over HTTP")
struct HTTPFetcherTests {
  /// Where time is not the question it is ample, because tests that keep every core busy run beside these.
  private func outcome(
    _ address: String, cache: FetchCache? = nil, times: Int = 1, within time: Duration = .seconds(300)
  ) async throws -> Result<[UInt8], SignetError> {
    let limits = FetchLimits(byteCount: 1 << 20, time: time, redirectCount: 3, requestCount: 5)
    return try await HTTPFetcher.withFetcher(limits: limits, cache: cache) { fetcher in
      var result: Result<[UInt8], SignetError> = .success([])
      for _ in 0..<times {
        do throws(SignetError) {
          result = .success(try await fetcher.answer(to: FetchRequest(getting: address)))
        } catch {
          result = .failure(error)
        }
      }
      return result
    }
  }

  private func code(_ result: Result<[UInt8], SignetError>) -> FindingCode? {
    if case .failure(let error) = result { error.finding.code } else { nil }
  }

  @Test("an answer comes as it was sent, through redirects of the same scheme")
  func answer() async throws {
    let server = try LoopbackServer { path, _ in
      path == "/a" ? .answer([], status: 302, headers: ["location": "/b"]) : .answer(Array("right".utf8))
    }
    #expect(try await outcome(server.address + "/a").get() == Array("right".utf8))
  }

  @Test("a server that behaves badly gets a code")
  func badServers() async throws {
    let server = try LoopbackServer { path, _ in
      switch path {
      case "/endless": .endless
      case "/trickle": .trickle
      case "/silence": .silence
      case "/cut": .cutShort
      case "/error": .answer([], status: 503)
      case "/scheme": .answer([], status: 301, headers: ["location": "file:///etc/passwd"])
      case "/https": .answer([], status: 301, headers: ["location": "https://127.0.0.1/"])
      default: .answer([], status: 302, headers: ["location": "/around"])
      }
    }
    let expected: KeyValuePairs<String, FindingCode> = [
      "/endless": .fetchTooLarge, "/trickle": .fetchTimedOut, "/silence": .fetchTimedOut, "/cut": .fetchFailed,
      "/error": .fetchFailed, "/scheme": .fetchRefused, "/https": .fetchRefused, "/around": .fetchRefused,
    ]
    for (path, expectedCode) in expected {
      let time: Duration = expectedCode == .fetchTimedOut ? .milliseconds(1500) : .seconds(300)
      let result = try await outcome(server.address + path, within: time)
      #expect(code(result) == expectedCode, "\(path): \(result)")
    }
  }

  @Test(
    "only plain web addresses are followed",
    arguments: ["file:///etc/passwd", "ldap://a.test/cn=x", "ftp://a.test/x", "http://user:secret@a.test/", "x", ""])
  func schemes(address: String) async throws {
    #expect(code(try await outcome(address)) == .fetchRefused)
  }

  @Test("the number of requests is limited")
  func requestCount() async throws {
    let server = try LoopbackServer { _, _ in .answer([1]) }
    #expect(code(try await outcome(server.address, times: 5)) == nil)
    #expect(code(try await outcome(server.address, times: 6)) == .fetchLimitExceeded)
  }

  @Test("what is kept is not asked for again, until it is too old")
  func cache() async throws {
    let folder = try TemporaryDirectory()
    let server = try LoopbackServer { _, _ in .answer(Array(UUID().uuidString.utf8)) }
    let cache = FetchCache(folder: folder.url.appending(path: "cache"))
    let first = try await outcome(server.address, cache: cache).get()
    #expect(try await outcome(server.address, cache: cache).get() == first)
    let later = FetchCache(folder: folder.url.appending(path: "cache"), now: { Date().addingTimeInterval(4000) })
    #expect(try await outcome(server.address, cache: later).get() != first)
  }
}
