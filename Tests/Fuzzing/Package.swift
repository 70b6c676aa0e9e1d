// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error), .swiftLanguageMode(.v6)]

// A package of its own, because it links only with `swift build --sanitize fuzzer`; `Scripts/fuzz` builds and runs it.
let package = Package(
  name: "signet-fuzzing",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "signet", path: "../..")],
  targets: [
    .target(
      name: "FuzzTargets", dependencies: [.product(name: "Signet", package: "signet")], path: "FuzzTargets",
      swiftSettings: strict),
    .executableTarget(
      name: "signet-fuzzer", dependencies: ["FuzzTargets"], path: "Fuzzer", swiftSettings: strict),
  ]
)
