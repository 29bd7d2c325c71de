import Documents
public import Forms
import Procedures
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

    /// What is asked of the checker about one adoption: all that it needs of the database, so that the check itself, which
    /// may take a second, is done outside of it.
    public struct Question: Sendable {
        fileprivate let place: Place
        fileprivate let content: Content

        fileprivate enum Content: Sendable {
            case answered(ProcedureCheck)
            case open(ProcedureFile, CheckedSource.Surroundings)
        }
    }

    /// What fixes a check beside the file: what the office, those above it and its partners have in force may be other
    /// procedures tomorrow, elsewhere, and after anything was adopted.
    fileprivate struct Place: Hashable {
        let hash: String
        let office: String
        let partners: [String]
        let day: CalendarDate
        let revision: OfficeRevision
    }

    private static let known = Kept<Place, ProcedureCheck>(most: 500)

    /// - Throws: `ProcedureUnreadable`.
    public static func ask(
        of adoption: Adoption, _ environment: Environment, _ shelf: ProcedureShelf,
        in transaction: any ReadTransaction
    ) throws -> Question {
        let day = environment.now.date(in: try OfficeCalendar.of(adoption.office, in: transaction).zone)
        let partners = adoption.partners.values.sorted()
        let place = Place(
            hash: adoption.procedureHash, office: adoption.office, partners: partners, day: day,
            revision: try OfficeRevision.current(in: transaction))
        if let found = known[place] { return Question(place: place, content: .answered(found)) }
        guard let file = try ProcedureFile.find(adoption.procedureHash, in: transaction) else {
            throw ProcedureUnreadable(hash: adoption.procedureHash)
        }
        let surroundings = try CheckedSource.surroundings(
            of: adoption.office, partners: partners, environment, shelf, in: transaction)
        return Question(place: place, content: .open(file, surroundings))
    }

    /// - Returns: nil: too many wait for a proof already. Whoever asks again in a moment is told.
    public static func answer(_ question: Question, by proofs: Proofs) async -> ProcedureCheck? {
        switch question.content {
        case .answered(let check): return check
        case .open(let file, let surroundings):
            guard let checked = try? await proofs.check(Array(file.source.utf8), called: file.name, in: surroundings)
            else { return nil }
            let check = ProcedureCheck(checked)
            if question.place.revision.id != nil { known.keep(check, as: question.place) }
            return check
        }
    }

    private init(_ checked: CheckedSource) {
        diagnostics = checked.diagnostics
        markings = checked.markings
        examples = checked.procedure?.examples.count ?? 0
    }
}
