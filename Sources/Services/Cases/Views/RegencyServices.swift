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

    /// Those whose title holds every word.
    public func search(_ query: String, limit: Int, in transaction: any ReadTransaction) throws -> [Entry] {
        let words = query.lowercased().split(separator: " ")
        let names = try transaction.rows("SELECT DISTINCT name, title FROM procedures ORDER BY name").compactMap {
            row in
            let title = row.text("title").lowercased()
            return words.allSatisfy(title.contains) ? row.text("name") : nil
        }
        if names.isEmpty { return [] }
        let places = try transaction.rows(
            """
            SELECT DISTINCT procedure_name, office_id FROM adoptions WHERE procedure_name IN \(list: names)
            ORDER BY procedure_name, office_id LIMIT \(limit)
            """)
        return try entries(places, in: transaction)
    }

    /// Those that one office alone has, for everybody: what a village sends its people and clerks to. What many offices
    /// have, each has for its own.
    public func ofOneOffice(
        but own: String, limit: Int, in transaction: any ReadTransaction
    ) throws -> [Entry] {
        let places = try transaction.rows(
            """
            SELECT procedure_name, MIN(office_id) AS office_id FROM adoptions GROUP BY procedure_name
            HAVING COUNT(DISTINCT office_id) = 1 ORDER BY procedure_name LIMIT \(limit)
            """)
        return try entries(places.filter { $0.text("office_id") != own }, in: transaction)
    }

    /// In force today, by title.
    private func entries(_ places: [Row], in transaction: any ReadTransaction) throws -> [Entry] {
        let offices = try ReadOffices(environment).these(Set(places.map { $0.text("office_id") }), in: transaction)
        let entries = try places.compactMap { place -> Entry? in
            guard let office = offices[place.text("office_id")],
                let adoption = try Adoption.inForce(
                    place.text("procedure_name"), at: office.id, on: environment.now.date(in: office.zone),
                    in: transaction)
            else { return nil }
            let procedure = try cases.shelf.procedure(adoption.procedureHash, in: transaction)
            return Entry(office: office, service: ServiceList.Service(adoption: adoption, procedure: procedure))
        }
        return entries.sorted {
            ($0.service.procedure.title, $0.office.name) < ($1.service.procedure.title, $1.office.name)
        }
    }
}
