import Forms
public import Store

/// Opens an office again that was closed: what it had put in force is in force again, but for what acts at an office that
/// was closed meanwhile, and roles are given anew. Its name in addresses has stayed its own. By whoever may close it
/// (docs/decisions/0061).
public struct ReopenOffice: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// How often an office was opened again: what tells whether a form is of before.
    public static func times(of office: String, in transaction: any ReadTransaction) throws -> Int {
        let kind = AuditAct.Kind.officeReopened.rawValue
        let row = try transaction.row(
            """
            SELECT COUNT(*) AS n FROM audit_acts
            WHERE office_id = \(office) AND kind = \(kind)
                AND subject = (SELECT slug FROM offices WHERE id = \(office))
            """)
        return row.map { Int($0.int("n")) } ?? 0
    }

    /// What is known before it is opened.
    public struct Look: Hashable, Sendable {
        /// What stands in the way, a sentence each; empty: it may be opened.
        public let reasons: [String]
        /// Titles of SOPs that end with it, since an office that they act at is closed.
        public let ending: [String]
    }

    /// Throws `Denial`.
    public func look(at id: String, by person: Person, in transaction: any ReadTransaction) throws -> Look {
        let work = try Administration.of(id, by: person, environment, in: transaction)
        let reasons = try obstacles(work, in: transaction)
        guard reasons.isEmpty else { return Look(reasons: reasons, ending: []) }
        let hashes = try returning(work).withoutPartner(in: transaction).map(\.procedureHash)
        let titles = try ProcedureFile.names(of: hashes, in: transaction).values.map { $0.title }
        return Look(reasons: [], ending: titles.sorted())
    }

    /// - Parameters:
    ///   - reason: as typed, for the administration's record.
    ///   - services: whether its SOPs are in force again; else all of them end first, as where it opens for a decision of
    ///     its head alone.
    /// - Throws: `Denial`; `OfficeInUse`; `FieldTroubles` at `alasan`.
    public func callAsFunction(_ id: String, reason: String, services: Bool = true, by person: Person) async throws {
        let environment = environment
        try await environment.database.write { transaction in
            let work = try Administration.of(id, by: person, environment, in: transaction)
            let reasons = try obstacles(work, in: transaction)
            guard reasons.isEmpty, let above = try work.office.parent.flatMap({ try Office.find($0, in: transaction) })
            else { throw OfficeInUse(reasons: reasons) }
            var troubles: [String: String] = [:]
            let told = ClosingTerms.line(
                reason, ClosingTerms.longestReason, "alasan", "Isi alasan membukanya kembali", &troubles)
            guard troubles.isEmpty else { throw FieldTroubles(troubles) }
            let back = returning(work)
            for adoption in try services ? back.withoutPartner(in: transaction) : back.all(in: transaction) {
                try back.end(adoption, work, in: transaction)
            }
            try OfficeRevision.change(in: transaction) {
                _ = try transaction.execute("UPDATE offices SET closure = NULL WHERE id = \(id)")
            }
            for office in [work.office, above] {
                try work.record(
                    .officeReopened, of: work.office.slug, "alasan: \(told)", at: office, in: transaction)
            }
        }
    }

    private func returning(_ work: Administration) -> ReturningAdoptions {
        ReturningAdoptions(office: work.office, today: environment.now.date(in: work.office.zone))
    }

    private func obstacles(_ work: Administration, in transaction: any ReadTransaction) throws -> [String] {
        if let reason = try work.whyNotTheirs(toBe: "dibuka kembali", in: transaction) { return [reason] }
        guard !work.office.isOpen else { return ["Kantor ini tidak ditutup"] }
        guard let above = try work.office.parent.flatMap({ try Office.find($0, in: transaction) }),
            !above.isOpen
        else { return [] }
        return ["\(above.name) di atasnya juga ditutup. Buka kantor itu dahulu"]
    }
}
