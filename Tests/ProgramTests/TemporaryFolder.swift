import FoundationEssentials
import TestDatabases

/// A folder of a test's own, and on PostgreSQL an empty database, gone when the last holder is.
final class TemporaryFolder: Sendable {
    let path: String
    private let server: EmptyPostgres?

    init() throws {
        server = TestEngine.current == .postgres ? try EmptyPostgres() : nil
        path = FileManager.default.temporaryDirectory.appending(path: "balai-program-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Settings whose data and home lie in here.
    var environment: [String: String] {
        var environment = ["BALAI_DATA": path + "/data", "HOME": path + "/home"]
        environment["BALAI_DATABASE"] = server?.address
        return environment
    }

    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: "\(path)/\(name)") }
}
