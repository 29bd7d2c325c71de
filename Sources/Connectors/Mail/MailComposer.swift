import FoundationEssentials
import Services

/// Writes a message as RFC 5322 and MIME want it. The same message gives the same bytes.
enum MailComposer {
    /// - Parameter sender: who it is from, where the message does not say.
    /// - Throws: `MailFailure.permanent` when a header would hold what it must not: with a line break in a subject,
    ///   whoever wrote it could add recipients.
    static func compose(
        _ message: MailMessage, sender: MailAddress, now: Int64
    ) throws(MailFailure) -> [UInt8] {
        let headers = [
            ("Date", MailDate.text(message.date ?? now)),
            ("From", try MailHeader.address(message.from ?? sender)),
            ("To", try MailHeader.address(message.to)),
            ("Subject", try MailHeader.text(message.subject)),
            ("Message-ID", "<\(try MailHeader.messageID(message.messageID))>"),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "quoted-printable"),
            // RFC 3834: no absence notice is to answer it.
            ("Auto-Submitted", "auto-generated"),
        ]
        let head = headers.map { "\($0): \($1)\r\n" }.joined()
        return Array((head + "\r\n" + QuotedPrintable.encode(message.text)).utf8)
    }
}
