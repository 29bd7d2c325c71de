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
        let (offices, strays) = try await database.read { try AuditedOffice.all(in: $0) }
        var result = Verification()
        if strays > 0 { result.findings.append(.unreadable("kantor", rows: strays)) }
        for office in offices {
            var keys: [String: [CaseKey]] = [:]
            result.add(try await lookAtCases(of: office, keys: &keys))
            let books = try await database.read { try BookFindings(office, in: $0) }
            result.books += books.count
            result.findings += books.findings
            result.findings += try await database.read { try LogoFindings.findings(at: office, in: $0) }
            result.findings += try await database.read { try StrayTasks.findings(at: office, in: $0) }
            result.findings += try await database.read { try CopiesLeft.findings(at: office, in: $0) }
            result.add(
                try await BlobFindings(database: database, blobs: Blobs(store: store), keyring: keyring)
                    .look(at: office.id, keys: keys))
        }
        return result
    }

    /// - Parameter keys: gathers, by the id of a file, the keys of the cases that speak of it.
    private func lookAtCases(
        of office: AuditedOffice, keys: inout [String: [CaseKey]]
    ) async throws -> Verification {
        var result = Verification()
        var next: String? = ""
        while let after = next {
            let page = try await database.read {
                try StoredCase.page(of: office.id, after: after, most: 100, in: $0)
            }
            next = page.next
            if page.strays > 0 { result.findings.append(.unreadable("\(office.slug)/permohonan", rows: page.strays)) }
            for (id, row) in page.rows {
                guard row != nil else {
                    result.findings.append(.chain("\(office.slug)/\(id)", "barisnya tidak terbaca"))
                    continue
                }
                // One transaction a case: it is judged as it stands at one moment.
                let found = try await database.read { [cases, keyring] transaction in
                    try CaseFindings(id, of: office, cases, keyring: keyring, in: transaction)
                }
                guard let found else { continue }
                result.cases += 1
                result.events += found.events
                result.findings += found.findings
                if let key = found.key { for file in found.files { keys[file, default: []].append(key) } }
            }
        }
        return result
    }
}
