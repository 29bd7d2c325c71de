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
        let file = try await check(source, fileName, at: office, draft, partners: terms.partners, by: person)
        return try await environment.database.write { transaction in
            let work = try Administration.of(office, by: person, environment, in: transaction)
            try draft?.require(at: work.office.id, in: transaction)
            let adoption = try file.adopt(terms, of: draft?.id, work, shelf, in: transaction)
            return Adopted(adoption: adoption, warnings: file.warnings)
        }
    }

    private func check(
        _ source: [UInt8], _ fileName: String, at office: String, _ draft: SeenDraft?, partners: [String: String],
        by person: Person
    ) async throws -> CheckedFile {
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
        return try CheckedFile(source, fileName, beside: catalogue)
    }
}
