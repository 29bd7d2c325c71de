extension Migrator {
    /// Brings a database to this program's schema and holds it, so that no newer program changes it underneath. Another
    /// schema is never put under a program that is at work: it would go on by the old one.
    ///
    /// Where another process migrates, this waits until it is done.
    /// - Parameter patience: how often to look again whether others have left, where something is to be changed: nodes that
    ///   start at once hold the database for a moment each.
    /// - Parameter onWaiting: told once that another migrates, and that this goes on when that is done.
    /// - Throws: `DatabaseFailure.newerSchema`, `MigrationFailure`; nothing is changed then.
    public func takeUp(
        _ database: any Database, now: Int64, patience: Int = 20, onWaiting: () -> Void = {}
    ) async throws -> (outcome: Outcome, hold: any DataHold) {
        var outcome = Outcome(applied: [], copy: nil)
        var attempt = 0
        var isWaiting = false
        while true {
            // While another migrates there is none.
            guard let hold = try await database.hold(.shared) else {
                if !isWaiting { onWaiting() }
                isWaiting = true
                try await Task.sleep(for: .milliseconds(100))
                continue
            }
            let found: Int
            do {
                found = try await version(of: database)
            } catch {
                await hold.release()
                throw error
            }
            guard found < newest else { return (outcome, hold) }
            await hold.release()
            if let alone = try await database.hold(.alone) {
                do {
                    outcome = try await migrate(database, now: now)
                } catch {
                    await alone.release()
                    throw error
                }
                await alone.release()
            } else if attempt >= patience {
                throw MigrationFailure.inUse(by: try await database.holders(), found: found, newest: newest)
            } else {
                try await Task.sleep(for: .milliseconds(Int.random(in: 50...(100 + 40 * attempt))))
                attempt += 1
            }
        }
    }
}
