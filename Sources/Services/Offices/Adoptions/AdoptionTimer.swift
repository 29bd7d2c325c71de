import Forms
import Procedures
import Store

/// Wakes running cases on the first day of an adoption of the version that they run by: on it their open tasks go to the
/// roles that it names (docs/decisions/0047). A timer, and not work of the outbox: that is never put off.
struct AdoptionTimer {
    static let kind = "penetapan"
    private static let name = "berlaku"

    let adoption: Adoption
    let keyring: Keyring

    func set(in transaction: any Transaction) throws {
        let zone = try OfficeCalendar.of(adoption.office, in: transaction).zone
        try Timers(keyring: keyring).schedule(
            office: adoption.office, subject: adoption.id, name: Self.name, kind: Self.kind,
            dueAt: Instant(adoption.firstDay, .midnight, zone).seconds, in: transaction)
    }

    /// The adoption was taken back.
    func cancel(in transaction: any Transaction) throws {
        try Timers(keyring: keyring).cancel(
            office: adoption.office, subject: adoption.id, name: Self.name, in: transaction)
    }
}
