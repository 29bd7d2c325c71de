import Services
import Store
import Testing

@testable import Program

/// `balai mail bounce` at the end of a real pipe: what the mail server learns by the status, and the operator from the log
/// into which pipe(8) puts what is said. Status 0 is done, 75 (EX_TEMPFAIL) to be tried again; every other would send a
/// letter about a letter.
@Suite struct MailPipeTests {
    private static let letter = MailCommandTests.report("failed", "5.1.1")

    private func bounce(
        _ letter: [UInt8] = letter, code: String, _ folder: TemporaryFolder, with others: [String: String] = [:]
    ) throws -> PipedProgram.Ending {
        try PipedProgram(environment: folder.environment.merging(others) { $1 })
            .run(["mail", "bounce", "--", code], letter)
    }

    /// Data with a mail about an account that went out under a tag.
    private func sent(_ folder: TemporaryFolder) async throws -> ReturnTag {
        let house = try await Settings(folder.environment).begunWithFile()
        _ = try await house.database.write { transaction in
            try transaction.execute(
                """
                INSERT INTO account_mails (office_id, subject, name, account_id, made_at)
                VALUES ('root', 'acak', 'sandi-baru', 'akun', 1)
                """)
        }
        let tag = try #require(
            try await TagMail(house.database, keyring: house.environment.keyring)(
                "sandi-baru", subject: "acak", office: "root"))
        try await house.close()
        return tag
    }

    @Test func whatIsNotedIsDone() async throws {
        let folder = try TemporaryFolder()
        let tag = try await sent(folder)
        let noted = try bounce(code: tag.text, folder)
        #expect(noted == .init(status: 0, said: "Dicatat: email itu dikembalikan (5.1.1).\n", warned: ""))
        #expect(try bounce(code: tag.text.uppercased(), folder) == noted, "twice, and in whatever case")
        let delayed = try bounce(MailCommandTests.report("delayed", "4.4.1"), code: tag.text, folder)
        #expect(delayed == .init(status: 0, said: "Dicatat: email itu tertunda (4.4.1).\n", warned: ""))
        let house = try await House.open(
            Settings(folder.environment), keyring: KeyFile.load(from: Settings(folder.environment).realKey),
            logger: .init(label: "test"))
        let row = try await house.database.read { try $0.row("SELECT * FROM account_mails WHERE subject = 'acak'") }
        #expect(row?.textOrNil("bounce_status") == "5.1.1" && row?.intOrNil("bounced_at") != nil)
        try await house.close()
    }

    /// Balai serves meanwhile, with the same data open.
    @Test func itWorksBesideTheService() async throws {
        let folder = try TemporaryFolder()
        let tag = try await sent(folder)
        let settings = try Settings(folder.environment)
        let house = try await House.open(
            settings, keyring: KeyFile.load(from: settings.realKey), logger: .init(label: "test"))
        #expect(try bounce(code: tag.text, folder).status == 0)
        try await house.close()
    }

    @Test func whatIsNotOursIsDoneToo() async throws {
        let folder = try TemporaryFolder()
        _ = try await sent(folder)
        let others: [(letter: [UInt8], code: String)] = [
            (Self.letter, String(repeating: "0", count: 32)), (Self.letter, ""), (Self.letter, "-x"),
            (Array("Sedang cuti".utf8), String(repeating: "0", count: 32)), ([], ""),
        ]
        for (letter, code) in others {
            let ending = try bounce(letter, code: code, folder)
            #expect(ending.status == 0 && ending.said.hasPrefix("Diabaikan: ") && ending.warned.isEmpty, "\(ending)")
        }
    }

    /// A mail server that cannot write all of it would count that as a failure.
    @Test func aLongLetterIsReadToItsEnd() async throws {
        let folder = try TemporaryFolder()
        let tag = try await sent(folder)
        let long = Self.letter + Array(String(repeating: "Surat yang kembali\n", count: 100_000).utf8)
        #expect(try bounce(long, code: tag.text, folder).said == "Dicatat: email itu dikembalikan (5.1.1).\n")
    }

    /// Whatever keeps Balai from its data, the mail server keeps the letter; the log gets a line without an address.
    @Test func whatCannotBeNotedIsTriedAgain() async throws {
        let folder = try TemporaryFolder()
        let code = String(repeating: "0", count: 32)
        func isPutOff(_ ending: PipedProgram.Ending) -> Bool {
            ending.status == 75 && ending.said.isEmpty && ending.warned.hasPrefix("balai: ")
                && !ending.warned.contains("@") && ending.warned.split(separator: "\n").count == 1
        }
        let empty = try bounce(code: code, folder)
        #expect(isPutOff(empty), "no data yet: \(empty)")
        _ = try await sent(folder)
        let unread = try bounce(code: code, folder, with: ["BALAI_PORT": "delapan"])
        #expect(isPutOff(unread), "a setting that cannot be read: \(unread)")
        let keyless = try bounce(code: code, folder, with: ["BALAI_KEY": folder.path + "/tidak-ada"])
        #expect(isPutOff(keyless), "no key: \(keyless)")
        #expect(try bounce(code: code, folder).status == 0)
    }
}
