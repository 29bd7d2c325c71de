import Forms
import Store

/// Makes the offices of a list below one, a village each line: all of them, or none where a line is wrong.
public struct ImportOffices: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    static let most = 1000
    public static let columns = ["nama", "alamat", "jenis", "induk", "kode"]

    /// - Parameter csv: `nama`; `alamat`, its name in addresses; `jenis`, a name of `OfficeKinds`; and where they are known
    ///   `induk`, the parent's name in addresses, else this office; and `kode`, of its region.
    /// - Returns: the offices' names.
    /// - Throws: `Denial`, `ImportTrouble`.
    public func callAsFunction(_ csv: [UInt8], below office: String, by person: Person) async throws -> [String] {
        let table = try CommaTable.read(csv, required: ["nama", "alamat", "jenis"], most: Self.most)
        let environment = environment
        return try await environment.database.write { transaction in
            let work = try Administration.of(office, by: person, environment, in: transaction)
            var made: [String] = []
            for (line, cells) in table.rows {
                let cell = { (name: String) in table.cell(name, of: cells) }
                let parent = try parent(cell("induk"), line, work, in: transaction)
                let code = try code(cell("kode"), line)
                let new = NewOffice(
                    name: cell("nama"), slug: cell("alamat"), kind: cell("jenis"), zone: parent.zone,
                    accent: parent.accent.hex,
                    letterhead: Letterhead(above: parent.letterhead.above + [parent.name], place: cell("nama")))
                do {
                    let office = try new.create(
                        id: Identifier.random(), parent: parent, at: environment.now, in: transaction)
                    try office.setRegion(code, in: transaction)
                } catch let troubles as FieldTroubles {
                    let message = troubles.messages.sorted { $0.key < $1.key }.first?.value ?? ""
                    throw ImportTrouble(line: line, message: message)
                }
                made.append(new.name)
            }
            if !made.isEmpty {
                try work.record(
                    .officeMade, of: work.office.slug,
                    "\(made.count) kantor dari daftar: \(made.prefix(5).joined(separator: ", "))",
                    in: transaction)
            }
            return made
        }
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

    private func code(_ typed: String, _ line: Int) throws -> String? {
        if typed.isEmpty { return nil }
        guard let code = RegionCode.normalized(typed) else {
            throw ImportTrouble(line: line, message: "“\(typed)” bukan kode wilayah, misalnya 33.05.05.2011")
        }
        return code
    }
}

extension Office {
    func setRegion(_ code: String?, in transaction: any Transaction) throws {
        try OfficeRevision.change(in: transaction) {
            _ = try transaction.execute("UPDATE offices SET region_code = \(code) WHERE id = \(id)")
        }
    }
}
