import Store

/// Copies what a case asks of another office into that office's rows: reads the handling office's, then writes the
/// other's, each in a transaction of its own. What is done twice, or too late, changes nothing.
struct HandOver {
    let environment: Environment
    let cases: CaseServices

    init(_ environment: Environment, _ cases: CaseServices) {
        self.environment = environment
        self.cases = cases
    }

    func callAsFunction(_ caseID: String, of from: String, to office: String) async throws {
        guard let content = try await content(caseID, of: from, to: office) else {
            let keyring = environment.keyring
            return try await environment.database.write {
                try Handover.forget(caseID, at: office, keyring: keyring, in: $0)
            }
        }
        try await environment.database.write { transaction in
            try Handover.store(content, at: office, in: transaction)
        }
    }

    /// - Returns: nil for a case that was erased.
    func content(_ caseID: String, of from: String, to office: String) async throws -> HandoverContent? {
        let (environment, cases) = (environment, cases)
        return try await environment.database.read { transaction in
            do {
                let file = try CaseFile.open(
                    caseID, of: from, at: environment.now, shelf: cases.shelf, keyring: environment.keyring,
                    in: transaction)
                return HandoverContent(file, for: office)
            } catch is CaseErased {
                return nil
            }
        }
    }
}
