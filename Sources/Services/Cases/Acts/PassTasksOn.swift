import Store

/// Gives back the tasks that an officer took, or hands them to a colleague: each in a transaction of its own, so that the
/// history names the administrator; also those of roles that are over.
public struct PassTasksOn: Sendable {
    let environment: Environment
    let cases: CaseServices

    public init(_ environment: Environment, _ cases: CaseServices) {
        self.environment = environment
        self.cases = cases
    }

    /// - Parameter colleague: who takes what their roles let them take; nil: nobody, the tasks are free.
    /// - Throws: `Denial`.
    @discardableResult
    public func callAsFunction(
        of account: String, to colleague: String?, in office: String, by person: Person
    ) async throws -> PassedTasks {
        let (environment, cases) = (environment, cases)
        let (taken, elsewhere, next) = try await environment.database.read { transaction in
            let work = try Administration.of(office, by: person, environment, in: transaction)
            let officer = try work.officer(account, in: transaction)
            try work.requireCare(of: officer, in: transaction)
            let tasks = try TasksOfOfficer(
                of: account, at: work.office, by: person, environment, cases, in: transaction)
            let next = try colleague.flatMap { id in
                try tasks.colleagues.first { $0.account == id }.map { holder in
                    Person(
                        kind: .officer, id: id, name: holder.name,
                        roles: try Role.held(by: id, at: environment.now, in: transaction))
                }
            }
            return (tasks.taken.map(\.place), tasks.elsewhere, next)
        }
        let passing = TaskPassing(environment: environment, cases: cases, person: person)
        func pass(_ tasks: [TaskPlace]) async throws -> PassedTasks {
            let passed = try await passing.pass(tasks, from: account, to: next)
            return PassedTasks(
                held: tasks.count, released: passed.released, taken: passed.taken.count, colleague: next?.name)
        }
        var all = try await pass(taken)
        var theirs: [(office: Office, told: String)] = []
        for place in elsewhere {
            let passed = try await pass(place.places)
            all = all.with(passed)
            theirs.append((place.office, passed.told))
        }
        let counts = all
        guard counts.held > 0 else { return counts }
        let (told, toldElsewhere) = (counts.told, theirs)
        try await environment.database.write { transaction in
            let work = try Administration.of(office, by: person, environment, in: transaction)
            let officer = try work.officer(account, in: transaction)
            try work.record(.tasksPassedOn, of: officer.subject, told, in: transaction)
            // Whoever administers an office reads what was done to its tasks.
            for (office, told) in toldElsewhere {
                try work.record(.tasksPassedOn, of: officer.subject, told, at: office, in: transaction)
            }
        }
        return counts
    }
}

/// What became of the tasks of somebody who goes.
public struct PassedTasks: Hashable, Sendable {
    /// How many they held.
    public let held: Int
    /// How many of these were given back; the others went on meanwhile, or stay with them.
    public let released: Int
    /// How many of the given back ones the colleague has now.
    public let taken: Int
    /// By name; nil: nobody was chosen.
    public let colleague: String?

    fileprivate func with(_ other: PassedTasks) -> PassedTasks {
        PassedTasks(
            held: held + other.held, released: released + other.released, taken: taken + other.taken,
            colleague: colleague)
    }

    /// “3 tugas dilepas, 2 diserahkan kepada Budi; 1 tidak dapat dilepas”.
    public var told: String {
        let passed = "\(released) tugas dilepas" + (colleague.map { ", \(taken) diserahkan kepada \($0)" } ?? "")
        return held == released ? passed : "\(passed); \(held - released) tidak dapat dilepas"
    }
}
