public import Forms
import Store

/// A notice of a case, and how it reached its reader: for whoever looks after the case.
public struct NoticeStanding: Sendable, Hashable {
    public enum State: Sendable, Hashable {
        /// In the app alone.
        case inApp
        /// Its mail waits to be sent for the first time.
        case waiting
        /// Tried so often in vain, and tried again then.
        case tried(Int, next: Instant, cause: String?)
        /// A server took the mail; nil: before such moments were kept.
        case sent(Instant?)
        /// A server took the mail, could not pass it on for a time, and has said nothing more of it since.
        case sentLate(Instant?)
        /// A server took the mail, and said then that it could not pass it on yet.
        case delayed(Instant)
        /// The receiver's server refused it for good, at once or after another had taken it.
        case bounced(cause: String)
        /// Not tried any more.
        case givenUp(cause: String)
        /// No address to send it to, and nobody has told them.
        case unaddressed
        /// An officer told them in another way; nil: who it was is not known.
        case told(Instant, by: String?, Notice.Way?)
    }

    public let notice: Notice
    public let state: State
    /// The officer whose it is, by name; nil: the applicant.
    public let reader: String?

    public var isApplicants: Bool { notice.account == nil }

    /// Whether an officer must tell the applicant in another way.
    public var mustBeTold: Bool {
        switch state {
        case .bounced, .givenUp, .unaddressed: isApplicants
        case .inApp, .waiting, .tried, .sent, .sentLate, .delayed, .told: false
        }
    }

    private static let most = 200

    /// For so long after a server's word a mail counts as delayed: servers try for five days (RFC 5321 §4.5.4.1), and
    /// none tells that it arrived.
    fileprivate static let delaySeconds: Int64 = 7 * 86_400

    /// Those of a case, the newest first.
    static func all(
        ofCase id: String, at office: String, now: Instant, keyring: Keyring, in transaction: any ReadTransaction
    ) throws -> [NoticeStanding] {
        let notices = try transaction.rows(
            """
            SELECT * FROM notices WHERE office_id = \(office) AND case_id = \(id)
            ORDER BY made_at DESC, name DESC LIMIT \(most)
            """
        ).map { try Notice($0, keyring: keyring) }
        guard !notices.isEmpty else { return [] }
        let mails = try Outbox(keyring: keyring).standing(
            office: office, subject: id, kind: OutgoingMail.kind, in: transaction)
        let names = try OfficerNames.of(
            Set(notices.flatMap { [$0.account, $0.toldBy].compactMap(\.self) }), in: transaction)
        return notices.map { notice in
            NoticeStanding(
                notice: notice, state: State(notice, mails[notice.name], names, now: now),
                reader: notice.account.map { names[$0] ?? "Petugas" })
        }
    }
}

extension NoticeStanding.State {
    fileprivate init(_ notice: Notice, _ mail: WorkStanding?, _ names: [String: String], now: Instant) {
        if let told = notice.toldAt {
            self = .told(told, by: notice.toldBy.flatMap { names[$0] }, notice.toldHow)
        } else if notice.bounced != nil {
            self = .bounced(cause: RefusedMail.cause(status: notice.bounceStatus ?? ""))
        } else if !notice.isByMail {
            self = notice.account == nil ? .unaddressed : .inApp
        } else if let mail {
            switch mail.state {
            case .done: self = .taken(notice, now: now)
            case .waiting where mail.attempts == 0 || mail.cause == nil: self = .waiting
            case .waiting: self = .tried(mail.attempts, next: Instant(seconds: mail.dueAt), cause: mail.cause)
            case .givenUp:
                let cause = mail.cause ?? ""
                self = RefusedMail.isMeant(by: cause) ? .bounced(cause: cause) : .givenUp(cause: cause)
            }
        } else {
            self = .taken(notice, now: now)
        }
    }

    /// A server has it, and has not said that it came back.
    private static func taken(_ notice: Notice, now: Instant) -> Self {
        guard let delayed = notice.delayed else { return .sent(notice.sent) }
        return now < delayed.adding(seconds: NoticeStanding.delaySeconds) ? .delayed(delayed) : .sentLate(notice.sent)
    }
}
