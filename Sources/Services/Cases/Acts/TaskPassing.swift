import Procedures
import Store

/// Takes tasks out of somebody's hands, and puts them into a colleague's: each in a transaction of its own office.
struct TaskPassing: Sendable {
    let environment: Environment
    let cases: CaseServices
    /// Who decided so: the history names them.
    let person: Person

    /// - Parameters:
    ///   - holder: who has them; what somebody else has by now stays there.
    ///   - taker: who takes what their roles let them take; nil: nobody.
    /// - Returns: how many were given back, and which of these the colleague has now.
    func pass(
        _ tasks: [TaskPlace], from holder: String, to taker: Person?
    ) async throws -> (released: Int, taken: [TaskPlace]) {
        let release = TaskRelease(environment: environment, cases: cases, holder: holder, person: person)
        var passed = (released: 0, taken: [TaskPlace]())
        for task in tasks {
            // One act: of two on their way the second could come first.
            if task.isElsewhere, let taker, try await isDone({ try await handOn(task, from: holder, to: taker) }) {
                passed.released += 1
                passed.taken.append(task)
                continue
            }
            guard try await isDone({ try await release(task) }) else { continue }
            passed.released += 1
            if let taker, !task.isElsewhere, try await isDone({ try await claim(task, by: taker) }) {
                passed.taken.append(task)
            }
        }
        return passed
    }

    private func claim(_ task: TaskPlace, by taker: Person) async throws {
        let address = TaskAddress(office: task.office, caseID: task.caseID, step: task.step, visit: task.visit)
        try await TaskActs(environment, cases).claim(address, by: taker)
    }

    private func handOn(_ task: TaskPlace, from holder: String, to taker: Person) async throws {
        let address = HandoverAddress(
            office: task.office, caseID: task.caseID, step: task.step, visit: task.visit, isUndo: task.kind == .undo)
        try await HandoverActs(environment, cases).take(address, from: holder, givenBy: person.id, by: taker)
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
