import Forms
import Procedures
import Store

/// The versions of other SOPs that a file may call (`sub`, `lanjutan`), by name: first that which the office had in force
/// when it adopted the file, or an office above it, or a partner. Offices write SOPs of the same name, each their own, and
/// what another office calls so was never meant.
struct CalledVersions {
    /// Hashes, in the order in which they are to be tried; names in order.
    let byName: [(name: String, versions: [String])]

    init(of file: ProcedureFile, in transaction: any ReadTransaction) throws {
        guard file.mayCall else {
            byName = []
            return
        }
        // What is called was there before it, by a clock that was right: the later ones are tried last.
        let all = try transaction.rows(
            """
            SELECT p.hash, p.name FROM procedures p, procedures f WHERE f.hash = \(file.hash) AND p.name <> f.name
            ORDER BY p.added_at > f.added_at, CASE WHEN p.added_at > f.added_at THEN p.added_at ELSE -p.added_at END,
                p.name, p.hash
            """
        ).map { (hash: $0.text("hash"), name: $0.text("name")) }
        let named = Dictionary(grouping: all, by: \.name).filter { file.source.contains($0.key) }
        guard !named.isEmpty else {
            byName = []
            return
        }
        let meant = try CalledVersions.meant(by: file, in: transaction)
        byName = named.sorted { $0.key < $1.key }.map { name, versions in
            let hashes = versions.map(\.hash)
            let own = (meant[name] ?? []).filter(hashes.contains)
            return (name, own + hashes.filter { !own.contains($0) })
        }
    }

    /// By name, what was in force around the office that adopted the file first: the nearest office's, and of an office
    /// the latest. One that an office had ended by then comes after all that were not.
    private static func meant(
        by file: ProcedureFile, in transaction: any ReadTransaction
    ) throws -> [String: [String]] {
        // It was taken back where there is none.
        guard
            let adoption = try transaction.row(
                """
                SELECT * FROM adoptions WHERE procedure_hash = \(file.hash) ORDER BY recorded_at, office_id, id LIMIT 1
                """
            ).map(Adoption.init)
        else { return [:] }
        let line = try Office.lineage(of: adoption.office, in: transaction)
        let around = line.map(\.id) + adoption.partners.values.sorted()
        let day = adoption.recorded.date(in: line.first?.zone ?? .wib)
        let rows = try transaction.rows(
            """
            SELECT office_id, procedure_name, procedure_hash, last_day FROM adoptions
            WHERE office_id IN \(list: around) AND recorded_at <= \(adoption.recorded.seconds)
                AND first_day <= \(day.description)
            ORDER BY first_day DESC, recorded_at DESC, id DESC
            """)
        let byOffice = Dictionary(grouping: rows) { $0.text("office_id") }
        let nearest = around.flatMap { byOffice[$0] ?? [] }
        let isOver = { (row: Row) in row.textOrNil("last_day").map { $0 < day.description } ?? false }
        return (nearest.filter { !isOver($0) } + nearest.filter(isOver)).reduce(into: [:]) { found, row in
            let (name, hash) = (row.text("procedure_name"), row.text("procedure_hash"))
            if found[name]?.contains(hash) != true { found[name, default: []].append(hash) }
        }
    }
}

extension ProcedureFile {
    /// Whether it may name another SOP of which it must know something: most name none.
    fileprivate var mayCall: Bool { source.contains("sub") || source.contains("lanjutan") }
}
