import FoundationEssentials
import Testing

/// The floors of the house (README "The house"): what each target may import. The compiler does not refuse an undeclared
/// sibling on a second build, so this reads the import lines.
@Suite struct ImportRules {
    static let floors: [String: Set<String>] = [
        "Forms": ["Yams"],
        // CHolidays is data alone: no file is read.
        "Procedures": ["Forms", "CHolidays", "Yams"],
        // NIOPosix for the threads of the engines alone.
        "Store": ["CSodium", "COpenSSL", "NIOPosix", "Synchronization"],
        "StoreSQLite": ["Store", "GRDB", "GRDBSQLite", "Synchronization"],
        "StorePostgres": ["Store", "CPostgreSQL", "Synchronization"],
        "Documents": ["Procedures", "Forms", "CVips", "CPango", "CQRencode", "CSpawn"],
        "Multipart": [],
        "Services": ["Store", "Procedures", "Forms", "Documents", "Logging", "Synchronization"],
        "Connectors": ["Services", "Store", "CCurl", "Synchronization"],
        "Pages": [],
        "Web": [
            "Pages", "Multipart", "Services", "Documents", "Store", "Procedures", "Forms", "CDeflate", "Hummingbird",
            "HummingbirdCore", "HTTPTypes", "NIOCore", "NIOHTTP1", "Logging", "Synchronization",
        ],
        "Program": [
            "Web", "Pages", "Services", "Connectors", "Documents", "Store", "StoreSQLite", "StorePostgres",
            "Procedures", "Forms", "CAssets", "ArgumentParser", "Hummingbird", "Logging", "NIOCore", "Synchronization",
            "ServiceLifecycle",
        ],
        "balai": ["Program"],
    ]
    /// What every floor may import; the pure ones see nothing of the system.
    static let everywhere: Set<String> = ["FoundationEssentials"]
    static let system: Set<String> = ["Glibc", "Dispatch"]
    static let pure: Set<String> = ["Forms", "Procedures", "Pages", "Multipart"]

    @Test(arguments: floors.keys.sorted()) func importsOnlyFloorsBelow(_ floor: String) throws {
        let files = try SourceTree.swiftFiles(under: "Sources/\(floor)")
        #expect(!files.isEmpty)
        var allowed = Self.floors[floor]!.union(Self.everywhere)
        if !Self.pure.contains(floor) { allowed.formUnion(Self.system) }
        for file in files {
            for module in SourceTree.imports(of: file.text) {
                #expect(allowed.contains(module), "\(file.path) imports \(module)")
            }
        }
    }

    @Test func everyTargetIsAFloor() throws {
        let folders = try SourceTree.folders(under: "Sources").filter { !$0.hasPrefix("C") || $0 == "Connectors" }
        #expect(Set(folders) == Set(Self.floors.keys))
    }

    @Test(arguments: [
        ("import A", "A"), ("public import B", "B"), ("@testable import C", "C"), ("  internal  import D", "D"),
        ("@preconcurrency public import E.F", "E"), ("import struct G.H", "G"), ("@_spi(X) import I", "I"),
        ("package import J // why", "J"),
    ])
    func readsEveryFormOfImport(_ line: String, _ module: String) {
        #expect(SourceTree.imports(of: line) == [module])
    }

    @Test(arguments: ["// import A", "let x = \"import A\"", "important A"])
    func readsNothingElse(_ line: String) {
        #expect(SourceTree.imports(of: line).isEmpty)
    }
}
