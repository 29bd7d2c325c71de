public import Forms
public import Store

/// Makes another office look after an officer's account, who went there for good. By whoever administers both: an
/// administrator of an office above them (docs/decisions/0041).
public struct MoveHome: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// Where an account is at home, and where it could go.
    public struct Choice: Sendable {
        public let home: Office
        /// In which the officer serves, or will, and which the administrator administers.
        public let offices: [Office]
    }

    /// For its page. Throws `Denial`.
    public func look(
        at account: String, in office: String, by person: Person, in transaction: any ReadTransaction
    ) throws -> Choice {
        let work = try Administration.of(office, by: person, environment, in: transaction)
        return try places(for: movable(account, work, in: transaction), work, in: transaction)
    }

    /// - Parameters:
    ///   - target: the id of one of the offices of `look`.
    ///   - lastDay: of every role in the office that looked after it, where it would end later; nil: they stay.
    ///   - person: who has just proved themselves (`ConfirmPassword`).
    /// - Throws: `Denial`; `FieldTroubles` at `kantor` or `sampai`; `LastAdministrator`.
    public func callAsFunction(
        _ account: String, to target: String, rolesUntil lastDay: CalendarDate? = nil, in office: String,
        by person: Person
    ) async throws {
        let environment = environment
        try ProvedRecently().require(of: person, at: environment.now)
        try await environment.database.write { transaction in
            let work = try Administration.of(office, by: person, environment, in: transaction)
            let officer = try movable(account, work, in: transaction)
            let choice = try places(for: officer, work, in: transaction)
            guard let next = choice.offices.first(where: { $0.id == target }) else {
                throw FieldTroubles(["kantor": "Petugas ini tidak bertugas di kantor itu. Periksa lagi"])
            }
            if let lastDay { try limit(officer, to: lastDay, at: choice.home, by: person, in: transaction) }
            try OneTimeLink.revoke(.passwordReset, of: officer.id, at: environment.now, in: transaction)
            try officer.distrustAddress(for: next.id, in: transaction)
            try transaction.execute(
                """
                UPDATE accounts SET home_office_id = \(next.id)
                WHERE office_id = \(People.office) AND id = \(officer.id)
                """)
            for place in [choice.home, next] {
                try work.record(
                    .homeMoved, of: officer.subject, "dari \(choice.home.name) ke \(next.name)", at: place,
                    in: transaction)
            }
            if let email = officer.email {
                try AccountMails.homeMoved(to: email, name: officer.name, office: next.name, by: person.name)
                    .enqueue(
                        subject: Identifier.random(), name: "pindah", office: People.office, environment,
                        in: transaction)
            }
        }
    }

    /// An office that may not make ways into the account, since the officer serves above it, may not take it from under
    /// that office either.
    private func movable(
        _ account: String, _ work: Administration, in transaction: any ReadTransaction
    ) throws -> Account {
        let officer = try work.officer(account, in: transaction)
        try work.requireCare(of: officer, in: transaction)
        try work.requireWaysIn(of: officer, in: transaction)
        switch officer.status {
        case .active: return officer
        case .invited:
            throw Denial(.forbidden, "Petugas ini belum memakai undangannya. Pindahkan akunnya sesudah ia masuk")
        case .closed: throw Denial(.forbidden, "Akun ini sudah ditutup")
        }
    }

    private func places(
        for officer: Account, _ work: Administration, in transaction: any ReadTransaction
    ) throws -> Choice {
        guard let home = try Office.find(officer.home, in: transaction) else { throw OfficeTrouble.unknownOffice }
        let rows = try transaction.rows(
            """
            SELECT DISTINCT in_office_id FROM roles_held
            WHERE office_id = \(People.office) AND account_id = \(officer.id) AND in_office_id <> \(home.id)
                AND (ends_at IS NULL OR ends_at > \(environment.now.seconds))
            ORDER BY in_office_id
            """)
        let offices = try rows.compactMap { row in try Office.find(row.text("in_office_id"), in: transaction) }
            .filter { office in try work.administers(office.id, in: transaction) }
        return Choice(home: home, offices: offices.sorted { ($0.name, $0.id) < ($1.name, $1.id) })
    }

    /// What has not begun by then ends at once.
    private func limit(
        _ officer: Account, to lastDay: CalendarDate, at home: Office, by person: Person,
        in transaction: any Transaction
    ) throws {
        let now = environment.now
        let work = try Administration.of(home.id, by: person, environment, in: transaction)
        guard lastDay >= now.date(in: home.zone) else {
            throw FieldTroubles(["sampai": "Paling awal hari ini, \(now.date(in: home.zone).longText)"])
        }
        let roles = try transaction.rows(
            """
            SELECT * FROM roles_held
            WHERE office_id = \(People.office) AND account_id = \(officer.id) AND in_office_id = \(home.id)
                AND (ends_at IS NULL OR ends_at > \(now.seconds))
            ORDER BY starts_at, id
            """
        ).map(Role.init)
        for role in roles {
            if role.firstDay > lastDay {
                try role.end(at: now, in: home, transaction)
                try work.record(.roleEnded, of: officer.subject, role.told(in: home), in: transaction)
            } else if role.lastDay.map({ $0 > lastDay }) ?? true {
                try SetLastDay.put(lastDay, to: role, work, in: transaction)
            }
        }
    }
}

extension Account {
    /// Whoever administers the home of today may have come in by a link and left a mailbox of their own as the account's. For
    /// an office that they do not administer anyway the address is a proven one no longer (docs/decisions/0041).
    /// - Returns: whether that office does not trust it.
    @discardableResult
    func distrustAddress(for office: String, in transaction: any Transaction) throws -> Bool {
        let line = try Office.lineage(of: office, in: transaction)
        guard !line.contains(where: { $0.id == home }) else { return false }
        try transaction.execute(
            """
            UPDATE accounts SET email_verified_at = NULL
            WHERE office_id = \(People.office) AND id = \(id)
            """)
        return true
    }
}
