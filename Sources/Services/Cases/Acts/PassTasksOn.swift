import Store

/// Gives back the tasks that an officer took, or hands them to a colleague: each in a transaction of its own, as the
/// officer's stand-in, so that the history names the administrator.
public struct PassTasksOn: Sendable {
    let environment: Environment
    let cases: CaseServices

    public init(_ environment: Environment, _ cases: CaseServices) {
        self.environment = environment
        self.cases = cases
    }

    /// - Parameter colleague: who takes what their roles let them take; nil: nobody, the tasks are free.
    /// - Returns: how many were given back, and how many of these the colleague has now.
    /// - Throws: `Denial`.
    @discardableResult
    public func callAsFunction(
        of account: String, to colleague: String?, in office: String, by person: Person
    ) async throws -> (released: Int, taken: Int) {
        let (environment, cases) = (environment, cases)
        let (tasks, standIn, next) = try await environment.database.read { transaction in
            let work = try Administration.of(office, by: person, environment, in: transaction)
            let officer = try work.officer(account, in: transaction)
            try work.requireCare(of: officer, in: transaction)
            let tasks = try TasksOfOfficer(of: account, at: work.office, environment, cases, in: transaction)
            let roles = try Role.held(by: account, at: environment.now, in: transaction)
            let next = try colleague.flatMap { id in
                try tasks.colleagues.first { $0.account == id }.map { holder in
                    Person(
                        kind: .officer, id: id, name: holder.name,
                        roles: try Role.held(by: id, at: environment.now, in: transaction))
                }
            }
            return (
                tasks.taken.map(\.place), Person(kind: .officer, id: person.id, name: person.name, roles: roles), next
            )
        }
        let passed = try await TaskPassing(environment: environment, cases: cases)
            .pass(tasks, from: standIn, to: next)
        let counts = (released: passed.released, taken: passed.taken.count)
        guard counts.released > 0 else { return counts }
        let told =
            "\(counts.released) tugas dilepas" + (next.map { ", \(counts.taken) diserahkan kepada \($0.name)" } ?? "")
        try await environment.database.write { transaction in
            let work = try Administration.of(office, by: person, environment, in: transaction)
            let officer = try work.officer(account, in: transaction)
            try work.record(.tasksPassedOn, of: officer.subject, told, in: transaction)
        }
        return counts
    }
}
