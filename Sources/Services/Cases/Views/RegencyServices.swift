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

    /// What a search found.
    public struct Found: Sendable {
        /// The first of them, by title and office.
        public let entries: [Entry]
        /// How many there are.
        public let count: Int
    }

    /// Those whose title and office's name together hold every word: “domisili awan biru” is that village's.
    /// - Parameters:
    ///   - offices: all of the regency.
    ///   - limit: how many are named.
    public func search(
        _ words: SearchWords, among offices: OfficeNames, limit: Int, in transaction: any ReadTransaction
    ) throws -> Found {
        // What the title does not hold, the office's name must.
        var holders: [SearchWords: Set<String>] = [:]
        var matching: [String: Set<String>] = [:]
        for version in try transaction.rows("SELECT hash, title FROM procedures ORDER BY hash") {
            let missing = words.missing(in: version.text("title"))
            let found = holders[missing] ?? offices.holders(of: missing)
            holders[missing] = found
            if !found.isEmpty { matching[version.text("hash")] = found }
        }
        let all = matching.values.reduce(into: Set<String>()) { $0.formUnion($1) }
        let found = try offered(
            inForce(matching.keys.sorted(), at: all.sorted(), in: transaction)
                .filter { matching[$0.version]?.contains($0.office) == true }, in: transaction)
        return Found(entries: try entries(Array(found.prefix(limit)), in: transaction), count: found.count)
    }

    /// Those that one office alone has, for everybody: what a village sends its people and clerks to. What many offices
    /// have, each has for its own.
    public func ofOneOffice(
        but own: String, limit: Int, in transaction: any ReadTransaction
    ) throws -> [Entry] {
        let rows = try transaction.rows(
            """
            SELECT DISTINCT procedure_hash, office_id FROM adoptions WHERE office_id <> \(own) AND procedure_name IN (
                SELECT procedure_name FROM adoptions GROUP BY procedure_name HAVING COUNT(DISTINCT office_id) = 1)
            ORDER BY procedure_hash, office_id
            """)
        let offices = Set(rows.map { $0.text("office_id") })
        let found = try offered(
            inForce(rows.map { $0.text("procedure_hash") }, at: offices.sorted(), in: transaction), in: transaction)
        return try entries(Array(found.prefix(limit)), in: transaction)
    }

    /// A version in force at an office.
    private struct Place: Hashable {
        let office: String
        let adoption: String
        /// Its hash.
        let version: String
    }

    /// Where these versions are in force today, by title and office: one statement. An office's day is that of its zone.
    private func inForce(
        _ versions: [String], at offices: [String], in transaction: any ReadTransaction
    ) throws -> [Place] {
        if versions.isEmpty || offices.isEmpty { return [] }
        func today(_ zone: Zone) -> String { environment.now.date(in: zone).description }
        return try transaction.rows(
            """
            SELECT newest.id, newest.office_id, newest.procedure_hash FROM (
                SELECT a.id, a.office_id, a.procedure_hash, a.last_day, o.name AS office_name, d.today,
                    ROW_NUMBER() OVER (
                        PARTITION BY a.office_id, a.procedure_name
                        ORDER BY a.first_day DESC, a.recorded_at DESC, a.id DESC) AS place
                FROM adoptions a
                JOIN offices o ON o.id = a.office_id
                JOIN (SELECT 'WIB' AS zone, \(today(.wib)) AS today UNION ALL SELECT 'WITA', \(today(.wita))
                    UNION ALL SELECT 'WIT', \(today(.wit))) d ON d.zone = o.zone
                WHERE a.procedure_name IN (SELECT name FROM procedures WHERE hash IN \(list: versions))
                    AND a.office_id IN \(list: offices) AND a.first_day <= d.today AND o.closure IS NULL
            ) newest
            JOIN procedures p ON p.hash = newest.procedure_hash
            WHERE newest.place = 1 AND (newest.last_day IS NULL OR newest.last_day >= newest.today)
                AND newest.procedure_hash IN \(list: versions)
            ORDER BY p.title, newest.office_name, newest.office_id
            """
        ).map {
            Place(office: $0.text("office_id"), adoption: $0.text("id"), version: $0.text("procedure_hash"))
        }
    }

    /// Those that applicants can begin. A version is looked at once, in however many offices it is in force.
    private func offered(_ places: [Place], in transaction: any ReadTransaction) throws -> [Place] {
        var known: [String: Bool] = [:]
        return try places.filter { place in
            let isOffered =
                try known[place.version] ?? cases.shelf.procedure(place.version, in: transaction).isOffered
            known[place.version] = isOffered
            return isOffered
        }
    }

    private func entries(_ places: [Place], in transaction: any ReadTransaction) throws -> [Entry] {
        if places.isEmpty { return [] }
        let rows = try transaction.rows(
            """
            SELECT * FROM adoptions
            WHERE office_id IN \(list: places.map(\.office)) AND id IN \(list: places.map(\.adoption))
            """)
        var adoptions: [Place: Adoption] = [:]
        for adoption in try rows.map(Adoption.init) {
            let place = Place(office: adoption.office, adoption: adoption.id, version: adoption.procedureHash)
            adoptions[place] = adoption
        }
        let offices = try ReadOffices(environment).these(Set(places.map(\.office)), in: transaction)
        return try places.compactMap { place in
            guard let office = offices[place.office], let adoption = adoptions[place] else { return nil }
            let procedure = try cases.shelf.procedure(place.version, in: transaction)
            return Entry(office: office, service: ServiceList.Service(adoption: adoption, procedure: procedure))
        }
    }
}
