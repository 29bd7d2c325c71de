import Forms
import Procedures
import Store

/// A case's row: what lists and look-ups need without opening the events.
struct CaseRecord: Sendable {
    let office: String
    let id: String
    let number: String
    let procedureName: String
    /// Of the version that it runs now.
    var procedureHash: String
    /// The case's own key, wrapped; nil once its content was erased (UU 27/2022).
    let wrappedKey: [UInt8]?
    /// The keys of what is kept for a time only; nil: the SOP keeps nothing so.
    let sealedPeriods: [UInt8]?
    /// The key of what is said of it since its content was erased, wrapped; nil: it was not.
    let wrappedErasureKey: [UInt8]?
    /// How many events it has.
    var version: Int
    var headHash: [UInt8]
    let opened: Instant
    var ended: Instant?
    var result: String?
    /// Until when the whole case should be done.
    var due: Instant?
    let channel: Channel
    let applicant: CaseApplicant
    let assistedBy: String?
    let parent: ParentLink?

    init(_ row: Row) {
        office = row.text("office_id")
        id = row.text("id")
        number = row.text("number")
        procedureName = row.text("procedure_name")
        procedureHash = row.text("procedure_hash")
        wrappedKey = row.blobOrNil("key_sealed")
        sealedPeriods = row.blobOrNil("retention_sealed")
        wrappedErasureKey = row.blobOrNil("erasure_key_sealed")
        version = Int(row.int("version"))
        headHash = row.blob("head_hash")
        opened = Instant(seconds: row.int("opened_at"))
        ended = row.intOrNil("ended_at").map(Instant.init(seconds:))
        result = row.textOrNil("result")
        due = row.intOrNil("due_at").map(Instant.init(seconds:))
        channel = Channel(rawValue: row.text("channel")) ?? .online
        applicant = CaseApplicant(
            account: row.textOrNil("applicant_account"), contact: row.textOrNil("applicant_contact"),
            office: row.textOrNil("applicant_office"))
        assistedBy = row.textOrNil("assisted_by")
        parent = row.textOrNil("parent_case").map {
            ParentLink(
                office: row.textOrNil("parent_office") ?? row.text("office_id"), caseID: $0,
                step: row.textOrNil("parent_step") ?? "",
                visit: Int(row.intOrNil("parent_visit") ?? 0))
        }
    }

    /// From now on it runs another version of its SOP.
    mutating func run(_ hash: String, in transaction: any Transaction) throws {
        procedureHash = hash
        try transaction.execute(
            "UPDATE cases SET procedure_hash = \(hash) WHERE office_id = \(office) AND id = \(id)")
    }

    static func find(_ id: String, of office: String, in transaction: any ReadTransaction) throws -> CaseRecord? {
        try transaction.row("SELECT * FROM cases WHERE office_id = \(office) AND id = \(id)").map(CaseRecord.init)
    }
}

/// Whose case it is: an account, a verified contact, an office, or nobody named.
public struct CaseApplicant: Sendable, Hashable, Codable {
    public var account: String?
    public var contact: String?
    public var office: String?

    public init(account: String? = nil, contact: String? = nil, office: String? = nil) {
        self.account = account
        self.contact = contact
        self.office = office
    }

    /// The id by which events name the applicant.
    var person: String? { account ?? contact }
}
