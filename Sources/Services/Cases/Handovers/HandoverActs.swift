public import Forms
import Procedures
import Store

/// What somebody does at a task of another office's case. What can be judged is judged on the handling office's case
/// before anything is taken; then the act is kept in the person's own office, whence the outbox brings it
/// (docs/decisions/0016).
public struct HandoverActs: Sendable {
    public let environment: Environment
    public let cases: CaseServices

    public init(_ environment: Environment, _ cases: CaseServices) {
        self.environment = environment
        self.cases = cases
    }

    /// - Parameters:
    ///   - uploads: files whose bytes were written for the **handling** office; they become its case's when it takes the
    ///     act.
    ///   - originals: whether the original of a paper was shown, for the papers of which the form asks so.
    ///   - happened: when an outside party did it, as typed; empty: now.
    ///   - version: the case's version when the person's page was made.
    /// - Throws: `CaseMissing`; `SubmissionRefused` for answers; `FieldTroubles` at `terjadi`; `Refusal` when the engine
    ///   says no.
    public func complete(
        _ address: HandoverAddress, outcome: String, raw: [FieldPath: RawAnswer], uploads: [UploadedPaper] = [],
        originals: [String: Bool] = [:], reason: String? = nil, note: String? = nil, happened: String? = nil,
        seen version: Int?, by person: Person
    ) async throws {
        let now = environment.now
        try await act(.complete(outcome: outcome), at: address, by: person) { handed, act in
            act.occurred = try Occurrence.ofStep(
                handed.file.state.open[address.step], of: handed.step, at: now, handed.calendar
            ).read(act.isAssisting ? happened : nil)
            let reader = SubmissionReader(
                file: handed.file,
                address: TaskAddress(
                    office: handed.file.record.office, caseID: address.caseID, step: address.step, visit: address.visit),
                outcome: outcome, calendar: handed.calendar, instant: act.occurred ?? now,
                // Only the applicant's steps ask for an address of the applicant's own (E119).
                hidden: handed.sight.hidden, proven: .any)
            let submission = try reader.submission(
                raw: raw, uploads: uploads,
                originals: handed.file.isOfficers(act.actor, at: address.step)
                    ? handed.file.state.ticks(originals, hidden: handed.hiddenPapers) : [:])
            (act.answers, act.papers) = (submission.answers, submission.papers)
            act.files = uploads.map(\.blob.facts)
            act.mediaTypes = Dictionary(
                uploads.map { ($0.blob.place.id, $0.file.type.mediaType) }, uniquingKeysWith: { $1 })
            (act.reason, act.note, act.seen) = (reason, note, version)
        }
    }

    /// Passes the step over, with a reason (`boleh-dilewati`).
    public func skip(_ address: HandoverAddress, reason: String, by person: Person) async throws {
        try await act(.skip, at: address, by: person) { $1.reason = reason }
    }

    /// Takes the task for oneself, so that colleagues see who has it.
    public func claim(_ address: HandoverAddress, by person: Person) async throws {
        try await act(.claim, at: address, by: person)
    }

    public func release(_ address: HandoverAddress, by person: Person) async throws {
        try await act(.release, at: address, by: person)
    }

    /// Takes a task out of a colleague's hands, as whoever administers them decided.
    /// - Parameters:
    ///   - holder: who has it.
    ///   - giver: who decided so: the case's history says that they gave it back.
    /// - Throws: `Refusal`, also where the holder has it no longer.
    func take(_ address: HandoverAddress, from holder: String, givenBy giver: String, by person: Person) async throws {
        try await act(.claim, at: address, by: person) { _, act in
            guard act.claim?.holder == holder else { throw Refusal.notClaimed }
            act.givenBy = giver
        }
    }

    /// Enters what an effect gave that this office answers for.
    /// - Throws: `FieldTroubles` with a message a field.
    public func endEffect(_ address: HandoverAddress, answer: EffectAnswer, by person: Person) async throws {
        try await act(.endEffect(outcome: answer.outcome, outputs: answer.outputs), at: address, by: person)
    }

    /// Lets the system try a failed effect once more.
    public func retryEffect(_ address: HandoverAddress, by person: Person) async throws {
        try await act(.retryEffect, at: address, by: person)
    }

    private func act(
        _ deed: HandoverAct.Deed, at address: HandoverAddress, by person: Person,
        _ fill: @Sendable @escaping (HandedTask, inout HandoverAct) throws -> Void = { _, _ in }
    ) async throws {
        let (environment, cases) = (environment, cases)
        let (act, text, key) = try await environment.database.read { transaction in
            let handed = try HandedTask.open(address, for: person, environment, cases, in: transaction)
            var act = HandoverAct(deed, handed, at: environment.now)
            try fill(handed, &act)
            try handed.file.requireAwaited(act.answers, at: act.step, in: transaction)
            if case .endEffect = deed {
            } else {
                var actor = act.actor
                actor.freedSteps = handed.actor.freedSteps
                if act.givenBy != nil { actor.freedSteps.insert(act.step) }
                _ = try decide(
                    handed.file.state, act.command(), by: actor, expectedVersion: act.seen, in: handed.engine)
            }
            return (act, handed.step.text, handed.file.key)
        }
        if case .endEffect = deed { try await rehearse(act) }
        try await environment.database.write { transaction in
            try ActSending(act: act, key: key, text: text, office: address.office, environment: environment)
                .send(in: transaction)
        }
    }

    /// What an effect's noun keeps it checks while it writes: so it is done in the handling office, and taken back.
    private func rehearse(_ act: HandoverAct) async throws {
        struct Rehearsed: Error {}
        let (environment, cases) = (environment, cases)
        do {
            try await environment.database.write { transaction in
                try ActTaking(environment: environment, cases: cases, transaction: transaction).take(act)
                throw Rehearsed()
            }
        } catch is Rehearsed {}
    }
}

extension HandoverAct {
    init(_ deed: Deed, _ handed: HandedTask, at now: Instant) {
        self.init(
            office: handed.file.record.office, caseID: handed.address.caseID, step: handed.address.step,
            visit: handed.address.visit, kind: handed.task?.kind ?? .step, deed: deed, person: handed.actor.person,
            lanes: handed.actor.lanes, channel: handed.actor.channel, isAssisting: handed.actor.isAssisting,
            isParty: handed.actor.isParty,
            standIns: handed.actor.standIns.isEmpty ? nil : handed.actor.standIns,
            claim: Claim(holder: handed.file.state.open[handed.address.step]?.claimedBy), sent: now)
    }
}
