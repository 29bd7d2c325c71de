import Procedures
import Store

/// Takes tasks out of somebody's hands, and puts them into a colleague's: each in a transaction of its own office.
struct TaskPassing: Sendable {
    let environment: Environment
    let cases: CaseServices

    /// - Parameters:
    ///   - giver: in whose name each is given back.
    ///   - taker: who takes what their roles let them take; nil: nobody.
    /// - Returns: how many were given back, and which of these the colleague has now.
    func pass(
        _ tasks: [TaskPlace], from giver: Person, to taker: Person?
    ) async throws -> (released: Int, taken: [TaskPlace]) {
        try await pass(tasks, to: taker) { try await act(on: $0, by: giver, isRelease: true) }
    }

    /// - Parameter release: how each is given back.
    func pass(
        _ tasks: [TaskPlace], to taker: Person?, release: (TaskPlace) async throws -> Void
    ) async throws -> (released: Int, taken: [TaskPlace]) {
        var passed = (released: 0, taken: [TaskPlace]())
        for task in tasks {
            guard try await isDone({ try await release(task) }) else { continue }
            passed.released += 1
            if let taker, try await isDone({ try await act(on: task, by: taker, isRelease: false) }) {
                passed.taken.append(task)
            }
        }
        return passed
    }

    private func act(on task: TaskPlace, by person: Person, isRelease: Bool) async throws {
        if task.isElsewhere {
            let address = HandoverAddress(
                office: task.office, caseID: task.caseID, step: task.step, visit: task.visit, isUndo: task.kind == .undo
            )
            let acts = HandoverActs(environment, cases)
            try await isRelease ? acts.release(address, by: person) : acts.claim(address, by: person)
        } else {
            let address = TaskAddress(office: task.office, caseID: task.caseID, step: task.step, visit: task.visit)
            let acts = TaskActs(environment, cases)
            try await isRelease ? acts.release(address, by: person) : acts.claim(address, by: person)
        }
    }

    /// A task that went on meanwhile, or is not the colleague's to take, stays as it is.
    private func isDone(_ act: () async throws -> Void) async throws -> Bool {
        do {
            try await act()
            return true
        } catch is Refusal {
            return false
        } catch is CaseMissing {
            return false
        }
    }
}
