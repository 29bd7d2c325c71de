import Forms
import Procedures
public import Store

/// A book's lines without what `kerahasiaan` closes to their reader, and without the columns of SOPs in which the reader
/// has no part: a line keeps its number and date.
public enum ClosedBook {
    /// - Parameters:
    ///   - query: words that a line must hold as this reader sees it, or a number; empty: every line. A search reads the
    ///     whole year, since nothing of a line is stored open.
    ///   - limit: nil: the whole year.
    /// - Returns: nil for a book that does not exist.
    public static func load(
        _ name: String, of office: String, query: String = "", for person: Person, year: Int?, limit: Int?,
        offset: Int, _ environment: Environment, _ cases: CaseServices, in transaction: any ReadTransaction
    ) throws -> BookLook? {
        let words = query.lowercased().split(whereSeparator: \.isWhitespace)
        guard
            var look = try BookLook.load(
                name, of: office, year: year, limit: words.isEmpty ? limit : nil, offset: words.isEmpty ? offset : 0,
                environment, in: transaction)
        else { return nil }
        let entries = look.entries
        // By the numbers of the lines, and not case by case: a year has more cases than a statement takes values.
        let hashes = try transaction.rows(
            """
            SELECT DISTINCT c.id, c.procedure_hash, c.number FROM register_entries e
            JOIN cases c ON c.office_id = e.office_id AND c.id = e.case_id
            WHERE e.office_id = \(office) AND e.book = \(name) AND e.year = \(look.year)
                AND e.number >= \(entries.last?.number ?? 0) AND e.number <= \(entries.first?.number ?? 0)
            """)
        let listed = hashes.map { (id: $0.text("id"), hash: $0.text("procedure_hash")) }
        let closure = try ListClosure(
            listed, of: office, for: person, at: environment.now, shelf: cases.shelf, in: transaction)
        let byCase = Dictionary(uniqueKeysWithValues: listed.map { ($0.id, $0.hash) })
        let numbers = Dictionary(uniqueKeysWithValues: hashes.map { ($0.text("id"), $0.text("number")) })
        let first = try firstLines(of: look, office: office, in: transaction)
        let audits = try person.audits(office, at: environment.now, in: transaction)
        let served = try Set(
            Set(byCase.values).filter { hash in
                let adoption = try Adoption.of(hash: hash, office: office, at: environment.now, in: transaction)
                return try audits
                    || !cases.shelf.procedure(hash, in: transaction)
                        .officerLanes(of: person, under: adoption, at: environment.now).isEmpty
            })
        look.entries = try entries.map { entry in
            guard let id = entry.caseID, let hash = byCase[id] else { return entry }
            guard served.contains(hash) else { return entry.closed() }
            var shown = entry.closing(
                closure.scopes(of: id, hash: hash), of: try cases.shelf.procedure(hash, in: transaction))
            let line = RegisterEntry.Line(year: entry.year, number: entry.number)
            (shown.caseNumber, shown.first) = (numbers[id], first[id].flatMap { $0 == line ? nil : $0 })
            return shown
        }
        guard !words.isEmpty else { return look }
        let zone = try Office.find(office, in: transaction)?.zone ?? .wib
        let found = look.entries.filter { $0.holds(words, of: look.book, date: $0.entered.date(in: zone)) }
        look.total = found.count
        look.entries = Array(found.dropFirst(offset).prefix(limit ?? found.count))
        return look
    }

    /// The first line in the book of each case that has one among these lines.
    private static func firstLines(
        of look: BookLook, office: String, in transaction: any ReadTransaction
    ) throws -> [String: RegisterEntry.Line] {
        let (lowest, highest) = (look.entries.last?.number ?? 0, look.entries.first?.number ?? 0)
        let rows = try transaction.rows(
            """
            SELECT f.case_id, f.year, MIN(f.number) AS number FROM register_entries f
            WHERE f.office_id = \(office) AND f.book = \(look.book.name) AND f.year <= \(look.year) AND f.case_id IN (
                SELECT e.case_id FROM register_entries e
                WHERE e.office_id = \(office) AND e.book = \(look.book.name) AND e.year = \(look.year)
                    AND e.number >= \(lowest) AND e.number <= \(highest))
            GROUP BY f.case_id, f.year ORDER BY f.year DESC
            """)
        return Dictionary(
            rows.map { row in
                let line = RegisterEntry.Line(year: Int(row.int("year")), number: Int(row.int("number")))
                return (row.text("case_id"), line)
            }, uniquingKeysWith: { $1 })
    }
}

extension RegisterEntry {
    /// Number and date alone: for an officer whose roles have no part in the SOP that made the line.
    fileprivate func closed() -> RegisterEntry {
        var copy = self
        copy.closedColumns = Set(columns.keys)
        copy.columns = [:]
        copy.closeReason()
        return copy
    }

    /// Why it was cancelled is free text about the case.
    private mutating func closeReason() {
        isReasonClosed = cancelledBecause != nil
        cancelledBecause = nil
    }

    fileprivate func closing(_ scopes: Set<ConfidentialityRule.Scope>, of procedure: Procedure) -> RegisterEntry {
        guard !scopes.isEmpty else { return self }
        let uses = procedure.registerUses(at: step).filter { $0.book == book }
        let closed = columns.keys.filter { column in
            uses.contains { use in use.columns[column].map { scopes.closes($0, of: procedure) } ?? true }
                || uses.isEmpty
        }
        var copy = self
        for column in closed { copy.columns[column] = nil }
        copy.closedColumns = Set(closed)
        if scopes.contains(.content) { copy.closeReason() }
        return copy
    }
}

extension Procedure {
    /// What a step, or without one the end of the case, writes into books.
    fileprivate func registerUses(at name: String?) -> [RegisterUse] {
        guard let name, let step = step(name) else { return results.flatMap(\.records) }
        return step.records + step.outcomes.flatMap(\.records)
    }
}
