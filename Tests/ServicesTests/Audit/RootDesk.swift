import Forms
import FoundationEssentials
@testable import Services
import Store
import Testing

/// The cases of an `AuditDesk` with their roots in a folder, and the harm that somebody with that folder could do.
struct RootDesk {
    let audit: AuditDesk
    let key = SigningKey()
    let folder: RootFolder

    var desk: KominfoDesk { audit.desk }

    /// With the roots of the first day.
    init() async throws {
        audit = try await AuditDesk()
        folder = RootFolder(audit.desk.regency.test.folder + "/akar")
        try await write()
    }

    @discardableResult
    func write() async throws -> WriteDailyRoots.Outcome {
        try #require(try await WriteDailyRoots(desk.environment, folder: folder, key: key)())
    }

    /// The roots of the next day.
    @discardableResult
    func nextDay() async throws -> WriteDailyRoots.Outcome {
        desk.regency.clock.turn(days: 1)
        return try await write()
    }

    func verify(office: String? = nil, mailed: String = "") async throws -> AuditReport {
        let witness = RootWitness(folder: folder, keys: [key.verifying], mailed: mailed)
        return try await VerifyAudit(desk.environment, witness: witness)(office: office, batch: 2)
    }

    /// What the database remembers.
    func tips() async throws -> [RootTip] {
        try await desk.environment.database.read { try RootMemory(in: $0).tips }
    }

    var lines: [String] {
        get throws { try text(of: month).split(separator: "\n").map(String.init) }
    }

    let month = "akar-2026-03.txt"

    func text(of file: String) throws -> String {
        String(decoding: try #require(FileManager.default.contents(atPath: path(file))), as: UTF8.self)
    }

    func put(_ text: String, into file: String) {
        #expect(FileManager.default.createFile(atPath: path(file), contents: Data(text.utf8)))
    }

    func put(_ lines: [String]) { put(lines.joined(separator: "\n") + "\n", into: month) }

    func path(_ file: String) -> String { folder.path + "/" + file }

    /// The list of heads of the Kominfo office on the first day.
    var list: String { "kepala/\(audit.office)/2026-03-02.txt" }
}
