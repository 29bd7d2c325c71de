import Procedures
import Store

/// Where a lane of the applicant's office does a step, that office must be known and have the role: else nobody could ever
/// do it.
struct ApplicantSeat {
    private let procedure: Procedure
    private let offices: LaneOffices

    init(_ procedure: Procedure, _ offices: LaneOffices) {
        self.procedure = procedure
        self.offices = offices
    }

    /// - Throws: `ApplyRefusal`.
    func check(under adoption: Adoption, in transaction: any ReadTransaction) throws {
        for lane in procedure.applicantOfficeLanes {
            guard let id = offices.office(of: lane.name), let office = try Office.find(id, in: transaction) else {
                throw ApplyRefusal.noOffice
            }
            let roles = adoption.lanes[lane.name] ?? lane.roles
            guard roles.contains(where: office.kind.hasRole) else {
                throw ApplyRefusal.officeLacksRole(lane: lane.title, office: office.name)
            }
        }
    }
}

extension Procedure {
    /// The lanes of the applicant's office that do a step.
    var applicantOfficeLanes: [Lane] {
        lanes.filter { lane in
            lane.place == .applicantOffice && steps.contains { $0.lanes.contains(lane.name) }
        }
    }
}
