import Forms
import Procedures

/// What one case asks of another office now.
struct HandoverContent: Sendable {
    /// A task as the other office's lists need it.
    struct Task: Sendable, Hashable {
        let kind: CaseTask.Kind
        let step: String
        let visit: Int
        let opened: Instant
        let due: Instant?
        let claimedBy: String?
        let roles: [String]
    }

    let caseID: String
    /// The office that handles the case.
    let from: String
    let number: String
    let procedureHash: String
    /// How many events the case had.
    let version: Int
    /// How many forms of sub-procedures waited: no event tells of them.
    let forms: Int
    let tasks: [Task]

    init(_ file: CaseFile, for office: String) {
        caseID = file.record.id
        from = file.record.office
        number = file.record.number
        procedureHash = file.record.procedureHash
        version = file.record.version
        forms = file.waitingForms.count
        tasks = file.handedTasks()[office] ?? []
    }
}

extension CaseFile {
    /// The tasks that wait in other offices, by office.
    func handedTasks() -> [String: [HandoverContent.Task]] {
        guard !offices.elsewhere.isEmpty else { return [:] }
        var handed: [String: [HandoverContent.Task]] = [:]
        // A sub-procedure that the system could not open is looked after where the case is handled.
        for task in CaseTask.all(of: self) where task.kind != .stalled {
            let byOffice = Dictionary(grouping: task.lanes) { offices.office(of: $0) ?? record.office }
            for (office, lanes) in byOffice where office != record.office {
                handed[office, default: []].append(
                    HandoverContent.Task(
                        kind: task.kind, step: task.step, visit: task.visit, opened: task.opened, due: task.due,
                        claimedBy: task.claimedBy, roles: Set(lanes.flatMap(roles)).sorted()))
            }
        }
        return handed
    }
}
