import FoundationEssentials
import Forms
import Services
import Store
import TestDatabases
import Testing

/// A database of its own in a folder of its own, migrated by the repo's migrations, under a clock that a test turns.
/// The folder goes when the last holder does.
final class TestEnvironment: Sendable {
    let environment: Environment
    let clock: TurnedClock
    /// What the use cases get: the database, watched.
    let watch: OfficeWatch
    let folder: String
    private let test: TestDatabase

    var database: any Database { test.database }

    init(
        root: String = "http://127.0.0.1:8080", keyring: Keyring = .random(),
        passwords: PasswordHasher = PasswordHasher(cost: PasswordCost(memoryKiB: 8, passes: 1))
    ) async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "balai-test-\(Identifier.random())").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        clock = TurnedClock()
        test = try await TestDatabase.migrated(TestEnvironment.migrations(), in: folder)
        watch = OfficeWatch(test.database)
        environment = Environment(
            database: watch, keyring: keyring, clock: clock, passwords: passwords, addresses: Addresses(root: root)
        )
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// The same database as another node has it.
    func openedAgain() throws -> any Database { try test.openedAgain() }

    /// All migrations of the repo.
    static func migrations() throws -> [Migration] {
        var repo = URL(filePath: #filePath)
        for _ in 1...4 { repo.deleteLastPathComponent() }
        let folder = repo.appending(path: "migrations").path
        return try FileManager.default.contentsOfDirectory(atPath: folder).compactMap { name in
            let bytes = try #require(FileManager.default.contents(atPath: folder + "/" + name))
            return Migration(fileName: name, sql: String(decoding: bytes, as: UTF8.self))
        }
    }

    /// The mails that wait in the outbox of any office, taken out as if sent.
    func mails() async throws -> [OutgoingMail] {
        let outbox = Outbox(keyring: environment.keyring)
        let now = clock.now.seconds
        return try await database.write { transaction in
            let offices = try outbox.dueOffices(kinds: [OutgoingMail.kind], now: now, in: transaction)
            return try offices.flatMap { office in
                try outbox.claim(
                    office: office, kinds: [OutgoingMail.kind], now: now, limit: 100, lease: 60, in: transaction
                ).map { claim in
                    try outbox.complete(claim, in: transaction)
                    return try OutgoingMail(payload: claim.payload)
                }
            }
        }
    }
}

extension OutgoingMail {
    /// The first link in it.
    var link: String {
        text.split(whereSeparator: \.isWhitespace).first { $0.hasPrefix("http") }.map(String.init) ?? ""
    }

    /// The secret at the end of the link.
    var token: String { link.split(separator: "/").last.map(String.init) ?? "" }
}
