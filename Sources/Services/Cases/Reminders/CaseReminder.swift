import Forms
import Procedures
public import Store

/// Lets the clock remind of steps that wait (``StepReminders``). One timer a case, beside that of its engine: what is due is
/// told, and the timer set to what comes next, in one transaction.
public struct CaseReminder: WorkHandler {
    /// The timer kind that this handles, and the timer's name.
    public static let kind = "pengingat"

    let environment: Environment
    let cases: CaseServices

    public init(_ environment: Environment, _ cases: CaseServices) {
        self.environment = environment
        self.cases = cases
    }

    public func perform(_ claim: WorkClaim) async throws -> WorkRecord {
        { transaction in
            do {
                let file = try CaseFile.open(
                    claim.subject, of: claim.office, at: environment.now, shelf: cases.shelf,
                    keyring: environment.keyring, in: transaction)
                try CaseReminder.settle(file, environment, cases, at: environment.now, in: transaction)
            } catch is CaseErased {}
        }
    }

    public func cause(of error: any Error, in claim: WorkClaim) -> String { WorkCause.words(error) }

    /// Tells what is due by now, and sets the timer to what comes next. An act that changes nothing of either leaves the
    /// timer as it is.
    /// - Parameter before: of the case before the act; nil: nothing is known of it.
    static func settle(
        _ file: CaseFile, before: StepReminders? = nil, _ environment: Environment, _ cases: CaseServices,
        at now: Instant, in transaction: any Transaction
    ) throws {
        let reminders = StepReminders(file, in: try EngineContext(for: file, cases, at: now, in: transaction))
        let due = reminders.due(at: now)
        if !due.isEmpty {
            let told = try reminders.told(in: transaction)
            let notices = CaseNotices(environment: environment, transaction: transaction)
            for mark in due where !told.contains(mark.place) {
                for (name, notice) in reminders.notices(of: mark) { try notices.tell(notice, named: name, of: file) }
            }
        }
        let next = reminders.next(after: now)
        // Where nothing waits any more, one that is due and has not fired goes too.
        let isOver = reminders.marks.isEmpty && before?.marks.isEmpty == false
        if let before, !isOver, before.next(after: now) == next { return }
        try schedule(reminders, environment, next, in: transaction)
    }

    /// Sets the timer alone: where it was lost, or never set. One that is due stays due: what it has to tell is told when it
    /// fires.
    static func restore(
        _ file: CaseFile, _ environment: Environment, _ cases: CaseServices, in transaction: any Transaction
    ) throws {
        let now = environment.now
        let reminders = StepReminders(file, in: try EngineContext(for: file, cases, at: now, in: transaction))
        let set = try Timers(keyring: environment.keyring).scheduled(
            office: file.record.office, subject: file.record.id, in: transaction)[kind].map(Instant.init(seconds:))
        let due = set.flatMap { $0 <= now && !reminders.due(at: now).isEmpty ? $0 : nil }
        try schedule(reminders, environment, due ?? reminders.next(after: now), in: transaction)
    }

    private static func schedule(
        _ reminders: StepReminders, _ environment: Environment, _ moment: Instant?, in transaction: any Transaction
    ) throws {
        let timers = Timers(keyring: environment.keyring)
        let (office, id) = (reminders.file.record.office, reminders.file.record.id)
        if let moment {
            try timers.schedule(
                office: office, subject: id, name: kind, kind: kind, dueAt: moment.seconds, in: transaction)
        } else {
            try timers.cancel(office: office, subject: id, name: kind, in: transaction)
        }
    }
}
