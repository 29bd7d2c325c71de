import Glibc
import Services
import Testing

@testable import Connectors

/// A real Postfix that takes a mail and later cannot pass it on: what it sends back to the tagged address, by the pipe that
/// docs/operasi.md describes. It needs root, as Postfix does.
@Suite(.serialized) struct PostfixTests {
    static let isThere = getuid() == 0 && access("/usr/sbin/postfix", X_OK) == 0

    @Test(.enabled(if: isThere, "needs root, and the Debian package postfix")) func whatWasTakenComesBack() async throws
    {
        let server = try PostfixServer()
        let tags = ["0123456789abcdef0123456789abcdef", "fedcba9876543210fedcba9876543210"]
        let mailer = try server.mailer()
        for (tag, reader) in zip(tags, ["budi", "penuh"]) {
            try await mailer.send(
                MailMessage(
                    messageID: "\(tag)@balai.contoh", returnPath: "pantulan+\(tag)@balai.contoh",
                    to: MailAddress(address: "\(reader)@warga.contoh"), subject: "Permohonan 2026-00012 diterima",
                    text: "Isi", date: nil))
        }
        let refused = try #require(DeliveryReport(try await server.cameBack(to: tags[0])))
        #expect(refused.action == .failed && refused.status == "5.1.1")
        let delayed = try #require(DeliveryReport(try await server.cameBack(to: tags[1])))
        #expect(delayed.action == .delayed && delayed.status == "4.2.2")
    }
}
