import Forms
import Store

/// Makes the offices of a list below one, a village each line: all of them, or none where a line is wrong.
public struct ImportOffices: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    static let most = 1000
    public static let columns = ["nama", "alamat", "jenis", "induk", "kode"]

    /// - Parameter csv: `nama`; `alamat`, its name in addresses; `jenis`, a name of ``RegencyKinds``; and where they are known
    ///   `induk`, the parent's name in addresses, else this office; and `kode`, of its region.
    /// - Returns: the offices' names.
    /// - Throws: `Denial`, `ImportTrouble` with every wrong line.
    public func callAsFunction(_ csv: [UInt8], below office: String, by person: Person) async throws -> [String] {
        let table = try CommaTable.read(csv, required: ["nama", "alamat", "jenis"], most: Self.most)
        return try await environment.database.write { transaction in
            let work = try Administration.of(office, by: person, environment, in: transaction)
            let made = try make(table, work, in: transaction)
            if !made.isEmpty {
                try work.record(
                    .officeMade, of: work.office.slug, "\(made.count) kantor dari daftar", in: transaction)
            }
            for each in made { try work.record(.officeMade, of: each.slug, each.name, in: transaction) }
            return made.map(\.name)
        }
    }

    /// What the list would make: it is made, and taken back.
    /// - Throws: as the import itself.
    public func rehearse(_ csv: [UInt8], below office: String, by person: Person) async throws -> [Office] {
        let table = try CommaTable.read(csv, required: ["nama", "alamat", "jenis"], most: Self.most)
        do {
            try await environment.database.write { transaction in
                let work = try Administration.of(office, by: person, environment, in: transaction)
                throw Rehearsed(offices: try make(table, work, in: transaction))
            }
        } catch let rehearsed as Rehearsed {
            return rehearsed.offices
        }
        return []
    }

    /// Ends a transaction of which nothing is to stay.
    private struct Rehearsed: Error {
        let offices: [Office]
    }

    /// - Throws: `ImportTrouble`.
    private func make(
        _ table: CommaTable, _ work: Administration, in transaction: any Transaction
    ) throws -> [Office] {
        let kinds = try RegencyKinds.known(in: transaction)
        var (made, troubles, missing): ([Office], [ImportTrouble], Set<String>) = ([], [], [])
        for (line, cells) in table.rows {
            let cell = { (name: String) in table.cell(name, of: cells) }
            do {
                // What is wrong with the office above is told once.
                if missing.contains(cell("induk")) { throw ImportTrouble(line: line, message: "") }
                let parent = try parent(cell("induk"), line, work, in: transaction)
                let new = NewOffice(
                    name: cell("nama"), slug: cell("alamat"), kind: cell("jenis"), zone: parent.zone,
                    accent: parent.accent.hex,
                    letterhead: Letterhead(ofOffice: cell("nama"), kind: kinds.kind(cell("jenis")), below: parent),
                    region: cell("kode"))
                made.append(
                    try new.create(id: Identifier.random(), parent: parent, at: environment.now, in: transaction))
            } catch let trouble as ImportTrouble {
                if !trouble.message.isEmpty { troubles.append(trouble) }
                missing.insert(cell("alamat"))
            } catch let found as FieldTroubles {
                let message = found.messages.sorted { $0.key < $1.key }.first?.value ?? ""
                troubles.append(ImportTrouble(line: line, message: message))
                if found.messages["alamat"] == nil { missing.insert(cell("alamat")) }
            }
        }
        if let first = troubles.first {
            throw ImportTrouble(line: first.line, message: first.message, further: Array(troubles.dropFirst()))
        }
        return made
    }

    /// The office itself, or one below it.
    private func parent(
        _ slug: String, _ line: Int, _ work: Administration, in transaction: any ReadTransaction
    ) throws -> Office {
        if slug.isEmpty { return work.office }
        guard let parent = try Office.find(slug: slug, in: transaction),
            try Office.lineage(of: parent.id, in: transaction).contains(work.office)
        else {
            throw ImportTrouble(
                line: line,
                message: "Tidak ada kantor “\(slug)” di bawah \(work.office.name). Tulis induknya lebih dahulu")
        }
        return parent
    }
}
