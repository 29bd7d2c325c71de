import Forms
public import Store

/// Keeps outside the database, beside the roots, which cases were erased. It follows from the database what is not there
/// yet, so that it may be asked for at any time, and a crash loses nothing that the next time does not add.
public struct KeepErasures: Sendable {
    let environment: Environment
    let folder: RootFolder
    let key: SigningKey
    private let threads = FileThreads()

    public init(_ environment: Environment, folder: RootFolder, key: SigningKey) {
        self.environment = environment
        self.folder = folder
        self.key = key
    }

    /// - Parameter office: one office's only, by its id; nil: every office's.
    /// - Returns: how many lines were added.
    /// - Throws: `RootsAway` where the folder is not the one that the database remembers; `FileFailure`, `DatabaseFailure`.
    @discardableResult
    public func callAsFunction(office: String? = nil) async throws -> Int {
        let (memory, known) = try await environment.database.read {
            (try RootMemory(in: $0), try AuditedOffice.all(in: $0).offices)
        }
        // A disk that is not mounted leaves an empty folder.
        try await threads.run { [folder] in try folder.expectBegun(memory) }
        var added = 0
        for each in known where (office ?? each.id) == each.id && RootLine.isName(each.id) {
            let erased = try await environment.database.read { try ErasureLine.all(of: each, in: $0) }
            guard !erased.isEmpty else { continue }
            added += try await threads.run { [folder, key] in
                let book = ErasureBook(of: each.id, in: folder)
                let kept = Set(try book.read().lines.map(\.line.caseID))
                let missing = erased.filter { !kept.contains($0.caseID) }
                if !missing.isEmpty { try book.add(missing.map { $0.text(signedBy: key) }) }
                return missing.count
            }
        }
        return added
    }
}

extension ErasureLine {
    /// What the database says of an office's erased cases, by the events that erased them.
    fileprivate static func all(
        of office: AuditedOffice, in transaction: any ReadTransaction
    ) throws -> [ErasureLine] {
        try transaction.rows(
            """
            SELECT c.id, c.number, e.recorded_at FROM cases c
            JOIN case_events e ON e.office_id = c.office_id AND e.case_id = c.id AND e.sequence = c.version
            WHERE c.office_id = \(office.id) AND c.erasure_key_sealed IS NOT NULL AND c.key_sealed IS NULL
            ORDER BY c.number
            """
        ).compactMap { row in
            guard case .text(let id) = row.values[0], case .text(let number) = row.values[1],
                case .integer(let seconds) = row.values[2]
            else { return nil }
            let line = ErasureLine(
                office: office.id, slug: office.slug, caseID: id, number: number, erased: Instant(seconds: seconds))
            return line.isWritable ? line : nil
        }
    }
}
