import Forms
import Procedures
import Store

/// Keeps a text that the checker accepts as the office's draft of an SOP. Nothing comes into force by it.
public struct KeepProcedureDraft: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// How many drafts an office may have.
    public static let most = 50

    /// - Parameters:
    ///   - draft: the one that it takes the place of, as it was shown; nil: a further one.
    ///   - partners: the offices beside whose SOPs it was checked, by id.
    /// - Returns: the draft's id. A text that is kept already is not kept twice.
    /// - Throws: `Denial`; `ProcedureRefused` where the checker found errors; `DraftChanged` where somebody else changed
    ///   the draft meanwhile; `FieldTroubles` at `konsep` where there are too many.
    public func callAsFunction(
        _ checked: CheckedSource, replacing draft: SeenDraft?, partners: [String] = [], at office: String,
        by person: Person
    ) async throws -> String {
        guard checked.unsupported.isEmpty else { throw ProcedureRefused(unsupported: checked.unsupported) }
        guard let procedure = checked.procedure, checked.isAccepted else {
            throw ProcedureRefused(diagnostics: checked.diagnostics)
        }
        let (environment, id) = (environment, Identifier.random())
        let hash = Hexadecimal.text(Digest.sha256(Array(checked.source.utf8)))
        return try await environment.database.write { transaction in
            let work = try Administration.of(office, by: person, environment, in: transaction)
            let others = try DraftLine.all(at: office, in: transaction)
            if let same = others.first(where: { $0.hash == hash && $0.name == procedure.name }) {
                try Self.setPartners(partners, of: same.id, seen: draft, work, in: transaction)
                return same.id
            }
            try draft?.require(at: office, in: transaction)
            guard draft != nil || others.count < Self.most else {
                throw FieldTroubles([
                    "konsep": "Kantor ini sudah mempunyai \(Self.most) konsep. Hapus yang tidak dipakai"
                ])
            }
            let kept = draft?.id ?? id
            try ProcedureDraft.forgetTrial(of: kept, at: office, in: transaction)
            try ProcedureDraft.keep(
                checked.source, hash: hash, of: (procedure.name, procedure.version, procedure.title),
                partners: partners,
                as: kept, at: office, environment.now, by: try work.username(in: transaction), in: transaction)
            try work.record(.sopDraftKept, of: procedure.name, "versi \(procedure.version)", in: transaction)
            return kept
        }
    }

    /// The same text beside other offices is an act like another text.
    private static func setPartners(
        _ partners: [String], of id: String, seen draft: SeenDraft?, _ work: Administration,
        in transaction: any Transaction
    ) throws {
        guard let known = try ProcedureDraft.find(id, at: work.office.id, in: transaction),
            Set(known.partners) != Set(partners)
        else { return }
        if draft?.id == id { try draft?.require(at: work.office.id, in: transaction) }
        try ProcedureDraft.setPartners(partners, of: id, at: work.office.id, in: transaction)
        try work.record(.sopDraftKept, of: known.name, "versi \(known.version), kantor mitra diubah", in: transaction)
    }
}
