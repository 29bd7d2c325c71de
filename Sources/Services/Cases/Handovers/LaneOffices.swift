import Forms
import Procedures
import Store

/// In which office the roles of each lane are held, and each sub-procedure runs, for one case (`di`, SOP.md §2, §13).
struct LaneOffices: Sendable {
    /// The office that handles the case.
    let handling: String
    private let lanes: [String: String]
    private let subs: [String: String]

    /// - Parameters:
    ///   - applicant: the office in which the applicant serves; nil: they serve in none.
    ///   - opened: when the case began; partners are those that the office had bound then.
    init(
        _ procedure: Procedure, under adoption: Adoption, applicant: String?, opened: Instant,
        in transaction: any ReadTransaction
    ) throws {
        handling = adoption.office
        var finder = PlaceFinder(adoption: adoption, applicant: applicant, opened: opened)
        var lanes: [String: String] = [:]
        for lane in procedure.lanes {
            // What an outside party did is entered by an officer's lane, and where that is.
            let acting = lane.recordedBy.flatMap(procedure.lane) ?? lane
            lanes[lane.name] = try finder.office(at: acting.place, in: transaction)
        }
        var subs: [String: String] = [:]
        for step in procedure.steps {
            guard case .sub(let use) = step.work else { continue }
            subs[step.name] = try finder.office(at: use.place, in: transaction)
        }
        (self.lanes, self.subs) = (lanes, subs)
    }

    /// nil: nowhere. Such a lane does no step (E220), and nobody is told in its name.
    func office(of lane: String) -> String? { lanes[lane] }

    /// The office that a step's sub-procedure runs in.
    func office(ofSub step: String) -> String? { subs[step] }

    func isHere(_ lane: String) -> Bool { lanes[lane] == handling }

    /// The other offices that have a lane.
    var elsewhere: Set<String> { Set(lanes.values).subtracting([handling]) }

    /// The offices that sub-procedures run in.
    var children: Set<String> { Set(subs.values) }
}

/// Finds the office of a `di`; looks the line of offices up once, and only where somebody climbs it.
private struct PlaceFinder {
    let adoption: Adoption
    let applicant: String?
    let opened: Instant
    private var line: [Office]?
    private var partners: [String: String]?

    init(adoption: Adoption, applicant: String?, opened: Instant) {
        self.adoption = adoption
        self.applicant = applicant
        self.opened = opened
    }

    mutating func office(at place: Lane.Place, in transaction: any ReadTransaction) throws -> String? {
        switch place {
        case .handlingOffice: return adoption.office
        case .applicantOffice: return applicant
        case .ancestor(let kind):
            let line = try self.line ?? Office.lineage(of: adoption.office, in: transaction)
            self.line = line
            return Office.ancestor(of: kind, in: line)?.id
        case .partner(let name):
            let partners = try self.partners ?? adoption.partners(at: opened, in: transaction)
            self.partners = partners
            return partners[name]
        }
    }
}

extension Office {
    /// The nearest office of a kind above the first of a line; of any kind: the parent.
    static func ancestor(of kind: String?, in line: [Office]) -> Office? {
        line.dropFirst().first { kind == nil || $0.kind.name == kind }
    }
}

extension Adoption {
    /// The partners that this version's adoption bound when a case began: a running case keeps its partners, as it keeps
    /// its version.
    func partners(at opened: Instant, in transaction: any ReadTransaction) throws -> [String: String] {
        let row = try transaction.row(
            """
            SELECT partners FROM adoptions
            WHERE office_id = \(office) AND procedure_hash = \(procedureHash) AND recorded_at <= \(opened.seconds)
            ORDER BY recorded_at DESC, id DESC LIMIT 1
            """)
        return try row.map { try JSONColumn.read([String: String].self, $0.text("partners")) } ?? partners
    }
}
