public import Forms
import Procedures
import Store

/// A role that is to be given.
public struct NewRole: Hashable, Sendable {
    public var name: String
    public var standing: Role.Standing
    public var firstDay: CalendarDate
    /// The last day on which it is held; nil: until further notice.
    public var lastDay: CalendarDate?

    public init(
        _ name: String, _ standing: Role.Standing = .definitive, from firstDay: CalendarDate,
        until lastDay: CalendarDate? = nil
    ) {
        self.name = name
        self.standing = standing
        self.firstDay = firstDay
        self.lastDay = lastDay
    }

    /// Whether it can be held there. Throws `FieldTroubles` at `peran` or `sampai`.
    func check(in office: Office) throws {
        if let closure = office.closure {
            throw FieldTroubles([
                "peran": "\(office.name) ditutup sejak \(closure.since.longText); tidak ada peran di sana"
            ])
        }
        guard office.kind.mayBeHeld(name) else {
            throw FieldTroubles(["peran": "Peran “\(name)” tidak ada di \(office.kind.title)"])
        }
        guard standing == .definitive || lastDay != nil else {
            throw FieldTroubles(["sampai": "Isi hari terakhir: Plt. dan Plh. dijabat untuk sementara"])
        }
        if let lastDay, lastDay < firstDay {
            throw FieldTroubles(["sampai": "Hari terakhir mendahului hari pertama"])
        }
    }

    /// Throws `FieldTroubles` at `peran` or `sampai`.
    /// - Parameter leave: during which it is held for somebody who is away.
    func give(
        to account: String, in office: Office, for leave: String? = nil, _ transaction: any Transaction
    ) throws {
        try check(in: office)
        let starts = Instant(firstDay, .midnight, office.zone)
        let ends = lastDay.map { Instant($0, .endOfDay, office.zone) }
        try transaction.execute(
            """
            INSERT INTO roles_held (office_id, id, account_id, in_office_id, role, standing, first_day, last_day,
                starts_at, ends_at, leave_id)
            VALUES (\(People.office), \(Identifier.random()), \(account), \(office.id), \(name),
                \(standing.rawValue), \(firstDay.description), \(lastDay?.description), \(starts.seconds),
                \(ends?.seconds), \(leave))
            """)
    }
}
