// swift-tools-version: 6.2
import PackageDescription

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The house of docs/decisions/0001: every target is a floor, and imports only the floors below it
/// (`Tests/House` reads the import lines and fails on any other).

let features: [SwiftSetting] = [
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
]
/// A target that sees OpenSSL's or libcurl's headers: MemberImportVisibility fails there on `timespec`.
let featuresBesideC: [SwiftSetting] = [
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("ExistentialAny"),
]

let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")

let floors: [Target] = [
    // Libraries of the system, one shim each.
    .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
    .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(name: "CVips", pkgConfig: "vips", providers: [.apt(["libvips-dev"])]),
    .systemLibrary(
        name: "CPango", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev", "libcairo2-dev"])]),
    .systemLibrary(name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
    .systemLibrary(name: "CQRencode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
    .systemLibrary(name: "CSpawn"),
    // libcrypto, which libcurl brings to every installation: for what libsodium has not.
    .target(name: "COpenSSL", linkerSettings: [.linkedLibrary("crypto")]),
    // libpq is loaded when it is asked for: neither building nor running on SQLite needs it.
    .target(name: "CPostgreSQL", linkerSettings: [.linkedLibrary("dl")]),
    .target(name: "CAssets", cSettings: [.disableWarning("c23-extensions")]),
    .target(name: "CHolidays", cSettings: [.disableWarning("c23-extensions")]),

    .target(name: "Forms", dependencies: [yams], swiftSettings: features),
    .target(name: "Procedures", dependencies: ["Forms", "CHolidays", yams], swiftSettings: features),
    .target(
        name: "Store", dependencies: ["CSodium", "COpenSSL", nioPosix], exclude: ["CLEAR.md"], swiftSettings: features),
    .target(name: "StoreSQLite", dependencies: ["Store", grdb, sqlite], swiftSettings: features),
    .target(name: "StorePostgres", dependencies: ["Store", "CPostgreSQL"], swiftSettings: features),
    .target(
        name: "Documents", dependencies: ["Procedures", "Forms", "CVips", "CPango", "CQRencode", "CSpawn"],
        swiftSettings: featuresBesideC),
    .target(
        name: "Services", dependencies: ["Store", "Procedures", "Forms", "Documents", logging],
        swiftSettings: features),
    .target(name: "Connectors", dependencies: ["Services", "Store", "CCurl"], swiftSettings: featuresBesideC),
    .target(name: "Pages", swiftSettings: features),
    .target(name: "Multipart", swiftSettings: features),
    .target(
        name: "Web",
        dependencies: [
            "Pages", "Multipart", "Services", "Documents", "Store", "Procedures", "Forms", "CDeflate", hummingbird,
            hummingbirdCore, nioCore, nioHTTP1, httpTypes, logging,
        ],
        swiftSettings: features),
    .target(
        name: "Program",
        dependencies: [
            "Web", "Pages", "Services", "Connectors", "Documents", "Store", "StoreSQLite", "StorePostgres",
            "Procedures", "Forms", "CAssets", argumentParser, hummingbird, logging,
        ], swiftSettings: features),
    .executableTarget(name: "balai", dependencies: ["Program"], swiftSettings: features),

    .testTarget(name: "FormsTests", dependencies: ["Forms"], swiftSettings: features),
    .testTarget(
        name: "ProceduresTests", dependencies: ["Procedures", "Forms"],
        exclude: [
            "keliru", "rusak", "Support/benar.sop.yaml", "Support/lengkap.sop.yaml",
        ],
        swiftSettings: features),
    // Databases of a test's own, on the engine that the run is for.
    .target(
        name: "TestDatabases", dependencies: ["Store", "StoreSQLite", "StorePostgres"], path: "Tests/TestDatabases",
        swiftSettings: features),
    // Pictures as somebody uploads them, and as nobody should.
    .target(name: "TestPictures", path: "Tests/TestPictures", swiftSettings: features),
    // Servers of a test's own, each a process.
    .target(name: "TestServers", path: "Tests/TestServers", exclude: ["s3_server.py"], swiftSettings: features),
    .testTarget(
        name: "StoreTests", dependencies: ["Store", "StoreSQLite", "StorePostgres", "TestDatabases"],
        swiftSettings: features),
    .executableTarget(
        name: "gambar", dependencies: ["Documents"], path: "Tests/PictureWorker", swiftSettings: featuresBesideC),
    .testTarget(
        name: "DocumentsTests", dependencies: ["Documents", "Procedures", "Forms", "CVips", "TestPictures", "gambar"],
        exclude: ["Files"],
        swiftSettings: featuresBesideC),
    .testTarget(name: "MultipartTests", dependencies: ["Multipart"], swiftSettings: features),
    .testTarget(name: "PagesTests", dependencies: ["Pages"], swiftSettings: features),
    .testTarget(
        name: "ConnectorsTests", dependencies: ["Connectors", "Services", "Store", "TestServers"], exclude: ["Servers"],
        swiftSettings: featuresBesideC),
    .testTarget(
        name: "ServicesTests",
        dependencies: ["Services", "Store", "StoreSQLite", "TestDatabases", "Procedures", "Forms", "Documents"],
        swiftSettings: features),
    .testTarget(
        name: "WebTests",
        dependencies: [
            "Web", "Pages", "Services", "Store", "TestDatabases", "Procedures", "Forms", "Documents",
            "TestPictures", "gambar", hummingbird, httpTypes, nioCore, nioPosix, logging,
        ],
        swiftSettings: features),
    .testTarget(
        name: "ProgramTests",
        dependencies: [
            "Program", "Connectors", "CCurl", "Services", "Documents", "Store", "StorePostgres", "TestDatabases",
            "TestServers", "Procedures", "Forms", "Web", "gambar", logging,
        ],
        swiftSettings: featuresBesideC),
    // A Balai with an outside service behind two effects, for Tests/Crash.
    .executableTarget(
        name: "simpul", dependencies: ["Program", "Services", "Documents", "Procedures", "Store"],
        path: "Tests/CrashNode",
        swiftSettings: featuresBesideC),
    .testTarget(name: "HouseTests", swiftSettings: features),
]

/// `BALAI_ONLY=ProceduresTests swift test` builds a part of the house, with all that it stands on; everything, when it is
/// not set.
let only = ProcessInfo.processInfo.environment["BALAI_ONLY"]?.split(separator: ",").map(String.init)

@MainActor func standing(on names: Set<String>) -> Set<String> {
    let below = floors.filter { names.contains($0.name) }.flatMap(\.dependencies).compactMap { dependency in
        if case .byNameItem(let name, _) = dependency { name } else { nil }
    }
    let all = names.union(below)
    return all == names ? names : standing(on: all)
}

let targets =
    only.map { names in
        let part = standing(on: Set(names))
        return floors.filter { part.contains($0.name) }
    } ?? floors

/// The program, and the floors that `Benchmarks/` measures from within.
let products: [Product] = [
    .executable(name: "balai", targets: ["balai"]),
    .library(
        name: "House",
        targets: ["Forms", "Procedures", "Store", "StoreSQLite", "StorePostgres", "Documents", "Services", "Pages"]),
]

let package = Package(
    name: "balai",
    products: targets.contains { $0.name == "balai" } ? products : [],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    ],
    targets: targets,
    swiftLanguageModes: [.v6]
)
