import Logging
import Services
import Store
import Testing

@testable import Program

/// `balai mail bounce`, as the mail server's pipe calls it.
@Suite struct MailCommandTests {
    private static let tag = "0123456789abcdef0123456789abcdef"

    static func report(_ action: String, _ status: String) -> [UInt8] {
        Array(
            """
            From: Mail Delivery System <MAILER-DAEMON@surat.contoh>
            Content-Type: multipart/report; report-type=delivery-status; boundary="x/y"

            --x/y
            Content-Type: message/delivery-status

            Reporting-MTA: dns; surat.contoh

            Final-Recipient: rfc822; budi@warga.contoh
            Action: \(action)
            Status: \(status)

            --x/y--
            """.utf8)
    }

    private func said(_ message: [UInt8], code: String = tag, _ settings: Settings) async throws -> String {
        try await MailBounceCommand.parse([code]).perform(message, settings)
    }

    @Test func whatIsNoReportOfOursIsPutAside() async throws {
        let folder = try TemporaryFolder()
        let settings = try Settings(folder.environment)
        // Looked at before the data are: a mail server that hands over rubbish is not told to try again.
        #expect(
            try await said(Self.report("failed", "5.1.1"), code: "salah", settings) == "Diabaikan: bukan kode pantulan."
        )
        #expect(try await said(Array("Sedang cuti".utf8), settings) == "Diabaikan: bukan laporan pengiriman.")
        #expect(try await said(Self.report("relayed", "2.0.0"), settings).hasPrefix("Diabaikan: email itu sampai"))
        for line in [["mail", "bounce", "--"], ["mail", "bounce", "--", "-x"]] {
            let command = try #require(try BalaiCommand.parseAsRoot(line) as? MailBounceCommand, "\(line)")
            #expect(
                try await command.perform(Self.report("failed", "5.1.1"), settings) == "Diabaikan: bukan kode pantulan."
            )
        }
        // Without data it is to be tried again.
        await #expect(throws: OperatorTrouble.self) { try await said(Self.report("failed", "5.1.1"), settings) }
        try await (try await settings.begunWithFile()).close()
        #expect(
            try await said(Self.report("failed", "5.1.1"), settings)
                == "Diabaikan: bukan tentang email dari Balai yang dikenal.")
    }

    /// The mail that the worker sends goes back to an address by which its notice is found.
    @Test func theWorkerTagsWhatItSends() async throws {
        let folder = try TemporaryFolder()
        let settings = try Settings(
            folder.environment.merging(["BALAI_SMTP_RETURN": "pantulan@balai.contoh"]) { $1 })
        let house = try await settings.begunWithFile()
        let environment = house.environment
        try await house.database.write { transaction in
            try transaction.execute(
                """
                INSERT INTO notices (office_id, case_id, name, made_at, words_sealed, by_mail)
                VALUES ('root', 'kasus', 'kabar:pemohon', 1, \([UInt8]([0])), 1)
                """)
            try OutgoingMail(to: "siti@rahasia.contoh", subject: "Kabar", text: "Isi").enqueue(
                subject: "kasus", name: "kabar:pemohon", office: "root", environment, in: transaction)
            try OutgoingMail(to: "petugas@rahasia.contoh", subject: "Undangan", text: "Isi").enqueue(
                subject: "akun", name: "undangan", office: "root", environment, in: transaction)
        }
        let mailer = Noting()
        try await house.workers(mailer: mailer).mail.runDue()
        // What comes back of an invitation is not read here: it goes to the sender's mailbox.
        let paths = await mailer.paths
        #expect(paths["petugas@rahasia.contoh"] == .some(nil))
        let path = try #require(paths["siti@rahasia.contoh"] ?? nil)
        #expect(path.hasPrefix("pantulan+") && path.hasSuffix("@balai.contoh"))
        let tag = try #require(ReturnTag(String(path.dropFirst(9).prefix(32))))
        let known = ReturnTag(office: "root", subject: "kasus", name: "kabar:pemohon", keyring: environment.keyring)
        #expect(tag == known)
        let rows = try await house.database.read {
            try $0.row("SELECT COUNT(*) AS n FROM notices WHERE return_hash IS NOT NULL")!.int("n")
        }
        #expect(rows == 1)
        try await house.close()
    }

    /// A server may send its report before Balai has noted that it took the mail; and where Balai stops in between, the mail
    /// goes out again as the same one.
    @Test func whatComesBackAtOnceIsKept() async throws {
        let folder = try TemporaryFolder()
        let settings = try Settings(
            folder.environment.merging(["BALAI_SMTP_RETURN": "pantulan@balai.contoh"]) { $1 })
        let house = try await settings.begunWithFile()
        let environment = house.environment
        try await house.database.write { transaction in
            try transaction.execute(
                """
                INSERT INTO account_mails (office_id, subject, name, account_id, made_at)
                VALUES ('root', 'acak', 'undangan', 'akun', 1)
                """)
            try OutgoingMail(to: "siti@rahasia.contoh", subject: "Undangan", text: "Isi").enqueue(
                subject: "acak", name: "undangan", office: "root", environment, in: transaction)
        }
        let mailer = Hasty(environment: environment)
        let workers = house.workers(mailer: mailer)
        try await workers.mail.runDue()
        #expect(await mailer.outcomes == [.noted])
        try await house.database.write {
            _ = try $0.execute("UPDATE outbox SET due_at = 0 WHERE kind = 'surel' AND state = 'waiting'")
        }
        try await workers.mail.runDue()
        let sent = await mailer.sent
        #expect(sent.count == 2 && Set(sent).count == 1, "the same mail: \(sent)")
        try await house.close()
    }

    /// A server that takes a mail, sends its report at once, and never answers the first time.
    private actor Hasty: Mailer {
        let environment: Environment
        var outcomes: [NoteReturn.Outcome] = []
        /// Message-ID and return address.
        var sent: [String] = []

        init(environment: Environment) { self.environment = environment }

        func send(_ message: MailMessage) async throws(MailFailure) {
            sent.append("\(message.messageID) \(message.returnPath ?? "")")
            guard sent.count == 1 else { return }
            let halves = (message.returnPath ?? "").split { "+@".contains($0) }
            if let tag = halves.dropFirst().first.flatMap({ ReturnTag(String($0)) }),
                let outcome = try? await NoteReturn(environment, CaseServices())(.failed(status: "5.1.1"), of: tag)
            {
                outcomes.append(outcome)
            }
            throw .uncertain("Tidak ada jawaban")
        }
    }

    private actor Noting: Mailer {
        /// By the receiver's address.
        var paths: [String: String?] = [:]
        func send(_ message: MailMessage) async throws(MailFailure) {
            paths.updateValue(message.returnPath, forKey: message.to.address)
        }
    }

    @Test(arguments: ["bukan alamat", "nama-yang-lebih-dari-tiga-puluh-satu@balai.contoh", "a+b@balai.contoh"])
    func anAddressWithoutRoomForATagIsRefused(address: String) throws {
        let folder = try TemporaryFolder()
        #expect(throws: OperatorTrouble.self) {
            try Settings(folder.environment.merging(["BALAI_SMTP_RETURN": address]) { $1 })
        }
    }
}
