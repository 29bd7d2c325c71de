public import Forms
public import Procedures
import Store

/// Puts a version of a procedure in force at an office. The file is checked whole (names, proof, examples) before; what
/// already runs keeps the version with which it began.
public struct AdoptProcedure: Sendable {
    let environment: Environment
    let shelf: ProcedureShelf

    /// What the office or the offices above it have in force is added to the shelf's catalogue here.
    public init(_ environment: Environment, _ shelf: ProcedureShelf) {
        self.environment = environment
        self.shelf = shelf
    }

    /// `catalogue` is the world without procedures.
    public init(_ environment: Environment, catalogue: Catalogue) {
        self.init(environment, ProcedureShelf(catalogue: catalogue))
    }

    /// What came of it: the adoption, and what the checker warns of.
    public struct Adopted: Hashable, Sendable {
        public let adoption: Adoption
        public let warnings: [Diagnostic]
    }

    /// - Parameter draft: the office's draft that it is made of, as it was shown; gone then.
    /// - Throws: `Denial`, `ProcedureRefused`, `DraftChanged` where the draft is another by now, or `FieldTroubles` at the
    ///   fields of `AdoptionTerms`.
    public func callAsFunction(
        source: [UInt8], fileName: String, at office: String, _ terms: AdoptionTerms, draft: SeenDraft? = nil,
        by person: Person
    ) async throws -> Adopted {
        let (environment, shelf) = (environment, shelf)
        let hash = Hexadecimal.text(Digest.sha256(source))
        let (procedure, warnings) = try await check(
            source, fileName, at: office, draft, partners: terms.partners, by: person)
        return try await environment.database.write { transaction in
            let work = try Administration.of(office, by: person, environment, in: transaction)
            let (office, now) = (work.office, environment.now)
            try draft?.require(at: office.id, in: transaction)
            try terms.check(
                procedure, for: office, today: now.date(in: office.zone), shelf, environment, in: transaction)
            guard try !ProcedureFile.sameVersion(of: procedure, otherThan: hash, at: office.id, in: transaction) else {
                throw ProcedureRefused(diagnostics: [.sameVersion(of: procedure)])
            }
            try ProcedureFile.keep(
                String(decoding: source, as: UTF8.self), hash: hash, of: procedure, at: now.seconds, in: transaction)
            let ran = try Adoption.all(hash: hash, office: office.id, in: transaction)
            let adoption = try AdoptProcedure.record(
                terms, procedure.name, hash, of: draft?.id, at: office.id, now: now, in: transaction)
            if !ran.isEmpty {
                try AdoptionTimer(adoption: adoption, keyring: environment.keyring).set(in: transaction)
            }
            if let draft { _ = try ProcedureDraft.remove(draft.id, at: office.id, in: transaction) }
            try work.record(
                .sopAdopted, of: procedure.name,
                "versi \(procedure.version), nomor \(adoption.sopNumber), berlaku sejak \(adoption.firstDay.longText)",
                in: transaction)
            return Adopted(adoption: adoption, warnings: warnings)
        }
    }

    private func check(
        _ source: [UInt8], _ fileName: String, at office: String, _ draft: SeenDraft?, partners: [String: String],
        by person: Person
    ) async throws -> (Procedure, warnings: [Diagnostic]) {
        let (environment, shelf) = (environment, shelf)
        let catalogue = try await environment.database.read { transaction in
            try Permission.administer.require(of: person, in: office, environment, transaction)
            if let draft, try draft.require(at: office, in: transaction).source.utf8.elementsEqual(source) == false {
                throw DraftChanged(now: try draft.require(at: office, in: transaction))
            }
            return try AdoptedCatalogue.around(
                office, partners: partners.values.sorted(), shelf, environment, in: transaction
            ).catalogue
        }
        let result = Checker.check(source: source, fileName: fileName, catalogue: catalogue)
        guard let procedure = result.procedure, !result.diagnostics.contains(where: { $0.severity == .error }) else {
            throw ProcedureRefused(diagnostics: result.diagnostics)
        }
        guard procedure.unsupportedHere.isEmpty else { throw ProcedureRefused(unsupported: procedure.unsupportedHere) }
        return (procedure, result.diagnostics.filter { $0.code != CheckedSource.sameVersion })
    }

    private static func record(
        _ terms: AdoptionTerms, _ name: String, _ hash: String, of draft: String?, at office: String, now: Instant,
        in transaction: any Transaction
    ) throws -> Adoption {
        let id = Identifier.random()
        let (lanes, modes, partners) = try (
            JSONColumn.text(terms.lanes), JSONColumn.text(terms.effectModes), JSONColumn.text(terms.partners)
        )
        let row = try OfficeRevision.change(in: transaction) {
            try transaction.row(
                """
                INSERT INTO adoptions (office_id, id, procedure_name, procedure_hash, sop_number, first_day, approved_by,
                    lanes, effect_modes, partners, recorded_at, draft_id)
                VALUES (\(office), \(id), \(name), \(hash), \(terms.sopNumber), \(terms.firstDay.description),
                    \(terms.approvedBy), \(lanes), \(modes), \(partners), \(now.seconds),
                    \(draft))
                RETURNING *
                """)
        }
        return try Adoption(row!)
    }
}
