import Forms
import Store

/// Keeps a selection of the inbox under a name. One of the same name is replaced.
public struct SaveSelection: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// - Returns: its id.
    /// - Throws: `FieldTroubles` at `nama`.
    @discardableResult
    public func callAsFunction(
        _ selection: InboxSelection, as name: String, by person: Person
    ) async throws -> String {
        let environment = environment
        let name = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !name.isEmpty else { throw FieldTroubles(["nama": "Isi nama saringan"]) }
        guard name.count <= SavedSelection.longestName else {
            throw FieldTroubles(["nama": "Nama saringan paling panjang \(SavedSelection.longestName) huruf"])
        }
        return try await environment.database.write { transaction in
            let all = try SavedSelection.all(of: person, environment, in: transaction)
            let same = all.first { $0.name.lowercased() == name.lowercased() }
            guard same != nil || all.count < SavedSelection.most else {
                throw FieldTroubles([
                    "nama": "Sudah ada \(SavedSelection.most) saringan. Hapus salah satu sebelum menyimpan yang baru"
                ])
            }
            let id = same?.id ?? Identifier.random()
            let sealed = environment.keyring.seal(
                try JSONBytes.encode(SavedSelection.Content(name: name, selection: selection)),
                for: SavedSelection.place(of: person.id, id))
            try transaction.execute(
                """
                INSERT INTO saved_selections (office_id, account, id, content_sealed)
                VALUES (\(People.office), \(person.id), \(id), \(sealed))
                ON CONFLICT (office_id, account, id) DO UPDATE SET content_sealed = excluded.content_sealed
                """)
            return id
        }
    }
}
