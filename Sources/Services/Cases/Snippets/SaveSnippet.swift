import Store

/// Keeps a text for later, or changes one that is kept.
public struct SaveSnippet: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameter id: of the one that is changed; nil: it is a new one.
    /// - Throws: `Denial` where it is not the person's to change; `FieldTroubles` at `judul` and `teks`.
    public func callAsFunction(
        _ id: String?, title: String, text: String, of owner: Snippet.Owner, by person: Person
    ) async throws {
        let environment = environment
        let title = title.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let text = String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
        try await environment.database.write { transaction in
            try owner.require(person, environment, in: transaction)
            try SaveSnippet.judge(title, text)
            let all = try Snippet.all(of: owner, environment, in: transaction)
            let known = id.flatMap { id in all.first { $0.id == id } }
            guard known != nil || all.count < Snippet.most else {
                throw FieldTroubles([
                    "judul": "Sudah ada \(Snippet.most) teks. Hapus salah satu sebelum menyimpan yang baru"
                ])
            }
            let id = known?.id ?? Identifier.random()
            let sealed = environment.keyring.seal(
                try JSONBytes.encode(Snippet.Content(title: title, text: text)), for: Snippet.place(of: owner, id))
            try transaction.execute(
                """
                INSERT INTO snippets (office_id, account, id, content_sealed)
                VALUES (\(owner.office), \(owner.account), \(id), \(sealed))
                ON CONFLICT (office_id, account, id) DO UPDATE SET content_sealed = excluded.content_sealed
                """)
        }
    }

    private static func judge(_ title: String, _ text: String) throws(FieldTroubles) {
        var troubles: [String: String] = [:]
        if title.isEmpty { troubles["judul"] = "Isi judul teks" }
        if title.count > Snippet.longestTitle {
            troubles["judul"] = "Judul paling panjang \(Snippet.longestTitle) huruf"
        }
        if text.isEmpty { troubles["teks"] = "Isi teksnya" }
        if text.count > Snippet.longestText {
            troubles["teks"] = "Teks berisi \(text.count) huruf, paling panjang \(Snippet.longestText)"
        }
        guard troubles.isEmpty else { throw FieldTroubles(troubles) }
    }
}

extension Snippet.Owner {
    /// - Throws: `Denial` where what they own is not the person's to change.
    func require(_ person: Person, _ environment: Environment, in transaction: any ReadTransaction) throws {
        switch self {
        case .person(let id):
            try IsPerson(id).require(of: person, at: environment.now)
        case .office(let id):
            try Permission.keepSnippets.require(of: person, in: id, environment, transaction)
        }
    }
}
