import Forms
import Procedures
public import Store

/// The services that a person may file in an applicant's stead at an office's counter (`dibantu`).
public enum CounterServices {
    public static func of(
        _ office: Office, for person: Person, _ environment: Environment, _ cases: CaseServices,
        in transaction: any ReadTransaction
    ) throws -> [ServiceList.Service] {
        guard person.serves(office.id, at: environment.now) else { return [] }
        let today = environment.now.date(in: office.zone)
        return try Adoption.allInForce(at: office.id, on: today, in: transaction).compactMap { adoption in
            let procedure = try cases.shelf.procedure(adoption.procedureHash, in: transaction)
            let lanes = procedure.applicantLane?.assistedBy ?? []
            let roles = lanes.flatMap { adoption.lanes[$0] ?? procedure.lane($0)?.roles ?? [] }
            guard person.holds(roles, in: office.id, at: environment.now) else { return nil }
            return ServiceList.Service(adoption: adoption, procedure: procedure)
        }
    }
}
