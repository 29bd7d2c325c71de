public import Forms
import Store

/// Puts the last day on which an officer holds a role, or takes it away.
public struct SetLastDay: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameter lastDay: nil: until further notice.
    /// - Throws: `Denial`; `FieldTroubles` at `sampai`; `LastAdministrator` where the root office would be without one
    ///   some day.
    public func callAsFunction(
        _ lastDay: CalendarDate?, of role: String, in office: String, by person: Person
    ) async throws {
        let environment = environment
        let now = environment.now
        try await environment.database.write { transaction in
            let work = try Administration.of(office, by: person, environment, in: transaction)
            guard let held = try Role.find(role, in: work.office.id, in: transaction), !held.isOver(at: now) else {
                throw FieldTroubles(["sampai": "Peran ini sudah berakhir. Beri peran baru"])
            }
            guard lastDay != nil || held.standing == .definitive else {
                throw FieldTroubles(["sampai": "Isi hari terakhir: Plt. dan Plh. dijabat untuk sementara"])
            }
            let zone = work.office.zone
            if let lastDay {
                let earliest = max(held.firstDay, now.date(in: zone))
                guard lastDay >= earliest else {
                    throw FieldTroubles([
                        "sampai": "Paling awal \(earliest.longText). Untuk sekarang juga, akhiri perannya"
                    ])
                }
            }
            try Self.put(lastDay, to: held, work, in: transaction)
        }
    }

    /// Throws `Denial`, or `LastAdministrator`.
    static func put(
        _ lastDay: CalendarDate?, to held: Role, _ work: Administration, in transaction: any Transaction
    ) throws {
        let now = work.environment.now
        let ends = lastDay.map { Instant($0, .endOfDay, work.office.zone) }
        try LastAdministrator.watch(over: [held], at: now, in: transaction) {
            _ = try transaction.execute(
                """
                UPDATE roles_held SET ends_at = \(ends?.seconds), last_day = \(lastDay?.description)
                WHERE office_id = \(People.office) AND id = \(held.id)
                """)
        }
        try held.cutLeaves(at: now, in: work.office, transaction)
        let account = try work.officer(held.account, in: transaction)
        let told =
            "\(held.title(in: work.office)), \(lastDay.map { "sampai \($0.longText)" } ?? "tanpa hari terakhir")"
        try work.record(.roleLimited, of: account.subject, told, in: transaction)
    }
}
