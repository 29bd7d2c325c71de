import Forms
public import Procedures
import Store

/// Keeps a text that the checker accepts as the office's draft of an SOP. Nothing comes into force by it.
public struct KeepProcedureDraft: Sendable {
    let environment: Environment
    let catalogue: Catalogue

    /// `catalogue` is the world without procedures.
    public init(_ environment: Environment, catalogue: Catalogue) {
        self.environment = environment
        self.catalogue = catalogue
    }

    /// How many drafts an office may have.
    public static let most = 50

    /// - Parameter draft: the one that it takes the place of; nil: a further one.
    /// - Returns: the draft's id. A text that is kept already is not kept twice.
    /// - Throws: `Denial`; `ProcedureRefused` where the checker found errors; `FieldTroubles` at `konsep` where there are
    ///   too many.
    public func callAsFunction(
        _ checked: CheckedSource, replacing draft: String?, at office: String, by person: Person
    ) async throws -> String {
        guard checked.unsupported.isEmpty else { throw ProcedureRefused(unsupported: checked.unsupported) }
        guard let procedure = checked.procedure, checked.isAccepted else {
            throw ProcedureRefused(diagnostics: checked.diagnostics)
        }
        let (environment, id) = (environment, Identifier.random())
        let hash = Hexadecimal.text(Digest.sha256(Array(checked.source.utf8)))
        return try await environment.database.write { transaction in
            let work = try Administration.of(office, by: person, environment, in: transaction)
            let others = try ProcedureDraft.all(at: office, in: transaction)
            if let same = others.first(where: { $0.hash == hash && $0.name == procedure.name }) { return same.id }
            let known = others.first { $0.id == draft }
            guard known != nil || others.count < Self.most else {
                throw FieldTroubles([
                    "konsep": "Kantor ini sudah mempunyai \(Self.most) konsep. Hapus yang tidak dipakai"
                ])
            }
            let kept = known?.id ?? id
            try ProcedureDraft.forgetTrial(of: kept, at: office, in: transaction)
            try transaction.execute(
                """
                INSERT INTO procedure_drafts (office_id, id, procedure_name, procedure_hash, version, title, source,
                    kept_at, kept_by)
                VALUES (\(office), \(kept), \(procedure.name), \(hash), \(procedure.version), \(procedure.title),
                    \(checked.source), \(environment.now.seconds), \(try work.username(in: transaction)))
                ON CONFLICT (office_id, id) DO UPDATE SET procedure_name = excluded.procedure_name,
                    procedure_hash = excluded.procedure_hash, version = excluded.version, title = excluded.title,
                    source = excluded.source, kept_at = excluded.kept_at, kept_by = excluded.kept_by
                """)
            try work.record(.sopDraftKept, of: procedure.name, "versi \(procedure.version)", in: transaction)
            return kept
        }
    }
}
