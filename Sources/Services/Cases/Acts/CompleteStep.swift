public import Forms
public import Procedures
public import Store

/// One person's act at an open step: its outcome, with what belongs to it.
public struct CompleteStep: Sendable {
    public let environment: Environment
    public let cases: CaseServices

    public init(_ environment: Environment, _ cases: CaseServices) {
        self.environment = environment
        self.cases = cases
    }

    /// - Parameters:
    ///   - raw: every question of the form, as typed.
    ///   - uploads: files that were stored already; they become the case's with this act.
    ///   - version: the case's version when the person's page was made; nil where no page was.
    ///   - originals: whether the original of a paper was shown, for the papers of which the officer's form asks so.
    ///   - happened: when it happened, as an officer typed it who enters it for somebody else; empty: now.
    ///   - consent: how the applicant agreed, as an officer chose it who enters it for them; nil: nobody asked.
    /// - Throws: `CaseMissing` when the person may not see the case; `SubmissionRefused` for answers, with what is wrong at
    ///   `persetujuan`; `FieldTroubles` at `persetujuan` alone, and at `terjadi`, by which answers are judged; `Refusal`
    ///   when the engine says no.
    @discardableResult
    public func callAsFunction(
        _ address: TaskAddress, outcome: String, raw: [FieldPath: RawAnswer], uploads: [UploadedPaper] = [],
        originals: [String: Bool] = [:], reason: String? = nil, note: String? = nil, happened: String? = nil,
        consent: String? = nil, seen version: Int?, blobs: Blobs, by person: Person
    ) async throws -> StepTaken {
        let (environment, cases, now) = (environment, cases, environment.now)
        let inherited = try await inherited(by: address, for: person)
        return try await environment.database.write { transaction in
            var file = try CaseFile.open(
                address.caseID, of: address.office, at: environment.now, shelf: cases.shelf,
                keyring: environment.keyring, in: transaction)
            var actor = try file.require(
                person, step: address.step, at: now, keyring: environment.keyring, in: transaction)
            var beside: [String: String] = [:]
            actor.consent = try FieldTroubles.gather(into: &beside) {
                try CounterConsent.read(
                    consent, of: actor, among: file.procedure.step(address.step)?.lanes ?? [], in: file.procedure)
            }
            let calendar = try OfficeCalendar.of(address.office, in: transaction)
            let applies = try file.isApplicant(person, at: now, keyring: environment.keyring, in: transaction)
            let closure =
                try applies
                ? CaseClosure.ofApplicant(
                    file, person, inherited: inherited, keyring: environment.keyring, in: transaction)
                : CaseClosure.of(
                    file, lanes: file.officerLanes(of: person, at: now), inherited: inherited, at: now,
                    calendar: calendar)
            // What its own case closes to an officer is not theirs to act on for the office.
            guard !applies || closure.isOpen else { throw CaseMissing() }
            let occurred = try FieldTroubles.gather(into: &beside) {
                try Occurrence.ofStep(
                    file.openStep(address), of: file.procedure.step(address.step), at: now, calendar
                ).read(actor.isAssisting ? happened : nil)
            }
            guard beside[Occurrence.field] == nil else { throw FieldTroubles(beside) }
            let reader = SubmissionReader(
                file: file, address: address, outcome: outcome, calendar: calendar, instant: occurred ?? now,
                hidden: closure.content.fields,
                proven: try ProvenAddresses.of(
                    file, for: actor, person, keyring: environment.keyring, in: transaction))
            let isOfficers = file.isOfficers(actor, at: address.step)
            var submission: Submission
            do {
                submission = try reader.submission(
                    raw: raw, uploads: uploads,
                    originals: isOfficers ? file.state.ticks(originals, hidden: closure.content.papers) : [:])
                try file.requireAwaited(submission.answers, at: address.step, in: transaction)
            } catch let refused as SubmissionRefused {
                throw SubmissionRefused(fields: refused.fields, beside: beside)
            }
            guard beside.isEmpty else { throw FieldTroubles(beside) }
            submission.occurred = occurred
            submission.reason = reason
            submission.note = note
            for upload in uploads {
                try blobs.keep(
                    upload.blob, mediaType: upload.file.type.mediaType, at: now.seconds, sealing: file.key,
                    in: transaction)
            }
            let command = Command.complete(
                step: address.step, visit: address.visit, outcome: outcome, submission)
            let late = file.state.lateActs.count
            try CaseWriter(environment: environment, cases: cases, transaction: transaction)
                .run(command, by: actor, seen: version, on: &file, at: now)
            return file.state.lateActs.count == late ? .done : .keptOnly
        }
    }

    /// What the cases above this one close to an officer.
    private func inherited(
        by address: TaskAddress, for person: Person
    ) async throws -> Set<ConfidentialityRule.Scope> {
        guard person.kind == .officer else { return [] }
        let (environment, cases) = (environment, cases)
        return try await environment.database.read { transaction in
            let (office, keyring) = (address.office, environment.keyring)
            guard let record = try CaseRecord.find(address.caseID, of: office, in: transaction), record.parent != nil
            else { return [] }
            let file = try CaseFile.open(
                record.id, of: office, at: environment.now, shelf: cases.shelf, keyring: keyring, in: transaction)
            return try CaseClosure.inherited(
                by: file, for: person, at: environment.now, calendar: OfficeCalendar.of(office, in: transaction),
                shelf: cases.shelf, keyring: keyring, in: transaction)
        }
    }
}

/// What became of an act at a step.
public enum StepTaken: Sendable, Hashable {
    case done
    /// The clock had taken the step before it was entered, though not before it happened: it stands in the history and
    /// moves nothing (SOP.md §10.3).
    case keptOnly
}

extension CaseFile {
    fileprivate func openStep(_ address: TaskAddress) -> OpenStep? {
        state.open[address.step].flatMap { $0.visit == address.visit ? $0 : nil }
    }

    /// Whether somebody acts at a step as an officer, for themselves or for whoever stands before them: only they can say
    /// that they saw an original.
    func isOfficers(_ actor: Actor, at step: String) -> Bool {
        let own = (procedure.step(step)?.lanes ?? []).filter(actor.lanes.contains)
        return actor.isAssisting || own.contains { procedure.lane($0)?.party == .officer }
    }
}

/// A file that a person just handed over for a paper.
public struct UploadedPaper: Sendable {
    public let paper: String
    public let file: PaperFile
    public let blob: WrittenBlob

    public init(paper: String, file: PaperFile, blob: WrittenBlob) {
        self.paper = paper
        self.file = file
        self.blob = blob
    }
}

/// A step of a case at one of its visits: what a link to a task names.
public struct TaskAddress: Sendable, Hashable {
    public let office: String
    public let caseID: String
    public let step: String
    public let visit: Int

    public init(office: String, caseID: String, step: String, visit: Int) {
        self.office = office
        self.caseID = caseID
        self.step = step
        self.visit = visit
    }
}
