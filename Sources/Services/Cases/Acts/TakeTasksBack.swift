import Store

/// Gives an officer who is back what was passed on for their leave and is not done: by themselves, by the stand-in, or by an
/// administrator of the office. By a button, as passing on is: the history names who did it.
public struct TakeTasksBack: Sendable {
    let environment: Environment
    let cases: CaseServices

    public init(_ environment: Environment, _ cases: CaseServices) {
        self.environment = environment
        self.cases = cases
    }

    /// - Returns: how many the officer has again; what is not theirs to take any more is with nobody. nil: the leave is not
    ///   over, or nothing was passed on for it.
    /// - Throws: `Denial`.
    public func callAsFunction(_ id: String, in office: String, by person: Person) async throws -> Int? {
        let (environment, cases) = (environment, cases)
        let found = try await environment.database.read { transaction in
            try Self.open(id, in: office, by: person, environment, in: transaction)
        }
        guard let (leave, tasks, roles) = found else { return nil }
        let officer = Person(kind: .officer, id: leave.account, name: leave.officerName, roles: roles)
        let passing = TaskPassing(environment: environment, cases: cases, person: person)
        var (released, taken) = (0, 0)
        for (holder, held) in Dictionary(grouping: tasks, by: \.holder).sorted(by: { $0.key < $1.key }) {
            let passed = try await passing.pass(held.map(\.task), from: holder, to: officer)
            (released, taken) = (released + passed.released, taken + passed.taken.count)
        }
        let (isAny, back) = (released > 0, taken)
        try await environment.database.write { transaction in
            try leave.forgetPassed(in: transaction)
            guard isAny else { return }
            let work = try Administration.ofLeave(
                of: person.id == leave.standIn ? person.id : leave.account, in: office, by: person, environment,
                in: transaction)
            try work.record(
                .tasksPassedOn, of: try work.officer(leave.account, in: transaction).subject,
                "\(back) tugas dikembalikan sesudah cuti", in: transaction)
        }
        return back
    }

    private static func open(
        _ id: String, in office: String, by person: Person, _ environment: Environment,
        in transaction: any ReadTransaction
    ) throws -> (Leave, [(task: TaskPlace, holder: String)], [Role])? {
        let now = environment.now
        guard let leave = try Leave.over(id, in: office, at: now, in: transaction) else { return nil }
        let owner = person.id == leave.standIn ? person.id : leave.account
        _ = try Administration.ofLeave(of: owner, in: office, by: person, environment, in: transaction)
        return (
            leave, try leave.tasksHeld(in: transaction),
            try Role.held(by: leave.account, at: now, in: transaction)
        )
    }
}
