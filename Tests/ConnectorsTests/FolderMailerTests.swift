import Connectors
import Services
import Testing

@Suite struct FolderMailerTests {
    private let sender = MailAddress(address: "desa@contoh.test")

    private func message(_ id: String, _ text: String = "isi") -> MailMessage {
        MailMessage(messageID: id, to: MailAddress(address: "siti@desa.test"), subject: "a", text: text, date: 0)
    }

    @Test func oneFileAMessage() async throws {
        let folder = try TemporaryFolder()
        let mailer = FolderMailer(folder: folder.path, sender: sender)
        try await mailer.send(message("1@contoh.test", "pertama"))
        try await mailer.send(message("a/2%@contoh.test"))
        #expect(folder.names.sorted() == ["1@contoh.test.eml", "a%2F2%25@contoh.test.eml"])
        #expect(folder.text("1@contoh.test.eml").hasSuffix("\r\n\r\npertama\r\n"))
    }

    /// Sent again after a crash, it is the message that was there.
    @Test func sentTwiceIsThereOnce() async throws {
        let folder = try TemporaryFolder()
        let mailer = FolderMailer(folder: folder.path, sender: sender)
        try await mailer.send(message("1@contoh.test", "pertama"))
        try await mailer.send(message("1@contoh.test", "kedua"))
        #expect(folder.names == ["1@contoh.test.eml"])
        #expect(folder.text("1@contoh.test.eml").contains("pertama"))
    }

    @Test func aFolderThatIsNotThere() async throws {
        await #expect(throws: MailFailure.self) {
            try await FolderMailer(folder: "/tidak/ada", sender: sender).send(message("1@contoh.test"))
        }
    }
}
