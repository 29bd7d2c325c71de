public import Forms
public import Procedures
import Store

/// An application that has not been sent: no number, no events, no deadlines.
public struct Draft: Sendable {
    /// Days that a draft is kept after it was last changed.
    public static let keptDays = 30

    public let office: String
    public let id: String
    public let procedureName: String
    public internal(set) var procedureHash: String
    public let account: String?
    public var contact: String?
    /// The counter officer who files it for somebody.
    public let assistedBy: String?
    public let parent: ParentLink?
    /// The case of this office that it was begun from; nil: none.
    let source: String?
    /// The case that it became; sending it again leads there.
    public let caseID: String?
    public let changed: Instant
    public var content: DraftContent
    let ownerHash: [UInt8]?

    static func find(_ id: String, of office: String, keyring: Keyring, in transaction: any ReadTransaction) throws
        -> Draft?
    {
        try transaction.row("SELECT * FROM drafts WHERE office_id = \(office) AND id = \(id)").map {
            try Draft($0, keyring: keyring)
        }
    }

    init(_ row: Row, keyring: Keyring) throws {
        office = row.text("office_id")
        id = row.text("id")
        procedureName = row.text("procedure_name")
        procedureHash = row.text("procedure_hash")
        account = row.textOrNil("account")
        contact = row.textOrNil("contact")
        assistedBy = row.textOrNil("assisted_by")
        caseID = row.textOrNil("case_id")
        changed = Instant(seconds: row.int("changed_at"))
        ownerHash = row.blobOrNil("owner_hash")
        parent = row.textOrNil("parent_case").map {
            ParentLink(
                office: row.textOrNil("parent_office") ?? row.text("office_id"), caseID: $0,
                step: row.textOrNil("parent_step") ?? "",
                visit: Int(row.intOrNil("parent_visit") ?? 0))
        }
        content = try Draft.content(row.blob("content_sealed"), Draft.context(office, id), keyring)
        source = row.textOrNil("source_case") ?? content.follows?.caseID
    }

    struct Opened: Sendable {
        let sealed: [UInt8]
        let content: DraftContent
    }

    /// Every screen reads the draft that the one before has written: sealed bytes open to the same content for ever. By the
    /// row, so that nothing stays of what a draft held before, nor of one that is gone.
    static let known = Kept<SealContext, Opened>(most: 500)

    private static func content(
        _ sealed: [UInt8], _ context: SealContext, _ keyring: Keyring
    ) throws -> DraftContent {
        if let found = known[context], found.sealed == sealed { return found.content }
        let content = try JSONBytes.decode(DraftContent.self, from: keyring.open(sealed, for: context))
        known.keep(Opened(sealed: sealed, content: content), as: context)
        return content
    }

    static func context(_ office: String, _ id: String) -> SealContext {
        SealContext(table: "drafts", column: "content_sealed", row: [office, id])
    }

    /// The draft's owner: the account or contact, whoever holds the browser's secret, or the officer at the counter.
    func belongs(to person: Person, secret: String?, keyring: Keyring) -> Bool {
        if person.isSignedIn, [account, contact, assistedBy].contains(person.id) { return true }
        guard account == nil, assistedBy == nil, let ownerHash, let secret else { return false }
        return Draft.secretHashes(secret, keyring: keyring).contains { ConstantTime.equal(ownerHash, $0) }
    }

    private static let secretPurpose = "cases.draft-owner"

    static func secretHash(_ secret: String, keyring: Keyring) -> [UInt8] {
        keyring.tokenHash(of: secret, purpose: secretPurpose)
    }

    static func secretHashes(_ secret: String, keyring: Keyring) -> [[UInt8]] {
        keyring.tokenHashes(of: secret, purpose: secretPurpose)
    }

    /// Lets a file go that was uploaded for it. One that a sub-procedure was lent lies under its case's key, and stays.
    func disown(_ file: PaperFile, keyring: Keyring, in transaction: any Transaction) throws {
        try Blobs.disown(file.blob, office: office, sealedBy: keyring, in: transaction)
    }

    /// It was sent: what it held is the case's, and stays nowhere else. A file that no question asked for any more goes.
    func become(_ caseID: String, keyring: Keyring, in transaction: any Transaction) throws {
        for file in content.papers.values.joined() where !file.isShownOriginal {
            try disown(file, keyring: keyring, in: transaction)
        }
        let context = Draft.context(office, id)
        let sealed = keyring.seal(try JSONBytes.encode(DraftContent()), for: context)
        Draft.known.forget(context)
        try transaction.execute(
            """
            UPDATE drafts SET case_id = \(caseID), content_sealed = \(sealed)
            WHERE office_id = \(office) AND id = \(id)
            """)
    }

    /// Removes it. The files of one that was sent are its case's.
    func remove(keyring: Keyring, in transaction: any Transaction) throws {
        if caseID == nil {
            for file in content.papers.values.joined() { try disown(file, keyring: keyring, in: transaction) }
        }
        Draft.known.forget(Draft.context(office, id))
        try transaction.execute("DELETE FROM drafts WHERE office_id = \(office) AND id = \(id)")
    }

    func save(at now: Instant, keyring: Keyring, in transaction: any Transaction) throws {
        let context = Draft.context(office, id)
        let sealed = keyring.seal(try JSONBytes.encode(content), for: context)
        Draft.known.keep(Opened(sealed: sealed, content: content), as: context)
        try transaction.execute(
            """
            UPDATE drafts SET content_sealed = \(sealed), procedure_hash = \(procedureHash), contact = \(contact),
                changed_at = \(now.seconds), expires_at = \(now.seconds + Int64(Draft.keptDays) * 86_400)
            WHERE office_id = \(office) AND id = \(id)
            """)
    }
}

/// There is no such draft for this person, or it is over.
public struct DraftMissing: Error, Sendable {}
