public import Store

/// Opens an office again that was closed: what it had put in force is in force again, and roles are given anew. Its name in
/// addresses has stayed its own. By whoever may close it (docs/decisions/0061).
public struct ReopenOffice: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// What stands in the way, a sentence each; empty: it may be opened. Throws `Denial`.
    public func look(at id: String, by person: Person, in transaction: any ReadTransaction) throws -> [String] {
        try obstacles(Administration.of(id, by: person, environment, in: transaction), in: transaction)
    }

    /// - Parameter reason: as typed, for the administration's record.
    /// - Throws: `Denial`; `OfficeInUse`; `FieldTroubles` at `alasan`.
    public func callAsFunction(_ id: String, reason: String, by person: Person) async throws {
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
            try OfficeRevision.change(in: transaction) {
                _ = try transaction.execute("UPDATE offices SET closure = NULL WHERE id = \(id)")
            }
            for office in [work.office, above] {
                try work.record(
                    .officeReopened, of: work.office.slug, "alasan: \(told)", at: office, in: transaction)
            }
        }
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
