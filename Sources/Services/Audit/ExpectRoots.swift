public import Forms
public import Store

/// Whether the folder of roots holds what the database remembers to have been written there: only looks.
public struct ExpectRoots: Sendable {
    private let database: any ReadableDatabase
    private let folder: RootFolder
    private let threads = FileThreads()

    public init(_ database: any ReadableDatabase, folder: RootFolder) {
        self.database = database
        self.folder = folder
    }

    /// - Returns: the day of the newest line; nil where none was written yet.
    /// - Throws: `RootsAway`, `FileFailure`, `DatabaseFailure`.
    public func callAsFunction() async throws -> CalendarDate? {
        let memory = try await database.read { try RootMemory(in: $0) }
        return try await threads.run { [folder] in
            try folder.expectBegun(memory)
            let standing = try RootStanding.read(folder, [:])
            try standing.expect(memory.tips, in: folder)
            return standing.last.values.map(\.day).max()
        }
    }
}
