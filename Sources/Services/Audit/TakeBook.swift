import Documents
import Forms
public import Procedures
import Store

/// Prints a year of a book, or takes it away as a table: with a reason, which is kept with who it was before the first
/// line is read. What is closed to the reader on the page, and what was erased, is not in it either.
public struct TakeBook: Sendable {
    let environment: Environment
    let cases: CaseServices

    public init(_ environment: Environment, _ cases: CaseServices) {
        self.environment = environment
        self.cases = cases
    }

    /// - Throws: `Denial` to whoever neither serves at the office nor audits it; ``BookMissing``; `FieldTroubles` at
    ///   `alasan`.
    public func callAsFunction(
        _ name: String, of office: Office, year: Int, as file: BookFile, reason: String, by person: Person
    ) async throws -> (table: BookTable, sheet: BookSheet) {
        let (environment, cases) = (environment, cases)
        let username = try await environment.database.read { transaction in
            try Permission.takeBooks.require(of: person, in: office.id, environment, transaction)
            guard
                let look = try BookLook.load(
                    name, of: office.id, year: year, limit: 1, offset: 0, environment, in: transaction),
                look.total > 0
            else { throw BookMissing() }
            return try Account.find(person.id, keyring: environment.keyring, in: transaction)?.username ?? person.id
        }
        guard !reason.isBlank else { throw FieldTroubles(["alasan": "Isi untuk apa salinan buku ini diambil"]) }
        guard reason.count <= Self.longestReason else {
            throw FieldTroubles(["alasan": "Alasan paling panjang \(Self.longestReason) huruf"])
        }
        var act = AuditAct(
            kind: .bookTaken, office: office.id, subject: BookTaken(book: name, year: year, file: file).subject,
            done: environment.now, by: username)
        act.reason = reason
        try await environment.database.write { [act] transaction in
            _ = try act.store(keyring: environment.keyring, in: transaction)
        }
        return try await environment.database.read { transaction in
            guard
                let look = try ClosedBook.load(
                    name, of: office.id, for: person, year: year, limit: nil, offset: 0, environment, cases,
                    in: transaction)
            else { throw BookMissing() }
            let table = BookTable(look, zone: office.zone)
            return (table, try BookSheet(table, of: office, environment, in: transaction))
        }
    }

    private static let longestReason = 500
}

/// There is no such book, or nothing was entered into it that year.
public struct BookMissing: Error, Hashable, Sendable {
    public init() {}
}

extension Permission {
    /// Taking away what one may look at: whoever serves at the office, and its auditor.
    public static let takeBooks = Permission("ambil-buku") { facts in
        AnyOf(Permission.officeDesk.policy(facts), Permission.audit.policy(facts))
    }
}
