import Forms
import Procedures
import Store

/// In which office the roles of each lane are held, and each sub-procedure runs, for one case (`di`, SOP.md §2, §13).
struct LaneOffices: Sendable {
    /// The office that handles the case.
    let handling: String
    /// The adoption under which the case came to its version: it says which roles lanes of other offices have.
    let begun: Adoption
    private let lanes: [String: String]
    private let subs: [String: String]
    /// Steps whose sub-procedure would run in an office that this one does not have above it.
    let callsNowhere: Set<String>

    /// - Parameters:
    ///   - applicant: the office in which the applicant serves; nil: they serve in none.
    ///   - since: when the case began, or was moved to this version; partners are those that the adoption in force then
    ///     had bound.
    init(
        _ procedure: Procedure, under adoption: Adoption, applicant: String?, since: Instant,
        in transaction: any ReadTransaction
    ) throws {
        handling = adoption.office
        begun = procedure.isDoneHereAlone ? adoption : try adoption.begun(at: since, in: transaction)
        var finder = PlaceFinder(adoption: begun, applicant: applicant)
        var lanes: [String: String] = [:]
        for lane in procedure.lanes {
            // What an outside party did is entered by an officer's lane, and where that is.
            let acting = lane.recordedBy.flatMap(procedure.lane) ?? lane
            lanes[lane.name] = try finder.office(at: acting.place, in: transaction)
        }
        var subs: [String: String] = [:]
        var nowhere: Set<String> = []
        for step in procedure.steps {
            guard case .sub(let use) = step.work else { continue }
            subs[step.name] = try finder.office(at: use.place, in: transaction)
            if subs[step.name] == nil, case .ancestor = use.place { nowhere.insert(step.name) }
        }
        (self.lanes, self.subs, callsNowhere) = (lanes, subs, nowhere)
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
    private var line: [Office]?

    init(adoption: Adoption, applicant: String?) {
        self.adoption = adoption
        self.applicant = applicant
    }

    mutating func office(at place: Lane.Place, in transaction: any ReadTransaction) throws -> String? {
        switch place {
        case .handlingOffice: return adoption.office
        case .applicantOffice: return applicant
        case .ancestor(let kind):
            let line = try self.line ?? Office.lineage(of: adoption.office, in: transaction)
            self.line = line
            return Office.ancestor(of: kind, in: line)?.id
        case .partner(let name): return adoption.partners[name]
        }
    }
}

extension Office {
    /// The nearest office of a kind above the first of a line; of any kind: the parent.
    static func ancestor(of kind: String?, in line: [Office]) -> Office? {
        line.dropFirst().first { kind == nil || $0.kind.name == kind }
    }
}

extension Procedure {
    /// No lane and no sub-procedure is another office's.
    fileprivate var isDoneHereAlone: Bool {
        lanes.allSatisfy { $0.place == .handlingOffice }
            && steps.allSatisfy { step in
                if case .sub(let use) = step.work { use.place == .handlingOffice } else { true }
            }
    }
}

extension Adoption {
    /// The adoption of this version that was in force when a case came to it. Of other offices a running case keeps what
    /// it came with, partners and the roles of their lanes together, as it keeps its version.
    func begun(at since: Instant, in transaction: any ReadTransaction) throws -> Adoption {
        let day = since.date(in: try OfficeCalendar.of(office, in: transaction).zone)
        let row = try transaction.row(
            """
            SELECT * FROM adoptions
            WHERE office_id = \(office) AND procedure_hash = \(procedureHash) AND first_day <= \(day.description)
                AND recorded_at <= \(since.seconds)
            ORDER BY first_day DESC, recorded_at DESC, id DESC LIMIT 1
            """)
        return try row.map(Adoption.init) ?? self
    }
}
