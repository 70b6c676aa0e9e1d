// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error), .swiftLanguageMode(.v6)]

let package = Package(
  name: "signet-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "signet", path: ".."),
    .package(url: "https://github.com/ordo-one/benchmark", exact: "1.38.1", traits: []),
  ],
  targets: [
    .target(
      name: "Workloads", dependencies: [.product(name: "Signet", package: "signet")], swiftSettings: strict),
    .executableTarget(
      name: "ratios", dependencies: ["Workloads", .product(name: "Signet", package: "signet")],
      swiftSettings: strict),
    .executableTarget(
      name: "SignetBenchmarks",
      dependencies: ["Workloads", .product(name: "Benchmark", package: "benchmark")],
      path: "Benchmarks/SignetBenchmarks",
      swiftSettings: strict,
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ]
)
