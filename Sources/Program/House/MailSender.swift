import Services
import Store

/// Hands mails of the outbox to the mailer.
struct MailSender: WorkHandler {
    let mailer: any Mailer
    /// What stands after the @ of a Message-ID. Where another is configured while a mail of which nobody knows whether it
    /// was taken waits for its next try, the two are not told to be one.
    let host: String
    /// The mailbox to whose tagged addresses (``ReturnTag``) a mail goes back that tells a notice, or brings somebody into
    /// an account; nil: to the sender, whom Balai does not read, and a person does. All other mails go there, too: nothing
    /// is kept of what comes back of them.
    var returns: String?
    /// Makes and keeps the tags.
    let tags: TagMail
    let standing: MailStanding
    /// By which the moment is kept at which a server took a notice.
    let clock: any Clock

    func perform(_ claim: WorkClaim) async throws -> WorkRecord {
        let mail = try OutgoingMail(payload: claim.payload)
        // Kept before a server has the mail. A try of which nobody knows what came is sent again under the same Message-ID,
        // and comes back under the same tag.
        let tag = returns == nil ? nil : try await tags(claim.name, subject: claim.subject, office: claim.office)
        let message = MailMessage(
            messageID: messageID(of: claim), returnPath: returns.flatMap { tag?.address(at: $0) },
            to: MailAddress(address: mail.to), subject: mail.subject, text: mail.text, date: claim.dueAt)
        do {
            try await mailer.send(message)
            standing.note(nil)
        } catch let failure {
            standing.note(failure)
            guard case .permanent(let code, _) = failure else { throw failure }
            throw WorkImpossible(RefusedMail.cause(code: code))
        }
        return { [clock] transaction in
            try Notice.noteSent(
                claim.name, ofCase: claim.subject, at: claim.office, now: clock.now, in: transaction)
        }
    }

    /// The same for every try of one notice: a reader's program shows it once.
    private func messageID(of claim: WorkClaim) -> String {
        let digest = Digest.sha256("\(claim.office)\n\(claim.subject)\n\(claim.name)")
        return "\(Hexadecimal.text(Array(digest.prefix(16))))@\(host)"
    }

    /// Without the receiver's address, which servers like to repeat: whoever reads the cause may not know it. The row
    /// that stays is what the case's page and the administrators' list show.
    func cause(of error: any Error, in claim: WorkClaim) -> String {
        guard let failure = error as? MailFailure else { return "Email ini tidak terbaca." }
        switch failure {
        case .permanent(_, let said), .transient(let said), .away(let said), .uncertain(let said):
            return said.contains("@") ? "Server surat belum menerima email ini." : said
        }
    }
}
