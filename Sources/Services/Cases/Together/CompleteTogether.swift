public import Procedures
public import Store

/// One decision for many cases at once, where the SOP allows it (`massal`): an act of its own for each, in a transaction
/// of its own. What one case refuses does not stop the others.
public struct CompleteTogether: Sendable {
    public let environment: Environment
    public let cases: CaseServices

    public init(_ environment: Environment, _ cases: CaseServices) {
        self.environment = environment
        self.cases = cases
    }

    public struct Result: Sendable {
        public let task: TaskAddress
        /// The case's number; nil where the person may not know of the case.
        public let number: String?
        public let end: End
    }

    public enum End: Sendable, Hashable {
        case done
        /// The same person had done it already, with this outcome, as when a form is sent twice.
        case doneBefore
        case refused(Refusal)
        /// The clock had taken the step: kept in the history only.
        case tooLate
        /// There is no such task for this person, or the step is not one to be done together.
        case unknown
    }

    /// - Parameter tasks: of one step of one version of an SOP: that of most of them. What is of another, or was moved
    ///   to another version meanwhile, is refused as unknown.
    /// - Returns: what became of each, in the order of the tasks.
    public func callAsFunction(
        _ tasks: [TickedTask], outcome: String, reason: String?, note: String?, blobs: Blobs, by person: Person
    ) async throws -> [Result] {
        let known = try await known(tasks)
        let kinds = tasks.compactMap { task in known[task.address].map { Kind(hash: $0.hash, step: task.address.step) }
        }
        let counts = Dictionary(kinds.map { ($0, 1) }, uniquingKeysWith: +)
        let wanted = kinds.max { counts[$0, default: 0] < counts[$1, default: 0] }
        var results: [Result] = []
        for task in tasks.prefix(TickedTasks.most) {
            guard let found = known[task.address], Kind(hash: found.hash, step: task.address.step) == wanted else {
                results.append(Result(task: task.address, number: nil, end: .unknown))
                continue
            }
            let end = try await complete(
                task, of: found.step, outcome: outcome, reason: reason, note: note, blobs: blobs, by: person)
            results.append(Result(task: task.address, number: end == .unknown ? nil : found.number, end: end))
        }
        return results
    }

    /// A step of one version of an SOP.
    private struct Kind: Hashable {
        let hash: String
        let step: String
    }

    private func complete(
        _ task: TickedTask, of step: Step, outcome: String, reason: String?, note: String?, blobs: Blobs,
        by person: Person
    ) async throws -> End {
        do {
            let taken = try await CompleteStep(environment, cases)(
                task.address, outcome: outcome, raw: [:], reason: reason, note: note, seen: task.version, blobs: blobs,
                by: person)
            return taken == .done ? .done : .tooLate
        } catch Refusal.stepLeft(_, _, let by, let left) where by == person.id && left == step.label(of: outcome) {
            return .doneBefore
        } catch let refusal as Refusal {
            return .refused(refusal)
        } catch is CaseMissing {
            return .unknown
        } catch is CaseErased {
            return .unknown
        }
    }

    /// The cases of those tasks whose step may be done together, by number and version of the SOP.
    private func known(_ tasks: [TickedTask]) async throws -> [TaskAddress: (number: String, hash: String, step: Step)]
    {
        let cases = cases
        let byOffice = Dictionary(grouping: Set(tasks.map(\.address)), by: \.office)
        return try await environment.database.read { transaction in
            var known: [TaskAddress: (number: String, hash: String, step: Step)] = [:]
            for (office, addresses) in byOffice {
                let rows = try transaction.rows(
                    """
                    SELECT id, number, procedure_hash FROM cases
                    WHERE office_id = \(office) AND id IN \(list: addresses.map(\.caseID))
                    """)
                let byID = Dictionary(uniqueKeysWithValues: rows.map { ($0.text("id"), $0) })
                for address in addresses {
                    guard let row = byID[address.caseID],
                        let step = try cases.shelf.procedure(row.text("procedure_hash"), in: transaction)
                            .step(address.step), step.isBulk
                    else { continue }
                    known[address] = (row.text("number"), row.text("procedure_hash"), step)
                }
            }
            return known
        }
    }
}

extension Step {
    /// What an outcome is called where there are several; as a refusal names it.
    fileprivate func label(of name: String) -> String? { outcome(name).flatMap { $0.isImplicit ? nil : $0.label } }
}
