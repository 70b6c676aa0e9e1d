// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error), .swiftLanguageMode(.v6)]

/// A module of the project, which may use only the modules named here: the arrows of ARCHITECTURE.md.
func module(_ name: String, uses dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// The tests of a module; every one may use the shared test support.
func tests(_ name: String, of dependencies: [Target.Dependency], besides others: [String] = []) -> Target {
  .testTarget(
    name: name, dependencies: dependencies + ["TestSupport"], exclude: others, swiftSettings: strict)
}

let package = Package(
  name: "signet",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Signet", targets: ["Signet"]),
    .executable(name: "signet", targets: ["signet-cli"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", .upToNextMinor(from: "1.8.2")),
    .package(url: "https://github.com/swift-server/async-http-client", .upToNextMinor(from: "1.37.0")),
    .package(url: "https://github.com/apple/swift-nio", from: "2.100.0"),
    .package(url: "https://github.com/jpsim/Yams", .upToNextMinor(from: "6.2.2")),
  ],
  targets: [
    .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),

    module("SignetFindings", uses: []),
    module("SignetCrypto", uses: ["COpenSSL", "SignetFindings"]),
    module("SignetCertificates", uses: ["COpenSSL", "SignetCrypto", "SignetFindings"]),
    module(
      "SignetFetch",
      uses: [
        "SignetCertificates", "SignetCrypto", "SignetFindings",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
      ]),
    module("SignetXML", uses: ["CLibXML2", "SignetCrypto", "SignetFindings"]),
    module(
      "SignetSignatures",
      uses: ["SignetCrypto", "SignetCertificates", "SignetXML", "SignetFindings"]),
    module("SignetProfiles", uses: ["SignetSignatures", .product(name: "Yams", package: "Yams")]),
    module("SignetBatch", uses: ["SignetProfiles"]),
    module(
      "Signet",
      uses: [
        "SignetFindings", "SignetCrypto", "SignetCertificates", "SignetFetch", "SignetXML", "SignetSignatures",
        "SignetProfiles", "SignetBatch",
      ]),
    .executableTarget(
      name: "signet-cli",
      dependencies: [
        "Signet", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    .target(
      name: "TestSupport",
      dependencies: [
        .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ],
      path: "Tests/TestSupport", swiftSettings: strict),
    .target(
      name: "FuzzTargets", dependencies: ["Signet"], path: "Tests/Fuzzing/FuzzTargets", swiftSettings: strict),
    tests("SignetFindingsTests", of: ["SignetFindings"]),
    tests("SignetCryptoTests", of: ["SignetCrypto"]),
    tests("SignetCertificatesTests", of: ["SignetCertificates"]),
    tests("SignetFetchTests", of: ["SignetFetch"]),
    tests("SignetXMLTests", of: ["SignetXML"]),
    tests("SignetSignaturesTests", of: ["SignetSignatures"]),
    tests("SignetProfilesTests", of: ["SignetProfiles"]),
    tests("SignetBatchTests", of: ["SignetBatch"]),
    tests("ConformanceTests", of: ["Signet"]),
    tests("FuzzTests", of: ["FuzzTargets", "SignetCrypto"]),
    tests("AcceptanceTests", of: ["Signet", "signet-cli"], besides: ["Peers/verify_signxml.py"]),
  ]
)
