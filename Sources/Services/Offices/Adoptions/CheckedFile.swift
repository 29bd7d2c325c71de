import Forms
import Procedures
import Store

/// A file that the checker accepted beside what an office sees: what puts it in force there, for one office or for many.
struct CheckedFile: Sendable {
    let source: [UInt8]
    /// SHA-256 of it, hexadecimal.
    let hash: String
    let procedure: Procedure
    let warnings: [Diagnostic]
    private let fileName: String
    /// What it was checked beside.
    private let catalogue: Catalogue

    init(_ source: [UInt8], _ fileName: String, beside catalogue: Catalogue) throws(ProcedureRefused) {
        let result = Checker.check(source: source, fileName: fileName, catalogue: catalogue)
        guard let procedure = result.procedure, !result.diagnostics.contains(where: { $0.severity == .error }) else {
            throw ProcedureRefused(diagnostics: result.diagnostics)
        }
        guard procedure.unsupportedHere.isEmpty else { throw ProcedureRefused(unsupported: procedure.unsupportedHere) }
        self.source = source
        hash = Hexadecimal.text(Digest.sha256(source))
        (self.procedure, self.fileName, self.catalogue) = (procedure, fileName, catalogue)
        warnings = result.diagnostics.filter { $0.code != CheckedSource.sameVersion }
    }

    /// Puts it in force at the office at which somebody works, and leaves their act there.
    /// - Parameters:
    ///   - draft: the office's draft that it is made of, gone then.
    ///   - above: the office whose administrator adopts it for this one; nil: this one's own.
    /// - Throws: `ProcedureRefused`, or `FieldTroubles` at the fields of `AdoptionTerms`.
    func adopt(
        _ terms: AdoptionTerms, of draft: String? = nil, from above: Office? = nil, _ work: Administration,
        _ shelf: ProcedureShelf, in transaction: any Transaction
    ) throws -> Adoption {
        let (office, environment) = (work.office, work.environment)
        let now = environment.now
        try recheck(beside: RegencyKinds.known(in: transaction).added(to: shelf.catalogue.officeKinds))
        try terms.check(procedure, for: office, today: now.date(in: office.zone), shelf, environment, in: transaction)
        guard try !ProcedureFile.sameVersion(of: procedure, otherThan: hash, at: office.id, in: transaction) else {
            throw ProcedureRefused(diagnostics: [.sameVersion(of: procedure)])
        }
        try ProcedureFile.keep(
            String(decoding: source, as: UTF8.self), hash: hash, of: procedure, at: now.seconds, in: transaction)
        let ran = try Adoption.all(hash: hash, office: office.id, in: transaction)
        let adoption = try record(terms, of: draft, from: above, at: office.id, now: now, in: transaction)
        if !ran.isEmpty {
            try AdoptionTimer(adoption: adoption, keyring: environment.keyring).set(in: transaction)
        }
        if let draft { _ = try ProcedureDraft.remove(draft, at: office.id, in: transaction) }
        let origin = above.map { ", diberlakukan oleh \($0.name)" } ?? ""
        try work.record(
            .sopAdopted, of: procedure.name,
            "versi \(procedure.version), nomor \(adoption.sopNumber), berlaku sejak \(adoption.firstDay.longText)\(origin)",
            in: transaction)
        return adoption
    }

    /// Checks it anew where the regency's kinds of offices are others by now: a role that it names may have gone.
    private func recheck(beside kinds: [OfficeKind]) throws(ProcedureRefused) {
        let isSame = kinds.elementsEqual(catalogue.officeKinds) { now, before in
            now.name == before.name && now.parents == before.parents && now.roles.elementsEqual(before.roles, by: ==)
        }
        guard !isSame else { return }
        var catalogue = catalogue
        catalogue.officeKinds = kinds
        _ = try CheckedFile(source, fileName, beside: catalogue)
    }

    private func record(
        _ terms: AdoptionTerms, of draft: String?, from above: Office?, at office: String, now: Instant,
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
                    lanes, effect_modes, partners, recorded_at, draft_id, adopted_from)
                VALUES (\(office), \(id), \(procedure.name), \(hash), \(terms.sopNumber),
                    \(terms.firstDay.description), \(terms.approvedBy), \(lanes), \(modes), \(partners), \(now.seconds),
                    \(draft), \(above?.id))
                RETURNING *
                """)
        }
        return try Adoption(row!)
    }
}
