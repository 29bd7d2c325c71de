import Forms
import Procedures
import Store

/// What `kerahasiaan` may close to a person, as lists and books need it: they do not open a case to see whether its
/// rule holds, so that what a rule can close is closed there to everyone whom it does not except.
struct ListClosure {
    private let office: String
    private let ancestors: [String: [Version]]
    private let rules: [Version: Rules]
    /// Those in which the person is an auditor without a lane: what happened is open to them.
    private let audited: Set<Version>

    /// Cases whose parents one statement asks for: an engine takes 32,766 values at most, and a page has a hundred.
    private static let mostAtOnce = 1000

    /// A procedure as an office runs it.
    private struct Version: Hashable {
        let office: String
        let hash: String
    }

    /// What a version closes, and the lanes of it that the person has.
    private struct Rules {
        let procedure: String
        let all: [ConfidentialityRule]
        let lanes: Set<String>

        /// In a case that was handed on in the same SOP, whom that one excepts the cases above it except too
        /// (``CaseClosure/inherited(by:for:at:calendar:shelf:keyring:in:)``).
        func scopes(below: Rules?) -> Set<ConfidentialityRule.Scope> {
            let open = below?.procedure == procedure ? lanes.union(below?.lanes ?? []) : lanes
            return Set(all.filter { open.isDisjoint(with: $0.except) }.map(\.closes))
        }
    }

    /// For cases of an office, by id and procedure. One statement for the parents of each thousand, and one a procedure with
    /// rules.
    init(
        _ listed: [(id: String, hash: String)], of office: String, for person: Person, at now: Instant,
        shelf: CaseShelf, in transaction: any ReadTransaction
    ) throws {
        self.office = office
        ancestors = try listed.map(\.id).inParts(of: ListClosure.mostAtOnce).reduce(into: [:]) { found, ids in
            found.merge(try ListClosure.ancestors(of: ids, office: office, in: transaction)) { $1 }
        }
        let own = Set(listed.map { Version(office: office, hash: $0.hash) })
        let versions = own.union(ancestors.values.joined())
        let isAuditor = try person.audits(office, at: now, in: transaction)
        audited = try own.filter { version in
            try isAuditor
                && shelf.procedure(version.hash, in: transaction).officerLanes(
                    of: person, under: Adoption.of(hash: version.hash, office: office, at: now, in: transaction),
                    at: now
                ).isEmpty
        }
        var rules: [Version: Rules] = [:]
        for version in versions {
            let procedure = try shelf.procedure(version.hash, in: transaction)
            guard !procedure.confidentiality.isEmpty else { continue }
            let adoption = try Adoption.of(hash: version.hash, office: version.office, at: now, in: transaction)
            rules[version] = Rules(
                procedure: procedure.name, all: procedure.confidentiality,
                lanes: procedure.officerLanes(of: person, under: adoption, at: now))
        }
        self.rules = rules
    }

    /// What may be closed of a case of this procedure.
    func scopes(of id: String, hash: String) -> Set<ConfidentialityRule.Scope> {
        let version = Version(office: office, hash: hash)
        let own = rules[version]
        let may: Set<ConfidentialityRule.Scope> = ([version] + (ancestors[id] ?? []))
            .reduce(into: []) { $0.formUnion(rules[$1]?.scopes(below: own) ?? []) }
        return audited.contains(version) ? may.intersection([.identity, .named]) : may
    }

    /// The procedures of which a case is a part, in whatever office.
    private static func ancestors(
        of ids: [String], office: String, in transaction: any ReadTransaction
    ) throws -> [String: [Version]] {
        let rows = try transaction.rows(
            """
            WITH RECURSIVE above (id, parent_office, parent) AS (
                SELECT id, COALESCE(parent_office, office_id), parent_case FROM cases
                WHERE office_id = \(office) AND id IN \(list: ids) AND parent_case IS NOT NULL
                UNION ALL
                SELECT a.id, COALESCE(c.parent_office, c.office_id), c.parent_case FROM above a
                JOIN cases c ON c.office_id = a.parent_office AND c.id = a.parent WHERE c.parent_case IS NOT NULL
            )
            SELECT a.id, c.office_id, c.procedure_hash FROM above a
            JOIN cases c ON c.office_id = a.parent_office AND c.id = a.parent
            """)
        return Dictionary(grouping: rows) { $0.text("id") }.mapValues { rows in
            rows.map { Version(office: $0.text("office_id"), hash: $0.text("procedure_hash")) }
        }
    }
}

extension Procedure {
    /// The lanes of the handling office's officers that a person's roles of today open.
    func officerLanes(of person: Person, under adoption: Adoption, at now: Instant) -> Set<String> {
        guard person.kind == .officer else { return [] }
        return Set(
            lanes.filter { lane in
                lane.party == .officer && lane.place == .handlingOffice
                    && person.holds(adoption.lanes[lane.name] ?? lane.roles, in: adoption.office, at: now)
            }.map(\.name))
    }
}

extension Array {
    /// In their order, so many at a time; one part of none where it is empty.
    fileprivate func inParts(of size: Int) -> [[Element]] {
        isEmpty ? [[]] : stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
    }
}
