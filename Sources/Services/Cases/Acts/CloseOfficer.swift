import Store

/// Closes an officer's account after the tasks that they took were given back or handed on. What they did stays.
public struct CloseOfficer: Sendable {
    let environment: Environment
    let cases: CaseServices

    public init(_ environment: Environment, _ cases: CaseServices) {
        self.environment = environment
        self.cases = cases
    }

    /// - Parameters:
    ///   - colleague: who takes the tasks; nil: whoever comes first.
    ///   - person: who has just proved themselves (`ConfirmPassword`).
    /// - Throws: `Denial`, `LastAdministrator`: asked for before anything is passed on, and again at the end, where another
    ///   administrator may have gone meanwhile.
    @discardableResult
    public func callAsFunction(
        _ account: String, tasksTo colleague: String?, in office: String, by person: Person
    ) async throws -> PassedTasks {
        let environment = environment
        try ProvedRecently().require(of: person, at: environment.now)
        _ = try await environment.database.read { transaction in
            try CloseAccount(environment).look(at: account, in: office, by: person, in: transaction)
        }
        let passed = try await PassTasksOn(environment, cases)(of: account, to: colleague, in: office, by: person)
        try await CloseAccount(environment)(account, in: office, by: person)
        return passed
    }
}
