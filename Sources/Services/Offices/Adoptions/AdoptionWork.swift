import Forms
import Procedures
import Store

/// What an adoption of a version that runs already asks of the outbox: on its first day the open tasks go to the roles that
/// it names (docs/decisions/0047).
struct AdoptionWork: Codable {
    let adoption: String

    static let kind = "penetapan"

    func ask(of adoption: Adoption, _ environment: Environment, in transaction: any Transaction) throws {
        let begin = Instant(
            adoption.firstDay, .midnight, try OfficeCalendar.of(adoption.office, in: transaction).zone)
        try Outbox(keyring: environment.keyring).enqueue(
            office: adoption.office, subject: adoption.id, name: "tugas", kind: Self.kind,
            payload: JSONBytes.encode(self), dueAt: max(environment.now, begin).seconds, in: transaction)
    }
}
