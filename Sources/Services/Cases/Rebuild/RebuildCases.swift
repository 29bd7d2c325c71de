import Forms
import Procedures
import Store

/// Makes the rows that lists look at anew from the events, for cases whose rows were made by older rules
/// (`CaseProjection.version`): what a migration added is blank in them until then.
///
/// One office at a time, a few cases a transaction, so that everybody works on meanwhile. Each row says by which rules it
/// was made: whatever stops it, the next run goes on where it stopped.
public struct RebuildCases: Sendable {
    /// What came of it.
    public struct Outcome: Sendable, Hashable {
        public var rebuilt = 0
        /// Cases that could not be opened, by office and id; they are tried again by the next run.
        public var failed: [String] = []
    }

    let environment: Environment
    let cases: CaseServices

    public init(_ environment: Environment, _ cases: CaseServices) {
        self.environment = environment
        self.cases = cases
    }

    /// Every office, one after the other. Run at start, and daily for what failed.
    public func everyOffice() async throws -> Outcome {
        var outcome = Outcome()
        for office in try await ReadOffices(environment).everyID() {
            let done = try await self(office)
            outcome.rebuilt += done.rebuilt
            outcome.failed += done.failed
        }
        return outcome
    }

    /// - Parameter batch: how many cases a transaction.
    public func callAsFunction(_ office: String, batch: Int = 20) async throws -> Outcome {
        var outcome = Outcome()
        var last: (rules: Int64, id: String) = (-1, "")
        while true {
            // In the order of the index by projection: an office with nothing to do costs the same however much it has.
            let (rules, id) = last
            let found = try await environment.database.read { transaction in
                try transaction.rows(
                    """
                    SELECT projection, id FROM cases
                    WHERE office_id = \(office) AND projection < \(CaseProjection.version)
                        AND (projection, id) > (\(rules), \(id))
                    ORDER BY projection, id LIMIT \(batch)
                    """
                ).map { (rules: $0.int("projection"), id: $0.text("id")) }
            }
            guard let newest = found.last else { return outcome }
            last = newest
            let ids = found.map(\.id)
            let failed = try await rebuild(ids, of: office)
            outcome.rebuilt += ids.count - failed.count
            outcome.failed += failed.map { "\(office)/\($0)" }
        }
    }

    /// - Returns: those that could not be opened: a case that cannot be read does not keep the others.
    private func rebuild(_ ids: [String], of office: String) async throws -> [String] {
        let (environment, cases) = (environment, cases)
        return try await environment.database.write { transaction in
            var failed: [String] = []
            for id in ids {
                do {
                    try transaction.savepoint {
                        var file = try CaseFile.openWhatIsLeft(
                            id, of: office, at: environment.now, shelf: cases.shelf, keyring: environment.keyring,
                            in: transaction)
                        try CaseProjection(transaction: transaction).update(&file)
                        if file.state.isOpen {
                            try CaseReminder.restore(file, environment, cases, in: transaction)
                        }
                    }
                } catch let failure as DatabaseFailure {
                    throw failure
                } catch {
                    failed.append(id)
                }
            }
            return failed
        }
    }
}
