public import Store

/// Whether data are in order, office by office, while others work on them: the chain of every case and what lists say of
/// it, the numbers of every book, and every uploaded file.
public struct VerifyData: Sendable {
    let database: any ReadableDatabase
    let store: any BlobStore
    let keyring: Keyring
    let cases = CaseServices()

    /// - Parameter database: of this program's schema, and of this key.
    public init(database: any ReadableDatabase, store: any BlobStore, keyring: Keyring) {
        self.database = database
        self.store = store
        self.keyring = keyring
    }

    public func callAsFunction() async throws -> Verification {
        let offices = try await database.read { transaction in
            try transaction.rows("SELECT id, slug FROM offices ORDER BY slug").map { ($0.text("id"), $0.text("slug")) }
        }
        var result = Verification()
        for (office, slug) in offices {
            var keys: [String: [CaseKey]] = [:]
            result.add(try await lookAtCases(of: office, called: slug, keys: &keys))
            let books = try await database.read { try BookFindings(office: office, slug: slug, in: $0) }
            result.books += books.count
            result.findings += books.findings
            result.add(
                try await BlobFindings(database: database, blobs: Blobs(store: store), keyring: keyring)
                    .look(at: office, keys: keys))
        }
        return result
    }

    /// - Parameter keys: gathers, by the id of a file, the keys of the cases that speak of it.
    private func lookAtCases(
        of office: String, called slug: String, keys: inout [String: [CaseKey]]
    ) async throws -> Verification {
        var result = Verification()
        var last = ""
        while true {
            let after = last
            let ids = try await database.read { transaction in
                try transaction.rows(
                    "SELECT id FROM cases WHERE office_id = \(office) AND id > \(after) ORDER BY id LIMIT 100"
                ).map { $0.text("id") }
            }
            guard let newest = ids.last else { return result }
            last = newest
            for id in ids {
                // One transaction a case: it is judged as it stands at one moment.
                let found = try await database.read { [cases, keyring] transaction in
                    try CaseFindings(id, of: office, slug: slug, cases, keyring: keyring, in: transaction)
                }
                guard let found else { continue }
                result.cases += 1
                result.events += found.events
                result.findings += found.findings
                if let key = found.key { for file in found.files { keys[file, default: []].append(key) } }
            }
        }
    }
}
