public import Forms
public import Store

/// The head's way to a case by its number: their roles may have no lane in its SOP, so that no list shows it to them.
public enum CaseToErase {
    /// The field in which the number is typed.
    public static let field = "nomor"

    /// - Parameter typed: as the office counts its cases: `2026-00012`, or `2026-12`.
    /// - Returns: the case's id.
    /// - Throws: `Denial` to whoever does not head the office; `FieldTroubles`.
    public static func find(
        _ typed: String, at office: Office, for person: Person, _ environment: Environment,
        in transaction: any ReadTransaction
    ) throws -> String {
        try require(of: person, at: office, environment, in: transaction)
        let number = typed.filter { !$0.isWhitespace }
        guard !number.isEmpty else { throw FieldTroubles([field: "Isi nomor agenda permohonan"]) }
        let row = try transaction.row(
            "SELECT id FROM cases WHERE office_id = \(office.id) AND number = \(whole(number))")
        guard let row else {
            throw FieldTroubles([field: "Tidak ada permohonan bernomor \(number) di \(office.name)"])
        }
        return row.text("id")
    }

    /// Whether somebody heads the office.
    public static func isOffered(at office: Office, to person: Person, at now: Instant) -> Bool {
        Permission.eraseContent.policy(Permission.Facts(office: office.id)).allows(person, at: now)
    }

    /// - Throws: `Denial`.
    public static func require(
        of person: Person, at office: Office, _ environment: Environment, in transaction: any ReadTransaction
    ) throws {
        try Permission.eraseContent.require(of: person, in: office.id, environment, transaction)
    }

    /// With the noughts that nobody reads out.
    private static func whole(_ number: String) -> String {
        let parts = number.split(separator: "-", omittingEmptySubsequences: false).map { Int64($0) }
        guard parts.count == 2, let year = parts[0], let count = parts[1], count >= 0 else { return number }
        return CaseOpening.number(year: year, count: count)
    }
}
