import Testing

@testable import Connectors

/// What is read of a message that came back: as Postfix writes it (`PostfixTests` asks a real one), and what is none.
@Suite struct DeliveryReportTests {
    static func message(action: String = "failed", status: String = "5.1.1", lineEnd: String = "\n") -> [UInt8] {
        let text = """
            Return-Path: <MAILER-DAEMON>
            Subject: Undelivered Mail Returned to Sender
            Content-Type: multipart/report; report-type=delivery-status;
            \tboundary="6C69FFF6141.1795703958/surat.contoh"
            Content-Transfer-Encoding: 8bit

            This is a MIME-encapsulated message.

            --6C69FFF6141.1795703958/surat.contoh
            Content-Description: Notification
            Content-Type: text/plain; charset=utf-8

            Action: delivered
            Status: 2.0.0

            --6C69FFF6141.1795703958/surat.contoh
            Content-Description: Delivery report
            Content-Type: message/delivery-status

            Reporting-MTA: dns; surat.contoh
            X-Postfix-Queue-ID: 6C69FFF6141
            Arrival-Date: Thu, 26 Nov 2026 14:39:18 +0000 (UTC)

            Final-Recipient: rfc822; budi@warga.contoh
            Action: \(action)
            Status: \(status)
            Remote-MTA: dns; 127.0.0.1
            Diagnostic-Code: smtp; 550 5.1.1 <budi@warga.contoh>: Recipient address
                rejected: tidak dikenal

            --6C69FFF6141.1795703958/surat.contoh
            Content-Type: message/rfc822

            Subject: Permohonan 2026-00012 diterima

            Isi
            --6C69FFF6141.1795703958/surat.contoh--
            """
        return Array(text.replacing("\n", with: lineEnd).utf8)
    }

    @Test(arguments: ["\n", "\r\n"]) func aReportSaysWhatCameOfIt(lineEnd: String) throws {
        let report = try #require(DeliveryReport(Self.message(lineEnd: lineEnd)))
        #expect(report.action == .failed && report.status == "5.1.1")
    }

    /// “4” beside “failed”: it was tried until the server gave up. “delayed”: it is tried still.
    @Test func whatIsTriedStillIsToldApart() throws {
        #expect(try #require(DeliveryReport(Self.message(action: "Delayed", status: "4.2.2"))).action == .delayed)
        let given = try #require(DeliveryReport(Self.message(action: "failed", status: "4.4.1 (timed out)")))
        #expect(given.action == .failed && given.status == "4.4.1")
        #expect(try #require(DeliveryReport(Self.message(action: "relayed", status: "2.0.0"))).action == .relayed)
    }

    @Test(arguments: ["", "5.1", "5.1.1.1", "9.1.1", "5.1.x", "5.1111.1", "<b>"]) func aCodeThatIsNoneIsNotShown(
        status: String
    ) throws {
        #expect(try #require(DeliveryReport(Self.message(status: status))).status == "5.0.0")
    }

    /// One address may lead on to several.
    @Test func ofSeveralReceiversTheWorstCounts() throws {
        let two = String(decoding: Self.message(action: "delayed", status: "4.2.2"), as: UTF8.self).replacing(
            "Final-Recipient: rfc822; budi@warga.contoh",
            with:
                "Final-Recipient: rfc822; a@b.contoh\nAction: failed\nStatus: 5.2.1\n\nFinal-Recipient: rfc822; c@d.contoh"
        )
        let report = try #require(DeliveryReport(Array(two.utf8)))
        #expect(report.action == .failed && report.status == "5.2.1")
    }

    @Test func anythingElseIsNone() {
        let absence = "Subject: Sedang cuti\nAuto-Submitted: auto-replied\nContent-Type: text/plain\n\nAction: failed\n"
        #expect(DeliveryReport(Array(absence.utf8)) == nil)
        #expect(DeliveryReport([]) == nil)
        #expect(DeliveryReport([0xFF, 0xFE, 0x00]) == nil)
        #expect(DeliveryReport(Self.message(action: "hilang")) == nil)
        let cut = Self.message().prefix { $0 != UInt8(ascii: "@") }
        #expect(DeliveryReport(Array(cut)) == nil, "its receivers are missing")
        let bare =
            "Content-Type: multipart/report; boundary=\"\"\n\n--\nContent-Type: message/delivery-status\n\nx: y\n\nAction: failed\n"
        #expect(DeliveryReport(Array(bare.utf8)) == nil)
    }
}
