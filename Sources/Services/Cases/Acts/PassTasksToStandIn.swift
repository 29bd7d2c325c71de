import Store

/// Gives the tasks that an officer took before a leave to the stand-in: by the officer, by the stand-in, or by an
/// administrator of the office. A stand-in who is away too passes them on to theirs. Which ones is remembered, so that they
/// can go back afterwards (``TakeTasksBack``).
public struct PassTasksToStandIn: Sendable {
    let environment: Environment
    let cases: CaseServices

    public init(_ environment: Environment, _ cases: CaseServices) {
        self.environment = environment
        self.cases = cases
    }

    /// - Returns: how many the stand-in has now; what is not theirs to take stays with nobody.
    /// - Throws: `Denial`, also where the leave is not in force.
    @discardableResult
    public func callAsFunction(
        _ leave: String, in office: String, by person: Person
    ) async throws -> (released: Int, taken: Int) {
        let (environment, cases) = (environment, cases)
        let (leave, tasks, taker) = try await environment.database.read { transaction in
            let (leave, work) = try Self.open(leave, in: office, by: person, environment, in: transaction)
            guard leave.isInForce(at: environment.now) else {
                throw Denial(.forbidden, "Tugas dapat diserahkan mulai hari pertama cuti")
            }
            let last = try leave.standInThere(at: environment.now, in: transaction)
            let taker = Person(
                kind: .officer, id: last.id, name: last.name,
                roles: try Role.held(by: last.id, at: environment.now, in: transaction))
            let tasks = try TaskPlace.taken(by: leave.account, at: work.office.id, in: transaction)
            return (leave, tasks, taker)
        }
        // Before they go: whatever stops us afterwards, they are known. Only what the stand-in then has goes back.
        try await environment.database.write { transaction in
            for task in tasks { try leave.notePassed(task, to: taker.id, in: transaction) }
        }
        let passed = try await TaskPassing(environment: environment, cases: cases, person: person)
            .pass(tasks, from: leave.account, to: taker)
        guard passed.released > 0 else { return (0, 0) }
        try await environment.database.write { transaction in
            let (_, work) = try Self.open(leave.id, in: office, by: person, environment, in: transaction)
            let officer = try work.officer(leave.account, in: transaction)
            try work.record(
                .tasksPassedOn, of: officer.subject,
                "\(passed.released) tugas dilepas, \(passed.taken.count) diserahkan kepada \(taker.name)",
                in: transaction)
        }
        return (passed.released, passed.taken.count)
    }

    private static func open(
        _ id: String, in office: String, by person: Person, _ environment: Environment,
        in transaction: any ReadTransaction
    ) throws -> (Leave, Administration) {
        guard let leave = try Leave.find(id, in: office, at: environment.now, in: transaction) else {
            throw Denial.notFound
        }
        // The stand-in's own leave, as far as rights go: they serve there, and act for themselves.
        let owner = person.id == leave.standIn ? person.id : leave.account
        return (
            leave, try Administration.ofLeave(of: owner, in: office, by: person, environment, in: transaction)
        )
    }
}
