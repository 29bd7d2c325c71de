import Services
import Testing

@testable import Connectors

/// Against a real server on loopback.
@Suite struct SMTPMailerTests {
    private func message(to address: String = "siti@desa.test", id: String = "pemberitahuan-17@contoh.test")
        -> MailMessage
    {
        MailMessage(
            messageID: id, to: MailAddress(name: "Siti", address: address), subject: "Permohonan Anda diterima",
            text: "Nomor 12/2026.\n.titik di awal baris\n\nSelesai paling lambat Kamis.\n", date: 1_795_678_200)
    }

    private func failure(_ mailer: SMTPMailer, _ message: MailMessage) async -> MailFailure? {
        do {
            try await mailer.send(message)
            return nil
        } catch {
            return error
        }
    }

    @Test func deliveredOnceUnderItsOwnID() async throws {
        let server = try MailServer()
        try await server.mailer().send(message())
        let taken = server.taken
        #expect(taken.count == 1)
        #expect(taken[0].sender == "layanan@contoh.test")
        #expect(taken[0].recipients == "siti@desa.test")
        #expect(taken[0].message.contains("\r\nMessage-ID: <pemberitahuan-17@contoh.test>\r\n"))
        #expect(taken[0].message.contains("\r\nTo: \"Siti\" <siti@desa.test>\r\n"))
        #expect(
            taken[0].message.hasSuffix(
                "\r\n\r\nNomor 12/2026.\r\n=2Etitik di awal baris\r\n\r\nSelesai paling lambat Kamis.\r\n"))
    }

    @Test func severalOverOneMailer() async throws {
        let server = try MailServer()
        let mailer = try server.mailer()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 1...5 { group.addTask { try await mailer.send(message(id: "n\(number)@contoh.test")) } }
            try await group.waitForAll()
        }
        #expect(server.taken.count == 5)
        for number in 1...5 {
            #expect(server.taken.count { $0.message.contains("Message-ID: <n\(number)@contoh.test>") } == 1)
        }
    }

    @Test func refusedForGood() async throws {
        let server = try MailServer()
        for (address, code) in [("550-a@desa.test", 550), ("552-a@desa.test", 552)] {
            let failure = await failure(try server.mailer(), message(to: address))
            guard case .permanent(code, let text) = failure else {
                Issue.record("\(address): \(String(describing: failure))")
                continue
            }
            #expect(text.contains("\(code) 5."), "the server's own words: \(text)")
        }
        #expect(server.taken.isEmpty)
    }

    /// A server that lets an account send only as itself says nothing about the receiver: nobody must be told that their
    /// address is wrong, and the mail goes when the setting is right.
    @Test(arguments: ["553-mail@contoh.test", "553-rcpt@contoh.test"])
    func aRefusedSenderIsNotTheReceiversFault(_ sender: String) async throws {
        let server = try MailServer()
        var message = message()
        message.returnPath = sender
        expectAway(await failure(try server.mailer(), message), saying: "553")
        #expect(server.taken.isEmpty)
    }

    @Test func refusedForNow() async throws {
        let server = try MailServer()
        let failure = await failure(try server.mailer(), message(to: "451-a@desa.test"))
        guard case .transient(let text) = failure, text.contains("451 5.") else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(server.taken.isEmpty)
    }

    @Test func nobodyListens() async throws {
        let configuration = try SMTPConfiguration(
            host: "127.0.0.1", port: 1, encryption: .none, sender: MailAddress(address: "a@contoh.test"))
        expectAway(await failure(SMTPMailer(configuration), message()), saying: "connect to")
    }

    @Test func aServerThatSaysNothing() async throws {
        let server = try MailServer("--silent")
        expectAway(await failure(try server.mailer(timeout: .milliseconds(700)), message()), saying: "timed out")
        #expect(server.taken.isEmpty)
    }

    /// The message went out, the answer did not come: it may be in the mailbox.
    @Test func noAnswerAfterTheData() async throws {
        let server = try MailServer()
        let failure = await failure(try server.mailer(timeout: .seconds(3)), message(to: "hang-a@desa.test"))
        guard case .uncertain = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(server.taken.isEmpty)
    }

    @Test func encryptionThatTheServerLacks() async throws {
        let server = try MailServer()
        expectAway(await failure(try server.mailer(.startTLS), message()), saying: "STARTTLS")
        #expect(server.taken.isEmpty, "nothing may go in the clear")
    }

    @Test(arguments: [SMTPConfiguration.Encryption.startTLS, .implicit])
    func encryptedWithLogIn(_ encryption: SMTPConfiguration.Encryption) async throws {
        let server = try MailServer("--\(encryption == .implicit ? "implicit" : "starttls") --login layanan:rahasia")
        let ca = server.folder.path + "/ca.pem"
        try await server.mailer(encryption, user: "layanan", password: "rahasia", trusting: ca).send(message())
        #expect(server.taken.count == 1)

        expectAway(
            await failure(try server.mailer(encryption, user: "layanan", password: "salah", trusting: ca), message()),
            saying: "535")
        // The system's authorities do not know this certificate.
        expectAway(
            await failure(try server.mailer(encryption, user: "layanan", password: "rahasia"), message()),
            saying: "certificate")
        #expect(server.taken.count == 1)
    }

    @Test func theConfigurationIsChecked() {
        let sender = MailAddress(address: "a@contoh.test")
        #expect(throws: SMTPConfiguration.Invalid.self) {
            try SMTPConfiguration(host: "surat.contoh.test", port: 25, encryption: .none, password: "x", sender: sender)
        }
        #expect(throws: SMTPConfiguration.Invalid.self) {
            try SMTPConfiguration(host: "a/b", port: 25, encryption: .none, sender: sender)
        }
        #expect(throws: SMTPConfiguration.Invalid.self) {
            try SMTPConfiguration(host: "a", port: 0, encryption: .none, sender: sender)
        }
        #expect(throws: SMTPConfiguration.Invalid.self) {
            try SMTPConfiguration(host: "a", port: 25, encryption: .none, sender: MailAddress(address: "a\r\nb@c.test"))
        }
    }

    /// That no message would be taken now, not this one alone.
    private func expectAway(
        _ failure: MailFailure?, saying words: String, at location: SourceLocation = #_sourceLocation
    ) {
        guard case .away(let text) = failure, text.contains(words) else {
            Issue.record("\(String(describing: failure))", sourceLocation: location)
            return
        }
    }
}
