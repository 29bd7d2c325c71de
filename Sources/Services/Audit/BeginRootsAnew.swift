public import Forms
public import Store

/// Begins a chain of roots in an empty folder, where the database remembers another whose folder is gone for good. What
/// is left is noted, with who left it: every later verification says so.
public struct BeginRootsAnew: Sendable {
    let environment: Environment
    let folder: RootFolder
    let key: SigningKey

    public init(_ environment: Environment, folder: RootFolder, key: SigningKey) {
        self.environment = environment
        self.folder = folder
        self.key = key
    }

    /// - Returns: the newest day of what was left, and what was written; nil where there was nothing to leave, or the
    ///   folder has lines.
    public func callAsFunction(by name: String) async throws -> (last: CalendarDate, written: WriteDailyRoots.Outcome?)?
    {
        let environment = environment
        let memory = try await environment.database.read { try RootMemory(in: $0) }
        let isBegun = try await FileThreads().run { [folder] in try folder.chain() != nil }
        guard !isBegun, let last = memory.held.map(\.day).max() else { return nil }
        for tip in memory.held {
            let act = AuditAct(
                kind: .chainLeft, office: tip.office, subject: Hexadecimal.text(tip.chain), done: environment.now,
                by: name)
            try await environment.database.write { _ = try act.store(keyring: environment.keyring, in: $0) }
        }
        return (last, try await WriteDailyRoots(environment, folder: folder, key: key)())
    }
}
