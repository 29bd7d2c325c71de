import Forms
import Store

/// Notes what a mail server says of a mail about an account after it had taken it. Whoever invited is told by mail that an
/// invitation came back: they wait for somebody who has heard nothing.
struct NoteAccountReturn {
    let environment: Environment

    init(_ environment: Environment) { self.environment = environment }

    /// - Returns: false where no such mail went out under that tag.
    func callAsFunction(_ kind: NoteReturn.Kind, of tag: ReturnTag) async throws -> Bool {
        let environment = environment
        let isOurs = try await environment.database.read { transaction in
            try NoteAccountReturn.find(tag, in: transaction) != nil
        }
        guard isOurs else { return false }
        return try await environment.database.write { transaction in
            guard let mail = try NoteAccountReturn.find(tag, in: transaction) else { return false }
            switch kind {
            case .delayed: try mail.noteDelayed(at: environment.now, in: transaction)
            case .failed(let status):
                guard mail.bounced == nil else { return true }
                try mail.noteBounced(status, at: environment.now, in: transaction)
                guard mail.purpose == .invitation else { return true }
                try tellSender(of: mail, status, in: transaction)
            }
            return true
        }
    }

    private static func find(_ tag: ReturnTag, in transaction: any ReadTransaction) throws -> AccountMail? {
        try transaction.row("SELECT * FROM account_mails WHERE return_hash = \(tag.hash)").map(AccountMail.init)
    }

    private func tellSender(of mail: AccountMail, _ status: String, in transaction: any Transaction) throws {
        let keyring = environment.keyring
        guard let sender = try mail.sender.flatMap({ try Account.find($0, keyring: keyring, in: transaction) }),
            sender.status == .active, let email = sender.email,
            let invited = try Account.find(mail.account, keyring: keyring, in: transaction), invited.status == .invited
        else { return }
        try AccountMails.invitationReturned(
            to: email, name: sender.name, invited: invited.name, cause: RefusedMail.cause(status: status)
        ).enqueue(
            subject: mail.subject, name: "undangan-kembali", office: mail.office, environment, in: transaction)
    }
}

extension AccountMail {
    fileprivate func noteBounced(_ status: String, at now: Instant, in transaction: any Transaction) throws {
        try transaction.execute(
            """
            UPDATE account_mails SET bounced_at = \(now.seconds), bounce_status = \(status)
            WHERE office_id = \(office) AND subject = \(subject) AND name = \(purpose.rawValue)
            """)
    }

    fileprivate func noteDelayed(at now: Instant, in transaction: any Transaction) throws {
        try transaction.execute(
            """
            UPDATE account_mails SET delayed_at = \(now.seconds)
            WHERE office_id = \(office) AND subject = \(subject) AND name = \(purpose.rawValue)
            """)
    }
}
