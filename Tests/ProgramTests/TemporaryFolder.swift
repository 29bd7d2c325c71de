import FoundationEssentials

/// A folder of a test's own, gone when the last holder is.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "balai-program-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Settings whose data and home lie in here.
    var environment: [String: String] { ["BALAI_DATA": path + "/data", "HOME": path + "/home"] }

    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: "\(path)/\(name)") }
}
