import Forms
import Logging
import Services
import Store
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
            handlers: [OutgoingMail.kind: MailSender(mailer: Refusing(failure: failure), host: "contoh")],
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
}
