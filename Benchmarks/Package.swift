// swift-tools-version: 6.2
import PackageDescription

/// What `make bench` runs: the figures of the house beside their yardsticks. A package of its own, so that neither the
/// program nor its tests are built with it.
let features: [SwiftSetting] = [
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
]

let package = Package(
    name: "benchmarks",
    dependencies: [
        .package(name: "balai", path: ".."),
        // The yardstick must be served by the version that serves Balai.
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
    ],
    targets: [
        .executableTarget(
            name: "Benchmarks",
            dependencies: [
                "PlainServer", .product(name: "balai", package: "balai"), .product(name: "House", package: "balai"),
                "CZlib", "CSQLite", "CPQ",
            ], swiftSettings: features),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .executableTarget(
            name: "PlainServer", dependencies: [.product(name: "Hummingbird", package: "hummingbird")],
            swiftSettings: features),
    ],
    swiftLanguageModes: [.v6]
)
