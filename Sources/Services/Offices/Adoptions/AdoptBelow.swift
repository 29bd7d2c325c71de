import Forms
import Procedures
import Store

/// Puts one SOP in force at many offices below the one that keeps it, in a transaction for each: what one office refuses
/// does not stop the others. Sent again it goes on where it stopped (docs/decisions/0057).
public struct AdoptBelow: Sendable {
    let environment: Environment
    let shelf: ProcedureShelf

    public init(_ environment: Environment, _ shelf: ProcedureShelf) {
        self.environment = environment
        self.shelf = shelf
    }

    public struct Result: Sendable, Hashable {
        public let office: Office
        public let end: End
    }

    public enum End: Sendable, Hashable {
        case adopted(Adoption)
        /// The same file will be in force there on that day without this, as when a form is sent twice.
        case inForceAlready(Adoption)
        /// Why, in a sentence for the reader.
        case refused(String)
    }

    /// - Parameters:
    ///   - draft: of the office above, as it was shown; it stays a draft, for the offices that follow.
    ///   - upper: the office above all of them, by id.
    ///   - offices: ids.
    ///   - replacing: also where another version will be in force on that day.
    /// - Returns: what became of each, by name.
    /// - Throws: `Denial` where the person does not administer the office above, or one of the others is not below it;
    ///   `DraftChanged`; `FieldTroubles` at `kantor` without any office, or at `nomor`, `disahkan`, `berlaku`.
    ///   Nothing is done then.
    public func callAsFunction(
        _ draft: SeenDraft, of upper: String, at offices: Set<String>, _ terms: AdoptionTerms, replacing: Bool,
        by person: Person
    ) async throws -> [Result] {
        let (source, above, below) = try await begin(draft, of: upper, at: offices, terms, by: person)
        let act = Act(
            source: Array(source.utf8), name: CheckedSource.procedureName(in: source),
            fileName: CheckedSource.fileName(of: source), above: above, terms: terms, replacing: replacing,
            person: person)
        // Offices that see the same SOPs in force are answered by one check.
        var known: [[String: String]: Checked] = [:]
        var results: [Result] = []
        for office in below {
            results.append(Result(office: office, end: try await adopt(act, at: office, &known)))
        }
        return results
    }

    private enum Checked {
        case accepted(CheckedFile)
        case refused(ProcedureRefused)
    }

    private struct Act: Sendable {
        let source: [UInt8]
        let name: String
        let fileName: String
        let above: Office
        let terms: AdoptionTerms
        let replacing: Bool
        let person: Person
    }

    /// - Returns: the text, the office above, and the chosen offices by name.
    private func begin(
        _ draft: SeenDraft, of upper: String, at offices: Set<String>, _ terms: AdoptionTerms, by person: Person
    ) async throws -> (source: String, above: Office, below: [Office]) {
        let environment = environment
        return try await environment.database.read { transaction in
            try Permission.administer.require(of: person, in: upper, environment, transaction)
            let reader = ReadOffices(environment)
            let above = try reader(upper, in: transaction)
            let source = try draft.require(at: upper, in: transaction).source
            let below = try reader.allBelow(upper, in: transaction).filter { offices.contains($0.id) }
            guard below.count == offices.count else { throw Denial.notFound }
            var troubles = terms.plainTroubles(today: environment.now.date(in: above.zone))
            if offices.isEmpty { troubles["kantor"] = "Pilih kantor yang memberlakukannya" }
            guard troubles.isEmpty else { throw FieldTroubles(troubles) }
            return (source, above, below)
        }
    }

    private func adopt(_ act: Act, at office: Office, _ known: inout [[String: String]: Checked]) async throws -> End {
        let (environment, shelf, hash) = (environment, shelf, Hexadecimal.text(Digest.sha256(act.source)))
        let (end, around) = try await environment.database.read { transaction in
            (
                try Self.standing(act, hash, at: office.id, in: transaction),
                try AdoptedCatalogue.around(
                    office.id, partners: act.terms.partners.values.sorted(), shelf, environment, in: transaction)
            )
        }
        if let end { return end }
        let checked = known[around.hashes] ?? Self.check(act, beside: around.catalogue)
        known[around.hashes] = checked
        switch checked {
        case .refused(let refused): return .refused(refused.reason)
        case .accepted(let file): return try await adopt(file, act, at: office)
        }
    }

    private static func check(_ act: Act, beside catalogue: Catalogue) -> Checked {
        do throws(ProcedureRefused) {
            return .accepted(try CheckedFile(act.source, act.fileName, beside: catalogue))
        } catch {
            return .refused(error)
        }
    }

    private func adopt(_ file: CheckedFile, _ act: Act, at office: Office) async throws -> End {
        let (environment, shelf) = (environment, shelf)
        do {
            return try await environment.database.write { transaction in
                let work = try Administration.of(office.id, by: act.person, environment, in: transaction)
                let line = try Office.lineage(of: office.id, in: transaction).dropFirst()
                guard line.contains(where: { $0.id == act.above.id }) else { throw Denial.notFound }
                // Somebody may have been first meanwhile.
                if let end = try Self.standing(act, file.hash, at: office.id, in: transaction) { return end }
                return .adopted(try file.adopt(act.terms, from: act.above, work, shelf, in: transaction))
            }
        } catch let troubles as FieldTroubles {
            let reasons = troubles.messages.sorted { $0.key < $1.key }.map(\.value)
            return .refused(reasons.joined(separator: ". "))
        } catch let refused as ProcedureRefused {
            return .refused(refused.reason)
        } catch let denial as Denial {
            return .refused(denial.message)
        }
    }

    /// What the office will have in force on that day without this; nil: nothing that stands in the way.
    private static func standing(
        _ act: Act, _ hash: String, at office: String, in transaction: any ReadTransaction
    ) throws -> End? {
        let day = act.terms.firstDay
        guard let found = try Adoption.inForce(act.name, at: office, on: day, in: transaction) else { return nil }
        if found.procedureHash == hash, found.lastDay == nil { return .inForceAlready(found) }
        guard !act.replacing else { return nil }
        if found.procedureHash == hash { return .refused("Kantor ini sudah menetapkan hari terakhir untuk versi ini") }
        let version = try ProcedureFile.names(of: [found.procedureHash], in: transaction)[found.procedureHash]?.version
        let words = version.map { "Versi \($0)" } ?? "Versi lain"
        return .refused("\(words) miliknya sendiri berlaku sejak \(found.firstDay.longText)")
    }
}

extension ProcedureRefused {
    /// The first thing that is wrong, of an office among many.
    fileprivate var reason: String {
        let first = diagnostics.first { $0.severity == .error || $0.code == CheckedSource.sameVersion }
        return first?.message ?? message
    }
}
