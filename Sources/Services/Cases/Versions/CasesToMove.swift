public import Forms
public import Procedures
import Store

/// The running cases of earlier versions of an SOP beside the one that is in force, each with what hinders it from going on
/// under that: some at a time, the oldest first.
public struct CasesToMove: Sendable {
    public struct Entry: Sendable {
        public let id: String
        public let number: String
        public let version: Int
        public let opened: Instant
        /// The texts of its open steps.
        public let steps: [String]
        /// nil: it may move.
        public let trouble: MoveTrouble?
    }

    /// Running cases of a version from which the new one does not allow moving.
    public struct Unmentioned: Sendable {
        public let version: Int
        public let cases: Int
    }

    public let adoption: Adoption
    public let procedure: Procedure
    /// The oldest first.
    public let entries: [Entry]
    public let unmentioned: [Unmentioned]
    /// The case after which these come; nil: they begin with the oldest.
    public let previous: String?
    /// The case after which the next ones come; nil: these were the last.
    public let next: String?

    /// How many cases are opened for one page.
    public static let most = 200

    /// - Parameters:
    ///   - last: the case after which it begins (``next``); nil: with the oldest.
    ///   - limit: how many cases are looked at.
    /// - Throws: `Denial`; `Denial.notFound` where the adoption is not in force; `FileProblem.busy`.
    public static func load(
        to adoption: String, at office: String, after last: String? = nil, limit: Int = most, for person: Person,
        _ environment: Environment, _ cases: CaseServices
    ) async throws -> CasesToMove {
        do {
            let ways = try await VersionWays.prove(to: adoption, at: office, for: person, environment, cases)
            return try await environment.database.read { transaction in
                try CasesToMove(ways, after: last, limit: limit, for: person, environment, cases, in: transaction)
            }
        } catch is AdoptionReplaced {
            throw Denial.notFound
        }
    }

    private init(
        _ ways: VersionWays, after last: String?, limit: Int, for person: Person, _ environment: Environment,
        _ cases: CaseServices, in transaction: any ReadTransaction
    ) throws {
        let office = ways.adoption.office
        let target = try ways.target(for: person, environment, in: transaction)
        let begin = try last.flatMap { try CaseRecord.find($0, of: office, in: transaction) }
        let rows = try transaction.rows(
            """
            SELECT id, procedure_hash FROM cases
            WHERE office_id = \(office) AND ended_at IS NULL AND procedure_hash IN \(list: ways.moves.keys.sorted())
                AND (opened_at, id) > (\(begin?.opened.seconds ?? -1), \(begin?.id ?? ""))
            ORDER BY opened_at, id LIMIT \(limit + 1)
            """)
        entries = try rows.prefix(limit).compactMap { row in
            guard let move = ways.moves[row.text("procedure_hash")] else { return nil }
            let file = try CaseFile.open(
                row.text("id"), of: office, at: environment.now, shelf: cases.shelf, keyring: environment.keyring,
                in: transaction)
            return Entry(
                id: file.record.id, number: file.record.number, version: move.old.version, opened: file.record.opened,
                steps: file.state.openSteps(in: move.old).compactMap { move.old.step($0.step)?.text },
                trouble: file.troubleOfMove(by: move))
        }
        previous = begin?.id
        next = rows.count > limit ? entries.last?.id : nil
        adoption = target
        procedure = ways.procedure
        unmentioned = ways.unmentioned
    }
}

extension CaseFile {
    func troubleOfMove(by move: VersionMove) -> MoveTrouble? {
        move.trouble(of: state) ?? (handedTasks().isEmpty ? nil : .elsewhere)
    }
}
