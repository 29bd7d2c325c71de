import FoundationEssentials
import Forms
public import Procedures
public import Store

/// A case tried on a draft (*uji coba*): what was played so far lies sealed in one row of its own, and nothing else knows of
/// it: no number is taken, no book, no task, no mail, no report (docs/decisions/0047).
public struct ProcedureTrial: Sendable {
    public let draft: ProcedureDraft
    /// How often it was played on; 0: not begun.
    public let version: Int
    public var run: TrialRun

    /// What happened in it, oldest first.
    public var history: [HistoryEntry] { HistoryEntry.entries(of: run.events, under: run.procedure) }

    /// - Throws: `Denial`; `DraftUnreadable` where the draft's text cannot be read any more.
    public init(
        of draft: String, at office: String, for person: Person, _ environment: Environment,
        _ shelf: ProcedureShelf, in transaction: any ReadTransaction
    ) throws {
        try Permission.administer.require(of: person, in: office, environment, transaction)
        guard let found = try ProcedureDraft.find(draft, at: office, in: transaction) else { throw Denial.notFound }
        let inForce = try Adoption.inForce(
            found.name, at: office, on: environment.now.date(in: try OfficeCalendar.of(office, in: transaction).zone),
            in: transaction)
        let catalogue = try AdoptedCatalogue.around(
            office, partners: found.everyPartner(besides: inForce), shelf, environment, in: transaction
        ).catalogue
        let read = SOPReader.read(
            source: Array(found.source.utf8), fileName: "\(found.name).sop.yaml", catalogue: catalogue)
        guard let procedure = read.procedure else { throw DraftUnreadable() }
        let row = try transaction.row(
            "SELECT version, content_sealed FROM procedure_trials WHERE office_id = \(office) AND draft_id = \(draft)")
        let content = try row.map { row in
            try JSONBytes.decode(
                Content.self,
                from: environment.keyring.open(row.blob("content_sealed"), for: Self.place(office, draft)))
        }
        self.draft = found
        version = row.map { Int($0.int("version")) } ?? 0
        run = TrialRun(
            of: procedure, catalogue: catalogue, calendar: try OfficeCalendar.of(office, in: transaction),
            at: content?.now ?? environment.now, after: try content?.events.map { try $0.read() } ?? [])
    }

    /// Whether draft and trial are still those that this one was read of.
    func stands(in transaction: any ReadTransaction) throws -> Bool {
        let (office, id) = (draft.office, draft.id)
        let row = try transaction.row(
            """
            SELECT d.procedure_hash AS hash, COALESCE(t.version, 0) AS version FROM procedure_drafts d
            LEFT JOIN procedure_trials t ON t.office_id = d.office_id AND t.draft_id = d.id
            WHERE d.office_id = \(office) AND d.id = \(id)
            """)
        return row.map { $0.text("hash") == draft.hash && Int($0.int("version")) == version } ?? false
    }

    func store(_ environment: Environment, in transaction: any Transaction) throws {
        let (office, id) = (draft.office, draft.id)
        let content = Content(now: run.now, events: try run.events.map(Content.Event.init))
        let sealed = environment.keyring.seal(try JSONBytes.encode(content), for: Self.place(office, id))
        try transaction.execute(
            """
            INSERT INTO procedure_trials (office_id, draft_id, version, content_sealed)
            VALUES (\(office), \(id), \(version + 1), \(sealed))
            ON CONFLICT (office_id, draft_id) DO UPDATE SET version = excluded.version,
                content_sealed = excluded.content_sealed
            """)
    }

    private static func place(_ office: String, _ draft: String) -> SealContext {
        SealContext(table: "procedure_trials", column: "content_sealed", row: [office, draft])
    }

    private struct Content: Codable {
        struct Event: Codable {
            let type: String
            let version: Int
            let bytes: Data

            init(_ event: CaseEvent) throws {
                type = event.body.typeName
                version = event.body.version
                bytes = Data(try CaseEventCoding.encode(event))
            }

            func read() throws -> CaseEvent {
                try CaseEventCoding.decode(type: type, version: version, bytes: [UInt8](bytes))
            }
        }

        let now: Instant
        let events: [Event]
    }
}

/// A draft that could be read when it was kept, and cannot be now: something that it names is gone.
public struct DraftUnreadable: Error, Sendable {
    public let message =
        "Konsep ini tidak terbaca lagi, mungkin karena SOP lain yang disebutnya berubah. Sunting, lalu periksa lagi"
}
