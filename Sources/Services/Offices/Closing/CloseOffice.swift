import Forms
public import Store

/// Closes an office under which something happened: a village that was merged, a district office that was dissolved. By
/// whoever could make it, an administrator of the office above (docs/decisions/0061).
public struct CloseOffice: Sendable {
    let environment: Environment
    let cases: CaseServices

    public init(_ environment: Environment, _ cases: CaseServices) {
        self.environment = environment
        self.cases = cases
    }

    /// What is known before it is closed.
    public struct Look: Hashable, Sendable {
        /// What stands in the way, a sentence each; empty: it may be closed.
        public let reasons: [String]
        /// Who serves there and will not, with the role, by name.
        public let roles: [String]
    }

    /// Throws `Denial`.
    public func look(at id: String, by person: Person, in transaction: any ReadTransaction) throws -> Look {
        let work = try Administration.of(id, by: person, environment, in: transaction)
        return Look(
            reasons: try obstacles(work, in: transaction), roles: try serving(in: work.office, in: transaction))
    }

    /// - Parameter seen: how often it had been opened again when the person's page was made (`ReopenOffice.times`); nil:
    ///   where no page was.
    /// - Throws: `Denial`; `OfficeInUse`; `FieldTroubles` at `alasan`, `peraturan`, `penerus`.
    public func callAsFunction(
        _ id: String, _ terms: ClosingTerms, seen: Int? = nil, by person: Person
    ) async throws {
        let environment = environment
        try await environment.database.write { transaction in
            let work = try Administration.of(id, by: person, environment, in: transaction)
            let reasons = try obstacles(work, in: transaction)
            guard reasons.isEmpty, let parent = work.office.parent else { throw OfficeInUse(reasons: reasons) }
            if let seen, try seen != ReopenOffice.times(of: id, in: transaction) {
                throw OfficeInUse(reasons: ["Kantor ini dibuka kembali sesudah formulir ini dimuat. Periksa lagi"])
            }
            let above = try Administration.of(parent, by: person, environment, in: transaction)
            let checked = try terms.checked(for: work, in: transaction)
            try OfficeEnd(office: work.office, above: above).withdrawInvitations(in: transaction)
            try endRoles(work, in: transaction)
            try withdrawOffers(work, in: transaction)
            let closure = OfficeClosure(
                since: environment.now.date(in: work.office.zone), legalBasis: checked.legalBasis,
                successor: checked.successor.id)
            let text = try JSONColumn.text(closure)
            try OfficeRevision.change(in: transaction) {
                _ = try transaction.execute("UPDATE offices SET closure = \(text) WHERE id = \(id)")
            }
            let told = "dasar: \(checked.legalBasis); penerus: \(checked.successor.name); alasan: \(checked.reason)"
            for office in [work.office, above.office] {
                try work.record(.officeClosed, of: work.office.slug, told, at: office, in: transaction)
            }
        }
    }

    private func obstacles(_ work: Administration, in transaction: any ReadTransaction) throws -> [String] {
        if let reason = try work.whyNotTheirs(toBe: "ditutup", in: transaction) { return [reason] }
        if !work.office.isOpen { return ["Kantor ini sudah ditutup"] }
        return try RunningAtOffice(office: work.office, environment: environment, cases: cases).all(in: transaction)
    }

    /// Nobody serves in an office that is closed; each end is kept, as where somebody ends a role.
    private func endRoles(_ work: Administration, in transaction: any Transaction) throws {
        let (office, now) = (work.office, environment.now)
        let rows = try transaction.rows(
            """
            SELECT * FROM roles_held
            WHERE office_id = \(People.office) AND in_office_id = \(office.id)
                AND (ends_at IS NULL OR ends_at > \(now.seconds))
            ORDER BY account_id, id
            """)
        for role in rows.map(Role.init) {
            // One that was held for somebody on leave may have ended with theirs.
            guard let held = try Role.find(role.id, in: office.id, in: transaction), !held.isOver(at: now) else {
                continue
            }
            try held.end(at: now, in: office, transaction)
            let account = try Account.find(held.account, keyring: environment.keyring, in: transaction)
            try work.record(
                .roleEnded, of: account?.subject ?? held.account, "\(held.told(in: office)); kantornya ditutup",
                in: transaction)
        }
    }

    /// What nobody has answered is not answered later either, also where the office is opened again.
    private func withdrawOffers(_ work: Administration, in transaction: any Transaction) throws {
        let office = work.office
        for offer in try RoleOffer.waiting(in: office.id, at: environment.now, transaction) {
            try offer.remove(in: transaction)
            try work.record(
                .roleOfferTakenBack, of: offer.username, "\(offer.told(in: office)); kantornya ditutup",
                in: transaction)
        }
    }

    private func serving(in office: Office, in transaction: any ReadTransaction) throws -> [String] {
        try transaction.rows(
            """
            SELECT r.*, a.officer_name FROM roles_held r
            JOIN accounts a ON a.office_id = r.office_id AND a.id = r.account_id
            WHERE r.office_id = \(People.office) AND r.in_office_id = \(office.id) AND a.status <> 'closed'
                AND (r.ends_at IS NULL OR r.ends_at > \(environment.now.seconds))
            ORDER BY a.officer_name, a.id, r.id
            """
        ).map { "\($0.text("officer_name")), \(Role($0).title(in: office))" }
    }
}
