import Forms
import Store

/// Notes that an officer is away from an office, by themselves or by its administrator: a colleague stands in. Both are told
/// by mail, also an officer who noted it themselves: rights are passed on by it.
public struct NoteLeave: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameter person: who has just proved themselves (`ConfirmPassword`).
    /// - Throws: `Denial`; `FieldTroubles` at `pengganti`, `mulai` or `sampai`.
    public func callAsFunction(
        _ new: NewLeave, of account: String, in office: String, by person: Person
    ) async throws {
        let environment = environment
        let now = environment.now
        try await environment.database.write { transaction in
            let work = try Administration.ofLeave(of: account, in: office, by: person, environment, in: transaction)
            let officer = try work.officer(account, in: transaction)
            try ProvedRecently().require(of: person, at: now)
            let isByAdministrator = try work.administers(work.office.id, in: transaction)
            try new.check(
                for: account, in: work.office, isByAdministrator: isByAdministrator, at: now, in: transaction)
            let id = try new.store(of: account, in: work.office, at: now, transaction)
            let roles = try new.rolesToPassOn(of: account, in: work.office, at: now, in: transaction)
            for role in roles { try role.give(to: new.standIn, in: work.office, for: id, transaction) }
            guard let leave = try Leave.find(id, in: work.office.id, at: now, in: transaction) else { return }
            let titles = roles.map { work.office.kind.title(ofRole: $0.name) }.sorted()
            let told = "\(Role.days(new.firstDay, new.lastDay)), digantikan \(leave.standInName)"
            try work.record(
                .leaveNoted, of: officer.subject,
                titles.isEmpty ? told : "\(told) sebagai Plh. \(titles.joined(separator: ", "))", in: transaction)
            try leave.tellStandIn(of: titles, at: work.office, environment, in: transaction)
            try leave.tellOfficer(by: person, environment, in: transaction)
        }
    }
}

extension Administration {
    /// At work on somebody's leave: the officer themselves while they serve there, or an administrator. Throws `Denial`.
    static func ofLeave(
        of account: String, in office: String, by person: Person, _ environment: Environment,
        in transaction: any ReadTransaction
    ) throws -> Administration {
        guard person.kind == .officer, person.id == account, person.serves(office, at: environment.now),
            let found = try Office.find(office, in: transaction)
        else { return try Administration.of(office, by: person, environment, in: transaction) }
        return Administration(office: found, person: person, environment: environment)
    }
}

extension NewLeave {
    fileprivate func store(
        of account: String, in office: Office, at now: Instant, _ transaction: any Transaction
    ) throws -> String {
        let id = Identifier.random()
        try transaction.execute(
            """
            INSERT INTO leaves (office_id, id, account_id, in_office_id, stand_in_id, first_day, last_day, starts_at,
                ends_at, created_at)
            VALUES (\(People.office), \(id), \(account), \(office.id), \(standIn), \(firstDay.description),
                \(lastDay.description), \(Instant(firstDay, .midnight, office.zone).seconds),
                \(Instant(lastDay, .endOfDay, office.zone).seconds), \(now.seconds))
            """)
        return id
    }

    /// What the officer holds there on these days, as far as a colleague may stand in: neither the administration nor the
    /// inspection of the office, which administrators give; nor what is the stand-in's own anyway. What they hold for
    /// somebody who is away goes on too, no longer than they would: else it were with two who are away.
    fileprivate func rolesToPassOn(
        of account: String, in office: Office, at now: Instant, in transaction: any ReadTransaction
    ) throws -> [NewRole] {
        func held(by account: String) throws -> [Role] {
            try transaction.rows(
                """
                SELECT * FROM roles_held
                WHERE office_id = \(People.office) AND account_id = \(account) AND in_office_id = \(office.id)
                    AND (ends_at IS NULL OR ends_at > \(now.seconds)) ORDER BY role, starts_at
                """
            ).map(Role.init)
        }
        let own = try held(by: standIn).filter { $0.standing == .definitive }
        return try held(by: account).compactMap { role in
            // A role that this kind of office does not have any more is nobody's to give.
            guard role.standing != .daily || role.leave != nil, !["admin", OfficeKinds.auditor].contains(role.name),
                office.kind.mayBeHeld(role.name)
            else { return nil }
            let first = max(role.firstDay, firstDay)
            let last = min(role.lastDay ?? lastDay, lastDay)
            let isTheirs = own.contains { $0.name == role.name && $0.firstDay <= first && $0.lastDay ?? last >= last }
            return first <= last && !isTheirs ? NewRole(role.name, .daily, from: first, until: last) : nil
        }
    }
}
