import Foundation
import SignetFindings
import Synchronization

/// How often a piece of work is done per second, and how often it could be done at best.
public struct SpeedComparison: Sendable {
  /// How often the work was done per second, on all threads together.
  public let workPerSecond: Double
  /// How often the limit was done per second, on as many threads.
  public let limitPerSecond: Double

  /// The share of the limit that the work reaches: 1 is all that is possible.
  public var ratio: Double { limitPerSecond > 0 ? workPerSecond / limitPerSecond : 0 }

  /// How often the two take turns.
  private static let rounds = 5

  /// Measures the two by turns, so that both meet the same clock speed and the same neighbours.
  ///
  /// - Parameters:
  ///   - seconds: How long to measure in all.
  ///   - threads: How many threads do the same thing at the same time.
  ///   - work: What is measured.
  ///   - limit: What the work can't do without.
  /// - Throws: What `work` and `limit` throw.
  public static func measure(
    seconds: Double, threads: Int = 1, work: @escaping @Sendable () throws(SignetError) -> Void,
    limit: @escaping @Sendable () throws(SignetError) -> Void
  ) throws(SignetError) -> SpeedComparison {
    let turn = Duration.seconds(seconds / Double(2 * rounds))
    var (workPerSecond, limitPerSecond) = (0.0, 0.0)
    for _ in 0..<rounds {
      workPerSecond += try perSecond(work, for: turn, threads: threads) / Double(rounds)
      limitPerSecond += try perSecond(limit, for: turn, threads: threads) / Double(rounds)
    }
    return SpeedComparison(workPerSecond: workPerSecond, limitPerSecond: limitPerSecond)
  }

  /// Uses threads of its own: tasks share as many threads as there are cores, however many are asked for.
  private static func perSecond(
    _ operation: @escaping @Sendable () throws(SignetError) -> Void, for turn: Duration, threads: Int
  ) throws(SignetError) -> Double {
    let results = SharedResults()
    let group = DispatchGroup()
    for _ in 0..<threads {
      group.enter()
      Thread.detachNewThread {
        results.append(Result { () throws(SignetError) in try perSecond(operation, for: turn) })
        group.leave()
      }
    }
    group.wait()
    var sum = 0.0
    for result in results.all { sum += try result.get() }
    return sum
  }

  private static func perSecond(
    _ operation: () throws(SignetError) -> Void, for turn: Duration
  ) throws(SignetError) -> Double {
    let start = ContinuousClock.now
    var (count, elapsed) = (0, Duration.zero)
    repeat {
      try operation()
      count += 1
      elapsed = ContinuousClock.now - start
    } while elapsed < turn
    return Double(count) / (elapsed / .seconds(1))
  }

  /// What the threads found.
  private final class SharedResults: Sendable {
    private let results = Mutex<[Result<Double, SignetError>]>([])

    var all: [Result<Double, SignetError>] { results.withLock { $0 } }

    func append(_ result: Result<Double, SignetError>) { results.withLock { $0.append(result) } }
  }
}
