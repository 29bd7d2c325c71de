// swift-tools-version: 6.2
import PackageDescription

/// Fuzzers for what reads bytes from strangers. The code under test is compiled here from the house's own sources (by
/// a link), because libFuzzer needs every target built with its coverage.
let features: [SwiftSetting] = [
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
]
/// libFuzzer brings the entry point.
let fuzzer = features + [.unsafeFlags(["-parse-as-library"])]

let package = Package(
    name: "fuzz",
    dependencies: [.package(url: "https://github.com/jpsim/Yams", exact: "6.2.2")],
    targets: [
        .target(name: "Multipart", swiftSettings: features),
        .target(name: "Inspection", swiftSettings: features),
        .target(name: "CHolidays", cSettings: [.disableWarning("c23-extensions")]),
        .target(name: "Forms", dependencies: ["Yams"], swiftSettings: features),
        .target(name: "Procedures", dependencies: ["Forms", "CHolidays", "Yams"], swiftSettings: features),
        .executableTarget(name: "FuzzMultipart", dependencies: ["Multipart"], swiftSettings: fuzzer),
        .executableTarget(name: "FuzzFormBody", dependencies: ["Multipart"], swiftSettings: fuzzer),
        .executableTarget(name: "FuzzInspection", dependencies: ["Inspection"], swiftSettings: fuzzer),
        .executableTarget(name: "FuzzSOP", dependencies: ["Procedures", "Forms"], swiftSettings: fuzzer),
        .executableTarget(name: "FuzzValue", dependencies: ["Forms"], swiftSettings: fuzzer),
        .executableTarget(name: "FuzzDeadline", dependencies: ["Procedures", "Forms"], swiftSettings: fuzzer),
        .executableTarget(name: "FuzzCookies", swiftSettings: fuzzer),
    ],
    swiftLanguageModes: [.v6]
)
