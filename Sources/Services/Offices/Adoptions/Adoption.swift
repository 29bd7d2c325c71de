public import Forms
import Procedures
public import Store

/// An office's putting a version of a procedure in force (*penetapan*).
public struct Adoption: Hashable, Sendable {
    /// Who does an effect of the procedure.
    public enum EffectMode: String, Hashable, Sendable, Codable {
        /// A person, by a task that says what to do.
        case manual
        /// The system.
        case real
    }

    public let id: String
    public let office: String
    public let procedureName: String
    /// SHA-256 of the file, hexadecimal: the version's true identity.
    public let procedureHash: String
    public let sopNumber: String
    public let firstDay: CalendarDate
    /// The last day on which cases may begin under it; nil: until another version follows.
    public let lastDay: CalendarDate?
    /// Who approved it, as the document names them.
    public let approvedBy: String
    /// Lane → roles of this office, where they are others than the file's.
    public let lanes: [String: [String]]
    /// Effect → who does it; what is not named is done by the system where it can.
    public let effectModes: [String: EffectMode]
    /// Partner's name in the file → office.
    public let partners: [String: String]
    public let recorded: Instant
    /// The office above whose administrator adopted it for this one (``AdoptBelow``), by id; nil: this one's own.
    public let from: String?

    /// The version of a procedure in force at an office on a day; nil: none. Nothing is in force at an office that is closed.
    public static func inForce(
        _ procedure: String, at office: String, on day: CalendarDate, in transaction: any ReadTransaction
    ) throws -> Adoption? {
        try allInForce(at: office, on: day, in: transaction).first { $0.procedureName == procedure }
    }

    /// Every procedure in force at an office on a day, by name; one statement.
    public static func allInForce(
        at office: String, on day: CalendarDate, in transaction: any ReadTransaction
    ) throws -> [Adoption] {
        try OfficeRevision.answer(.inForce(office: office, day: day), in: transaction) {
            try transaction.rows(
                """
                SELECT * FROM (
                    SELECT a.*, ROW_NUMBER() OVER (
                        PARTITION BY procedure_name ORDER BY first_day DESC, recorded_at DESC, id DESC) AS place
                    FROM adoptions a WHERE office_id = \(office) AND first_day <= \(day.description)
                        AND office_id NOT IN (SELECT id FROM offices WHERE closure IS NOT NULL)
                ) newest WHERE place = 1 ORDER BY procedure_name
                """
            ).map(Adoption.init).filter { $0.isOpen(on: day) }
        }
    }

    /// The adoption under which an office runs this version at a moment: if it was adopted more than once, the latest whose
    /// first day has come. One that is dated ahead changes nothing for running cases before that day.
    public static func of(
        hash: String, office: String, at now: Instant, in transaction: any ReadTransaction
    ) throws -> Adoption {
        let all = try all(hash: hash, office: office, in: transaction)
        guard let oldest = all.last else { throw NotAdopted(procedure: hash, office: office) }
        // With one there is nothing to choose, and no calendar is asked for its zone.
        if all.count == 1 { return oldest }
        let today = now.date(in: try OfficeCalendar.of(office, in: transaction).zone)
        return all.first { $0.firstDay <= today } ?? oldest
    }

    /// The adoptions of a version at an office, the latest to come into force first.
    static func all(hash: String, office: String, in transaction: any ReadTransaction) throws -> [Adoption] {
        try OfficeRevision.answer(.adoptions(hash: hash, office: office), in: transaction) {
            try transaction.rows(
                """
                SELECT * FROM adoptions WHERE office_id = \(office) AND procedure_hash = \(hash)
                ORDER BY first_day DESC, recorded_at DESC, id DESC
                """
            ).map(Adoption.init)
        }
    }

    /// Every adoption of an office, the latest to come into force first.
    public static func all(at office: String, in transaction: any ReadTransaction) throws -> [Adoption] {
        try transaction.rows(
            "SELECT * FROM adoptions WHERE office_id = \(office) ORDER BY first_day DESC, recorded_at DESC, id DESC"
        ).map(Adoption.init)
    }

    /// One of them by its id.
    public static func find(
        _ id: String, at office: String, in transaction: any ReadTransaction
    ) throws -> Adoption? {
        try transaction.row("SELECT * FROM adoptions WHERE office_id = \(office) AND id = \(id)").map(Adoption.init)
    }

    /// All adoptions of a procedure at an office, the newest first.
    public static func history(
        of procedure: String, at office: String, in transaction: any ReadTransaction
    ) throws -> [Adoption] {
        try transaction.rows(
            """
            SELECT * FROM adoptions WHERE office_id = \(office) AND procedure_name = \(procedure)
            ORDER BY first_day DESC, recorded_at DESC, id DESC
            """
        ).map(Adoption.init)
    }

    private func isOpen(on day: CalendarDate) -> Bool { lastDay.map { day <= $0 } ?? true }

    init(_ row: Row) throws {
        id = row.text("id")
        office = row.text("office_id")
        procedureName = row.text("procedure_name")
        procedureHash = row.text("procedure_hash")
        sopNumber = row.text("sop_number")
        firstDay = CalendarDate(iso: row.text("first_day"))!
        lastDay = row.textOrNil("last_day").flatMap { CalendarDate(iso: $0) }
        approvedBy = row.text("approved_by")
        lanes = try JSONColumn.read([String: [String]].self, row.text("lanes"))
        effectModes = try JSONColumn.read([String: EffectMode].self, row.text("effect_modes"))
        partners = try JSONColumn.read([String: String].self, row.text("partners"))
        recorded = Instant(seconds: row.int("recorded_at"))
        from = row.textOrNil("adopted_from")
    }
}

/// The office never put this version in force.
public struct NotAdopted: Error, Hashable, Sendable {
    public let procedure: String
    public let office: String
}
