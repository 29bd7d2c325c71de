import Services
import Testing

@testable import Connectors

@Suite struct MailComposerTests {
    private let sender = MailAddress(name: "Desa Sukamaju", address: "desa@contoh.test")

    private func message(
        subject: String = "Permohonan", text: String = "isi", to: MailAddress = MailAddress(address: "siti@desa.test"),
        id: String = "1@contoh.test"
    ) -> MailMessage {
        MailMessage(messageID: id, to: to, subject: subject, text: text, date: 1_795_678_200)
    }

    private func composed(_ message: MailMessage) throws(MailFailure) -> String {
        String(decoding: try MailComposer.compose(message, sender: sender, now: 0), as: UTF8.self)
    }

    private func header(_ name: String, of text: String) -> String? {
        let unfolded = text.split(separator: "\r\n\r\n", maxSplits: 1)[0]
        var value: String?
        for line in unfolded.split(separator: "\r\n") {
            if let found = value {
                guard line.hasPrefix(" ") else { return found }
                value = found + "\r\n" + line
            } else if line.hasPrefix(name + ": ") {
                value = String(line.dropFirst(name.count + 2))
            }
        }
        return value
    }

    @Test func aWholeMessage() throws {
        #expect(
            try composed(message(text: "Nomor 12.\nBaris é")) == """
                Date: Thu, 26 Nov 2026 07:30:00 +0000\r
                From: "Desa Sukamaju" <desa@contoh.test>\r
                To: siti@desa.test\r
                Subject: Permohonan\r
                Message-ID: <1@contoh.test>\r
                MIME-Version: 1.0\r
                Content-Type: text/plain; charset=utf-8\r
                Content-Transfer-Encoding: quoted-printable\r
                Auto-Submitted: auto-generated\r
                \r
                Nomor 12.\r
                Baris =C3=A9\r

                """)
    }

    /// With a line break, whoever wrote the text would write headers.
    @Test(arguments: ["a\r\nBcc: b@c.test", "a\nb", "a\rb", "a\u{0}b", "a\u{85}b"])
    func breaksInHeadersAreRefused(_ text: String) {
        for message in [
            message(subject: text), message(to: MailAddress(name: text, address: "a@b.test")),
            message(to: MailAddress(address: text + "@b.test")), message(id: text + "@b.test"),
        ] {
            let error = #expect(throws: MailFailure.self) { try composed(message) }
            guard case .permanent(nil, _) = error else {
                Issue.record("\(String(describing: error))")
                continue
            }
        }
    }

    @Test(arguments: [
        "", "a", "a@", "@b", "a@b@c", "a b@c.test", "<a@b.test>", "a@b.test>", "a..b@c.test", ".a@c.test", "a@c_d.test",
        "é@c.test", "\"a\"@c.test", "a@b.test,c@d.test",
    ])
    func whatIsNoAddress(_ address: String) {
        #expect(throws: MailFailure.self) { try composed(message(to: MailAddress(address: address))) }
    }

    @Test func subjects() throws {
        #expect(header("Subject", of: try composed(message(subject: "a=b?"))) == "a=b?")
        #expect(header("Subject", of: try composed(message(subject: "Désa"))) == "=?utf-8?B?RMOpc2E=?=")
        #expect(header("Subject", of: try composed(message(subject: "=?utf-8?B?QQ==?="))) != "=?utf-8?B?QQ==?=")
        let long = try #require(
            header("Subject", of: try composed(message(subject: String(repeating: "désa ꦱ ", count: 20)))))
        for line in long.split(separator: "\r\n ") {
            #expect(line.utf8.count <= 75)
            #expect(line.hasPrefix("=?utf-8?B?") && line.hasSuffix("?="))
        }
    }

    @Test func names() throws {
        func to(_ name: String) throws -> String? {
            header("To", of: try composed(message(to: MailAddress(name: name, address: "a@b.test"))))
        }
        #expect(try to("Siti, S.E.") == "\"Siti, S.E.\" <a@b.test>")
        #expect(try to("a\"b\\") == "\"a\\\"b\\\\\" <a@b.test>")
        #expect(try to("Désa") == "=?utf-8?B?RMOpc2E=?= <a@b.test>")
    }

    @Test func bodies() {
        #expect(QuotedPrintable.encode("") == "")
        #expect(QuotedPrintable.encode("a\r\nb\nc") == "a\r\nb\r\nc\r\n")
        #expect(QuotedPrintable.encode("a=b \n.\n\t") == "a=3Db=20\r\n=2E\r\n=09\r\n")
        let long = QuotedPrintable.encode(String(repeating: "é. ", count: 100))
        for line in long.split(separator: "\r\n") {
            #expect(line.utf8.count <= 76)
            #expect(!line.hasPrefix("."))
        }
    }

    @Test(arguments: [
        (Int64(0), "Thu, 1 Jan 1970 00:00:00 +0000"), (951_782_400, "Tue, 29 Feb 2000 00:00:00 +0000"),
        (-1, "Wed, 31 Dec 1969 23:59:59 +0000"), (4_107_542_399, "Sun, 28 Feb 2100 23:59:59 +0000"),
        (1_772_323_199, "Sat, 28 Feb 2026 23:59:59 +0000"),
    ])
    func dates(_ seconds: Int64, _ text: String) {
        #expect(MailDate.text(seconds) == text)
    }
}
