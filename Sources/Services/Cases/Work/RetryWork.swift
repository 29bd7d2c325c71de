import Forms
import Procedures
import Store

/// Has work that the system gave up tried once more, with all of its attempts before it.
public struct RetryWork: Sendable {
    let environment: Environment
    let cases: CaseServices

    public init(_ environment: Environment, _ cases: CaseServices) {
        self.environment = environment
        self.cases = cases
    }

    /// As an administrator of the office.
    /// - Throws: `Denial`, for an effect too: whether it may be repeated only who answers for its step can tell;
    ///   `WorkMoved`.
    public func callAsFunction(_ place: WorkPlace, of office: String, by person: Person) async throws {
        let environment = environment
        try await environment.database.write { transaction in
            try Permission.administer.require(of: person, in: office, environment, transaction)
            guard place.queue == .outbox else {
                return try revive(place, of: office, Timers(keyring: environment.keyring), in: transaction)
            }
            let outbox = Outbox(keyring: environment.keyring)
            let row = try outbox.givenUp(office: office, subject: place.subject, in: transaction)
                .first { $0.name == place.name }
            let work = row.flatMap(StalledWork.init)?.work
            if case .effect = work {
                throw Denial(.forbidden, "Pekerjaan ini dicoba lagi oleh pelaksana langkahnya, dari tugasnya")
            }
            try revive(place, of: office, outbox, in: transaction)
            guard case .openSub(let step, let visit) = work else { return }
            // Not by the projection: the case may be what cannot be read.
            for table: StaticString in ["tasks", "task_roles"] {
                try transaction.execute(
                    """
                    DELETE FROM \(name: table) WHERE office_id = \(office) AND case_id = \(place.subject)
                        AND step = \(step) AND visit = \(visit) AND kind = \(CaseTask.Kind.stalled.rawValue)
                    """)
            }
        }
    }

    /// The opening of a sub-procedure, as an officer who answers for its step.
    /// - Throws: `CaseMissing`; `Refusal.notYourLane`; `WorkMoved`.
    public func sub(_ address: TaskAddress, by person: Person) async throws {
        let (environment, cases) = (environment, cases)
        try await environment.database.write { transaction in
            var file = try CaseFile.open(
                address.caseID, of: address.office, at: environment.now, shelf: cases.shelf,
                keyring: environment.keyring, in: transaction)
            let actor = try file.require(
                person, step: nil, at: environment.now, keyring: environment.keyring, in: transaction)
            let answering = file.procedure.step(address.step)?.answeringLanes(in: file.procedure) ?? []
            guard !actor.lanes.isDisjoint(with: answering) else {
                throw Refusal.notYourLane(lanes: answering.compactMap { file.procedure.lane($0)?.title })
            }
            guard let row = file.stalledSub(address.step, visit: address.visit) else { throw WorkMoved() }
            let place = WorkPlace(queue: .outbox, subject: row.subject, name: row.name)
            try revive(place, of: address.office, Outbox(keyring: environment.keyring), in: transaction)
            file.givenUp.removeAll { $0.name == row.name }
            try CaseProjection(transaction: transaction).update(&file)
        }
    }

    /// Every mail of the office: after the mail server was away for long. As an administrator of the office.
    /// - Returns: how many.
    /// - Throws: `Denial`.
    public func mails(of office: String, by person: Person) async throws -> Int {
        let environment = environment
        return try await environment.database.write { transaction in
            try Permission.administer.require(of: person, in: office, environment, transaction)
            return try Outbox(keyring: environment.keyring).reviveAll(
                office: office, kind: OutgoingMail.kind, dueAt: environment.now.seconds, in: transaction)
        }
    }

    private func revive(
        _ place: WorkPlace, of office: String, _ queue: some WorkQueue, in transaction: any Transaction
    ) throws {
        let isRevived = try queue.revive(
            office: office, subject: place.subject, name: place.name, dueAt: environment.now.seconds, in: transaction)
        guard isRevived else { throw WorkMoved() }
    }
}

/// Somebody had it tried again already, or it is settled.
public struct WorkMoved: Error, Sendable {}
