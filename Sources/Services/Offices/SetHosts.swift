public import Store

/// Gives an office host names of its own and takes them away. Only the root's administrators may: a host name is a promise
/// of the regency, and its proxy has to serve it.
public struct SetHosts: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// Whether the person may. A right, and no look at the office.
    public func isFor(_ person: Person, in transaction: any ReadTransaction) throws -> Bool {
        try Permission.administer.policy(.of(office: People.office, in: transaction))
            .allows(person, at: environment.now)
    }

    /// The office is found there at once. Its mails link to the first of its hosts by the alphabet, so to this one only where
    /// it is that; the root office's always to the main address. Throws `Denial`, or `FieldTroubles` at `host`.
    public func add(_ typed: String, to id: String, by person: Person) async throws {
        let environment = environment
        try await environment.database.write { transaction in
            let (work, office) = try reach(id, by: person, in: transaction)
            guard HostName.bare(typed) != HostName.of(environment.addresses.root) else {
                throw FieldTroubles(["host": "Ini alamat utama, yang sudah milik kantor induk"])
            }
            // Of a server on the internet: no address in numbers, and no machine's own name.
            guard HostName.isName(HostName.bare(typed)),
                HostName.bare(typed).split(separator: ".").last?.contains(where: \.isLetter) == true
            else { throw FieldTroubles(["host": "Isi nama host saja, misalnya desa-contoh.id"]) }
            let added = try OfficeHosts.add(typed, to: office.id, in: transaction)
            try work.record(
                .officeChanged, of: office.slug, "nama host \(added) ditambahkan", at: office, in: transaction)
        }
    }

    /// Links to it lead nowhere from then on. Throws `Denial`, also where it is not the office's.
    public func remove(_ host: String, from id: String, by person: Person) async throws {
        let environment = environment
        try await environment.database.write { transaction in
            let (work, office) = try reach(id, by: person, in: transaction)
            guard try ReadOffices(environment).hosts(of: office.id, in: transaction).contains(host) else {
                throw Denial.notFound
            }
            try OfficeHosts.remove(host, from: office.id, in: transaction)
            try work.record(
                .officeChanged, of: office.slug, "nama host \(host) dihapus", at: office, in: transaction)
        }
    }

    private func reach(
        _ id: String, by person: Person, in transaction: any ReadTransaction
    ) throws -> (work: Administration, office: Office) {
        let work = try Administration.of(People.office, by: person, environment, in: transaction)
        guard let office = try Office.find(id, in: transaction) else { throw OfficeTrouble.unknownOffice }
        return (work, office)
    }
}
