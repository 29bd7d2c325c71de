import Forms
import Logging
import Services
import Store
import Synchronization
import Testing

@testable import Program

/// What is told of a mail that nobody takes.
@Suite struct MailSenderTests {
    private struct Refusing: Mailer {
        let failure: MailFailure
        func send(_ message: MailMessage) async throws(MailFailure) { throw failure }
    }

    private static let address = "siti@rahasia.contoh"

    /// The causes with which a mail is put off, and at last given up.
    private func causes(_ failure: MailFailure) async throws -> [String] {
        let folder = try TemporaryFolder()
        let settings = try Settings(folder.environment)
        try DataFolder(settings: settings).make()
        let house = try await House.open(settings, keyring: .random(), logger: .init(label: "test"))
        let environment = house.environment
        try await house.database.write { transaction in
            try OutgoingMail(to: Self.address, subject: "Kabar", text: "Isi").enqueue(
                subject: "kasus", name: "kabar", office: "root", environment, in: transaction)
        }
        let outbox = Outbox(keyring: environment.keyring)
        let clock = environment.clock
        let worker = Worker(
            database: house.database, queue: outbox,
            handlers: [
                OutgoingMail.kind: MailSender(
                    mailer: Refusing(failure: failure), host: "contoh",
                    tags: TagMail(house.database, keyring: environment.keyring),
                    standing: MailStanding(), clock: clock)
            ],
            policy: WorkPolicy(attempts: 1), now: { clock.now.seconds })
        try await worker.runDue()
        let given = try await house.database.read { try outbox.givenUp(office: "root", limit: 9, in: $0) }
        try await house.close()
        return given.map(\.cause)
    }

    @Test func theServersWordsAreKept() async throws {
        #expect(try await causes(.transient("Server surat tidak menjawab")) == ["Server surat tidak menjawab"])
    }

    @Test func theAddressThatAServerRepeatsIsNot() async throws {
        let said = "451 4.3.0 <\(Self.address)>: kotak surat penuh"
        #expect(try await causes(.transient(said)) == ["Server surat belum menerima email ini."])
        let refused = try await causes(.permanent(code: 550, "<\(Self.address)>: tidak dikenal"))
        #expect(refused == ["Server surat menolak email ini untuk seterusnya (550)."])
    }

    /// A slow server takes half a minute for each: what waits behind it must not be held meanwhile, or its lease runs out
    /// and another node sends it too.
    @Test func onlyTheMailThatIsBeingSentIsHeld() async throws {
        let folder = try TemporaryFolder()
        let settings = try Settings(folder.environment)
        try DataFolder(settings: settings).make()
        let house = try await House.open(settings, keyring: .random(), logger: .init(label: "test"))
        let environment = house.environment
        try await house.database.write { transaction in
            for number in 1...6 {
                try OutgoingMail(to: Self.address, subject: "Kabar", text: "Isi").enqueue(
                    subject: "kasus", name: "kabar-\(number)", office: "root", environment, in: transaction)
            }
        }
        let mailer = Counting(database: house.database)
        try await house.workers(mailer: mailer).mail.runDue()
        #expect(mailer.held.counts.withLock { $0 } == Array(repeating: 1, count: 6))
        try await house.close()
    }

    private final class Held: Sendable { let counts = Mutex<[Int64]>([]) }

    /// Looks, while it sends, how many are held.
    private struct Counting: Mailer {
        let database: any Database
        let held = Held()

        func send(_ message: MailMessage) async throws(MailFailure) {
            let count = try? await database.read {
                try $0.row("SELECT COUNT(*) AS n FROM outbox WHERE leased_until > 0")!.int("n")
            }
            held.counts.withLock { $0.append(count ?? -1) }
        }
    }

    @Test func aMailIsTriedForTwoDays() {
        func hours(jitter: Double) -> Double {
            let pauses = (1..<WorkPolicy.mail.attempts).map { WorkPolicy.mail.pause(after: $0, jitter: jitter) }
            #expect(pauses.allSatisfy { $0 <= 1800 })
            return Double(pauses.reduce(0, +)) / 3600
        }
        #expect(hours(jitter: 0.5) > 47.5 && hours(jitter: 0.5) < 48.5)
        #expect(hours(jitter: 0) > 30)
    }
}
