public import Forms
public import Store

/// Something that one person is to know of a case: an officer, who finds it in the app, or the applicant. By mail too, where
/// they have an address.
public struct Notice: Sendable, Hashable {
    /// How somebody was told what no mail could tell.
    public enum Way: String, Sendable, Hashable, CaseIterable {
        case whatsApp = "whatsapp"
        case phone = "telepon"
        case slip
        case inPerson = "langsung"
    }

    /// The office that handles the case.
    public let office: String
    public let caseID: String
    /// Its own among those of the case; of a mail that in the outbox.
    let name: String
    /// The officer whose it is; nil: the applicant.
    let account: String?
    public let made: Instant
    /// What a mail has as its subject: what happened, and the case's number; nobody's name.
    public let words: String
    /// What stood in the mail below its subject; nil: an officer's, or from before it was kept.
    public let text: String?
    let isByMail: Bool
    /// How a form names it among all notices of all cases.
    public var key: String { "\(office)/\(caseID)/\(name)" }
    /// When a server took the mail.
    let sent: Instant?
    public let read: Instant?
    /// When it was known that it had come back, after a server took it; by which code (RFC 3463).
    let bounced: Instant?
    let bounceStatus: String?
    /// When a server said that it could not pass it on yet.
    let delayed: Instant?
    let toldAt: Instant?
    let toldBy: String?
    let toldHow: Way?

    /// Keeps that somebody is to know something. The same name twice is the same notice.
    /// - Returns: false where it was there already.
    @discardableResult
    static func make(
        _ words: String, text: String? = nil, name: String, for account: String?, byMail: Bool, ofCase id: String,
        at office: String, now: Instant, keyring: Keyring, in transaction: any Transaction
    ) throws -> Bool {
        let kept = words + (text.map { mailBreak + $0 } ?? "")
        let sealed = keyring.seal(Array(kept.utf8), for: place(office, id, name))
        return try transaction.execute(
            """
            INSERT INTO notices (office_id, case_id, name, account_id, made_at, words_sealed, by_mail)
            VALUES (\(office), \(id), \(name), \(account), \(now.seconds), \(sealed), \(byMail ? 1 : 0))
            ON CONFLICT (office_id, case_id, name) DO NOTHING
            """) == 1
    }

    /// A server has taken the mail of this name; where it is no case's, nothing is noted.
    public static func noteSent(
        _ name: String, ofCase id: String, at office: String, now: Instant, in transaction: any Transaction
    ) throws {
        try transaction.execute(
            """
            UPDATE notices SET sent_at = \(now.seconds)
            WHERE office_id = \(office) AND case_id = \(id) AND name = \(name)
            """)
    }

    /// When the case is erased.
    static func forget(ofCase id: String, at office: String, in transaction: any Transaction) throws {
        try transaction.execute("DELETE FROM notices WHERE office_id = \(office) AND case_id = \(id)")
    }

    /// Between what a mail has as its subject and what it says, as in a mail: an empty line.
    private static let mailBreak = "\n\n"

    private static func place(_ office: String, _ id: String, _ name: String) -> SealContext {
        SealContext(table: "notices", column: "words_sealed", row: [office, id, name])
    }

    init(_ row: Row, keyring: Keyring) throws {
        func instant(_ column: String) -> Instant? { row.intOrNil(column).map(Instant.init(seconds:)) }
        office = row.text("office_id")
        caseID = row.text("case_id")
        name = row.text("name")
        account = row.textOrNil("account_id")
        made = Instant(seconds: row.int("made_at"))
        let kept = try keyring.openText(row.blob("words_sealed"), for: Notice.place(office, caseID, name))
        let end = kept.firstRange(of: Notice.mailBreak)
        words = end.map { String(kept[..<$0.lowerBound]) } ?? kept
        text = end.map { String(kept[$0.upperBound...]) }
        isByMail = row.int("by_mail") == 1
        sent = instant("sent_at")
        read = instant("read_at")
        bounced = instant("bounced_at")
        bounceStatus = row.textOrNil("bounce_status")
        delayed = instant("delayed_at")
        toldAt = instant("told_at")
        toldBy = row.textOrNil("told_by")
        toldHow = row.textOrNil("told_how").flatMap(Way.init)
    }
}
