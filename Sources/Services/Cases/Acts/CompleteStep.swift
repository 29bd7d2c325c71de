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
    /// - Throws: `CaseMissing` when the person may not see the case; `SubmissionRefused` for answers; `Refusal` when the
    ///   engine says no.
    public func callAsFunction(
        _ address: TaskAddress, outcome: String, raw: [FieldPath: RawAnswer], uploads: [UploadedPaper] = [],
        reason: String? = nil, note: String? = nil, seen version: Int?, blobs: Blobs, by person: Person
    ) async throws {
        let (environment, cases, now) = (environment, cases, environment.now)
        try await environment.database.write { transaction in
            var file = try CaseFile.open(
                address.caseID, of: address.office, shelf: cases.shelf, keyring: environment.keyring, in: transaction)
            let actor = try file.require(
                person, step: address.step, at: now, keyring: environment.keyring, in: transaction)
            let calendar = try OfficeCalendar.of(address.office, in: transaction)
            let applies = try file.isApplicant(person, at: now, keyring: environment.keyring, in: transaction)
            let closure =
                applies
                ? .none
                : try CaseClosure.of(
                    file, for: person, lanes: file.officerLanes(of: person, at: now), at: now, calendar: calendar,
                    shelf: cases.shelf, keyring: environment.keyring, in: transaction)
            let reader = SubmissionReader(
                file: file, address: address, outcome: outcome, calendar: calendar, now: now,
                hidden: closure.content.fields)
            var submission = try reader.submission(raw: raw, uploads: uploads)
            submission.reason = reason
            submission.note = note
            for upload in uploads {
                try blobs.keep(
                    upload.blob, mediaType: upload.file.type.mediaType, at: now.seconds, sealing: file.key,
                    in: transaction)
            }
            let command = Command.complete(
                step: address.step, visit: address.visit, outcome: outcome, submission)
            try CaseWriter(environment: environment, cases: cases, transaction: transaction)
                .run(command, by: actor, seen: version, on: &file, at: now)
        }
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
