import Services
import Store

/// Hands mails of the outbox to the mailer.
struct MailSender: WorkHandler {
    let mailer: any Mailer
    /// What stands after the @ of a Message-ID.
    let host: String

    func perform(_ claim: WorkClaim) async throws -> WorkRecord {
        let mail = try OutgoingMail(payload: claim.payload)
        let message = MailMessage(
            messageID: messageID(of: claim), to: MailAddress(address: mail.to), subject: mail.subject, text: mail.text,
            date: claim.dueAt)
        do {
            try await mailer.send(message)
        } catch let failure {
            guard case .permanent(let code, _) = failure else { throw failure }
            let number = code.map { " (\($0))" } ?? ""
            throw WorkImpossible("Server surat menolak surel ini untuk seterusnya\(number).")
        }
        return { _ in }
    }

    /// The same for every try of one notice: a reader's program shows it once.
    private func messageID(of claim: WorkClaim) -> String {
        let digest = Digest.sha256("\(claim.office)\n\(claim.subject)\n\(claim.name)")
        return "\(Hexadecimal.text(Array(digest.prefix(16))))@\(host)"
    }

    /// The row stays as given up, with its cause; no person's task hangs on a notice.
    func gaveUp(_ claim: WorkClaim, cause: String, in transaction: any Transaction) throws {}
}
