import Forms
import Procedures
public import Store

/// Services of any office of the regency, for whoever does not know which office it is that does a thing.
public struct RegencyServices: Sendable {
    public struct Entry: Sendable {
        public let office: Office
        public let service: ServiceList.Service
    }

    let environment: Environment
    let cases: CaseServices

    public init(_ environment: Environment, _ cases: CaseServices) {
        self.environment = environment
        self.cases = cases
    }

    /// Those whose title holds every word, by title and office.
    public func search(_ query: String, limit: Int, in transaction: any ReadTransaction) throws -> [Entry] {
        let words = query.lowercased().split(separator: " ")
        let versions = try transaction.rows("SELECT hash, title FROM procedures ORDER BY hash").filter { row in
            let title = row.text("title").lowercased()
            return words.allSatisfy(title.contains)
        }
        return try entries(of: versions.map { $0.text("hash") }, but: nil, limit: limit, in: transaction)
    }

    /// Those that one office alone has, for everybody: what a village sends its people and clerks to. What many offices
    /// have, each has for its own.
    public func ofOneOffice(
        but own: String, limit: Int, in transaction: any ReadTransaction
    ) throws -> [Entry] {
        let versions = try transaction.rows(
            """
            SELECT DISTINCT procedure_hash FROM adoptions WHERE procedure_name IN (
                SELECT procedure_name FROM adoptions GROUP BY procedure_name HAVING COUNT(DISTINCT office_id) = 1)
            ORDER BY procedure_hash
            """)
        return try entries(of: versions.map { $0.text("procedure_hash") }, but: own, limit: limit, in: transaction)
    }

    /// The offices in which these versions are in force today, and offered to applicants: one statement, whose limit
    /// counts only what is shown. An office's day is that of its zone.
    private func entries(
        of versions: [String], but own: String?, limit: Int, in transaction: any ReadTransaction
    ) throws -> [Entry] {
        let offered = try versions.filter { try cases.shelf.procedure($0, in: transaction).isOffered }
        if offered.isEmpty { return [] }
        func today(_ zone: Zone) -> String { environment.now.date(in: zone).description }
        let rows = try transaction.rows(
            """
            SELECT newest.* FROM (
                SELECT a.*, o.name AS office_name, d.today, ROW_NUMBER() OVER (
                    PARTITION BY a.office_id, a.procedure_name
                    ORDER BY a.first_day DESC, a.recorded_at DESC, a.id DESC) AS place
                FROM adoptions a
                JOIN offices o ON o.id = a.office_id
                JOIN (SELECT 'WIB' AS zone, \(today(.wib)) AS today UNION ALL SELECT 'WITA', \(today(.wita))
                    UNION ALL SELECT 'WIT', \(today(.wit))) d ON d.zone = o.zone
                WHERE a.procedure_name IN (SELECT name FROM procedures WHERE hash IN \(list: offered))
                    AND a.first_day <= d.today AND o.closure IS NULL
            ) newest
            JOIN procedures p ON p.hash = newest.procedure_hash
            WHERE newest.place = 1 AND (newest.last_day IS NULL OR newest.last_day >= newest.today)
                AND newest.procedure_hash IN \(list: offered) AND newest.office_id <> \(own ?? "")
            ORDER BY p.title, newest.office_name, newest.office_id LIMIT \(limit)
            """)
        let offices = try ReadOffices(environment).these(Set(rows.map { $0.text("office_id") }), in: transaction)
        return try rows.compactMap { row in
            guard let office = offices[row.text("office_id")] else { return nil }
            let adoption = try Adoption(row)
            let procedure = try cases.shelf.procedure(adoption.procedureHash, in: transaction)
            return Entry(office: office, service: ServiceList.Service(adoption: adoption, procedure: procedure))
        }
    }
}
