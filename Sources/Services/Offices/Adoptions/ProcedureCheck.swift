public import Forms
public import Procedures
public import Store

/// What the checker says of a procedure in force. It was accepted when it was adopted; its warnings, and how much was
/// proven, are told to whoever looks at it.
public struct ProcedureCheck: Sendable {
    public let diagnostics: [Diagnostic]
    /// How many markings the proof visited, all of which can reach an end; nil: not all could be.
    public let markings: Int?
    /// How many examples of the file were run and came out as they say.
    public let examples: Int

    public var errors: Int { diagnostics.count { $0.severity == .error } }
    public var warnings: Int { diagnostics.count { $0.severity == .warning } }

    /// What fixes a check beside the file: what the office and those above it have in force may be other procedures
    /// tomorrow, and elsewhere.
    private struct Place: Hashable {
        let hash: String
        let office: String
        let day: CalendarDate
    }

    /// The check costs some milliseconds.
    private static let known = Kept<Place, ProcedureCheck>(most: 500)

    /// - Throws: `ProcedureUnreadable`.
    public static func of(
        _ adoption: Adoption, _ environment: Environment, _ shelf: ProcedureShelf, in transaction: any ReadTransaction
    ) throws -> ProcedureCheck {
        let place = Place(
            hash: adoption.procedureHash, office: adoption.office,
            day: environment.now.date(in: try OfficeCalendar.of(adoption.office, in: transaction).zone))
        if let found = known[place] { return found }
        guard let file = try ProcedureFile.find(adoption.procedureHash, in: transaction) else {
            throw ProcedureUnreadable(hash: adoption.procedureHash)
        }
        let catalogue = try AdoptedCatalogue.around(
            adoption.office, partners: adoption.partners.values.sorted(), shelf, environment, in: transaction
        ).catalogue
        let result = Checker.check(
            source: Array(file.source.utf8), fileName: "\(file.name).sop.yaml", catalogue: catalogue)
        let proof = result.procedure.map(Soundness.report)
        let check = ProcedureCheck(
            diagnostics: result.diagnostics, markings: proof.flatMap { $0.isSound ? $0.markings : nil },
            examples: result.procedure?.examples.count ?? 0)
        known.keep(check, as: place)
        return check
    }
}
