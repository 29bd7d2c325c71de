public import Procedures
import Forms
public import Store

/// The services that an office offers: the SOPs in force today, each with its procedure.
public struct ServiceList: Sendable {
    public struct Service: Sendable {
        public let adoption: Adoption
        public let procedure: Procedure
    }

    public let services: [Service]

    public static func load(
        of office: String, _ environment: Environment, _ cases: CaseServices, in transaction: any ReadTransaction
    ) throws -> ServiceList {
        let calendar = try OfficeCalendar.of(office, in: transaction)
        let adoptions = try Adoption.allInForce(
            at: office, on: environment.now.date(in: calendar.zone), in: transaction)
        return ServiceList(
            services: try adoptions.map {
                Service(adoption: $0, procedure: try cases.shelf.procedure($0.procedureHash, in: transaction))
            })
    }

    /// The versions under which no case begins at an office any more, but which it still holds cases of, the latest first.
    /// A case whose content was erased holds nothing that somebody answered.
    public func past(
        at office: String, _ environment: Environment, _ cases: CaseServices, in transaction: any ReadTransaction
    ) throws -> [Procedure] {
        let today = environment.now.date(in: try OfficeCalendar.of(office, in: transaction).zone)
        // A list of nothing would exclude everything.
        let inForce = [""] + services.map(\.adoption.procedureHash)
        return try transaction.rows(
            """
            SELECT a.procedure_hash FROM adoptions a
            WHERE a.office_id = \(office) AND a.first_day <= \(today.description)
                AND a.procedure_hash NOT IN \(list: inForce)
                AND EXISTS (
                    SELECT 1 FROM cases c WHERE c.office_id = a.office_id AND c.procedure_name = a.procedure_name
                        AND c.procedure_hash = a.procedure_hash AND c.key_sealed IS NOT NULL)
            GROUP BY a.procedure_hash ORDER BY MAX(a.first_day) DESC, MAX(a.recorded_at) DESC, a.procedure_hash
            """
        ).map { try cases.shelf.procedure($0.text("procedure_hash"), in: transaction) }
    }
}

extension Procedure {
    /// Whether somebody outside the office can begin it.
    public var isOffered: Bool {
        guard let lane = applicantLane, let start = step(start) else { return false }
        return start.lanes.contains(lane.name)
    }

    /// Originals without which it cannot be sent: somebody at the counter has to see them.
    public var originalsToBring: [Paper] {
        (step(start)?.uploads ?? []).compactMap(paper).filter {
            $0.delivery == .bring && $0.required == .yes && $0.shownWhen == nil
        }
    }

    /// Whether the applicant has to come.
    public var needsVisit: Bool { step(start)?.channels == [.counter] || !originalsToBring.isEmpty }

    /// Whether the counter alone can send it, so that nobody begins it at home.
    public var isCounterOnly: Bool {
        let channels = step(start)?.channels ?? []
        return needsVisit || !channels.isEmpty && !channels.contains(.online)
    }
}
