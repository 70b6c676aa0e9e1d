import Benchmark
import Workloads

let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .throughput], warmupIterations: 20, maxDuration: .seconds(1),
    maxIterations: 100_000)
  do {
    for workload in try Workload.all() {
      Benchmark(workload.name) { _ in try workload.work() }
    }
  } catch {
    preconditionFailure("the test vectors can't be used: \(error)")
  }
}
