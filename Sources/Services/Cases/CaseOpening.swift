import Forms
import Procedures
import Store

/// The opening of a case out of a draft, or out of a parent's sub-procedure, within a transaction.
struct CaseOpening {
    let environment: Environment
    let cases: CaseServices
    let transaction: any Transaction

    /// In which an office counts its cases; it has no lines of its own.
    static let book = "permohonan"

    /// `2026-00012`.
    static func number(year: Int64, count: Int64) -> String {
        "\(year)-\(String(repeating: "0", count: max(0, 5 - String(count).count)))\(count)"
    }

    /// Year and count of a number.
    static func read(number: String) -> (year: Int64, count: Int64)? {
        let parts = number.split(separator: "-", omittingEmptySubsequences: false).map { Int64($0) }
        guard parts.count == 2, let year = parts[0], let count = parts[1],
            Self.number(year: year, count: count) == number
        else { return nil }
        return (year, count)
    }

    struct Opened {
        let caseID: String
        let number: String
        let track: TrackingCode
    }

    /// - Parameters:
    ///   - applicant: whose case it is.
    ///   - name: what lists at the desk call the applicant.
    ///   - seat: the office in which the applicant serves, whether or not they apply in its name.
    ///   - actor: who files it; holds the applicant's lane, or assists.
    func open(
        _ content: DraftContent, of procedure: Procedure, under adoption: Adoption, applicant: CaseApplicant,
        seat: String?, name: String, actor: Actor, parent: ParentLink?
    ) throws -> Opened {
        let (office, now) = (adoption.office, environment.now)
        let calendar = try OfficeCalendar.of(office, in: transaction)
        let year = now.date(in: calendar.zone).year
        let count = try RegisterEntry.nextNumber(of: Self.book, office: office, year: year, in: transaction)
        let number = Self.number(year: Int64(year), count: Int64(count))

        var opening = Opening(
            procedureHash: adoption.procedureHash, number: number, applicant: applicant.person,
            channel: content.counter?.channel ?? .online)
        opening.applicantOffice = applicant.office ?? seat
        opening.assistedBy = actor.isAssisting ? actor.person : nil
        opening.consent = content.counter?.consent?.rawValue
        opening.telephone = content.counter?.telephone
        opening.proxy = content.counter?.proxy
        opening.parent = parent
        var submission = Submission()
        submission.answers = content.answers
        submission.papers = content.papers.merging(
            content.shown.map { ($0, [PaperFile.shownOriginal]) }, uniquingKeysWith: +)
        submission.occurred = content.counter?.occurred

        let offices = try LaneOffices(
            procedure, under: adoption, applicant: opening.applicantOffice, since: now, in: transaction)
        try ApplicantSeat(procedure, offices).check(under: adoption, in: transaction)
        let calendars = try LaneCalendars(offices, of: procedure, handling: calendar, in: transaction)
        let context = EngineContext(
            procedure: procedure, catalogue: cases.catalogue, now: now, calendar: calendars.of)
        let events = try decide(
            nil, .open(opening, submission), by: actor, expectedVersion: nil, in: context)
        return try store(
            events, opening, adoption: adoption, offices: offices, procedure: procedure, applicant: applicant,
            name: name, at: now)
    }

    private func store(
        _ events: [CaseEvent], _ opening: Opening, adoption: Adoption, offices: LaneOffices, procedure: Procedure,
        applicant: CaseApplicant, name: String, at now: Instant
    ) throws -> Opened {
        let (office, id) = (adoption.office, Identifier.random())
        let key = CaseKey()
        let plan = procedure.retention
        let periods = plan.periods.isEmpty ? nil : PeriodKeys(periods: plan.periods.map(\.periodName))
        let track = TrackingCode()
        let keyring = environment.keyring
        let trackHash = track.hash(keyring)
        func sealed(_ text: String, _ column: String) -> [UInt8] {
            keyring.seal(Array(text.utf8), for: SealContext(table: "cases", column: column, row: [office, id]))
        }
        try transaction.execute(
            """
            INSERT INTO cases (office_id, id, number, procedure_name, procedure_hash, key_sealed, retention_sealed,
                version, head_hash, opened_at, channel, applicant_account, applicant_contact, applicant_office, applicant_name_sealed,
                assisted_by, track_hash, track_sealed, parent_office, parent_case, parent_step, parent_visit)
            VALUES (\(office), \(id), \(opening.number), \(procedure.name), \(opening.procedureHash),
                \(key.wrapped(by: keyring, for: CaseFile.keyContext(office, id))),
                \(periods?.sealed(by: key, for: CaseFile.periodsContext(office, id))), 0, \(EventLog.genesis),
                \(now.seconds), \(opening.channel.rawValue), \(applicant.account), \(applicant.contact),
                \(applicant.office), \(sealed(name, "applicant_name_sealed")), \(opening.assistedBy), \(trackHash),
                \(sealed(track.symbols, "track_sealed")), \(opening.parent?.officeElsewhere(than: office)),
                \(opening.parent?.caseID), \(opening.parent?.step), \(opening.parent?.visit))
            """)
        guard let record = try CaseRecord.find(id, of: office, in: transaction), let first = events.first,
            let state = CaseState.fold([first])
        else { throw CaseMissing() }
        var file = CaseFile(
            record: record, procedure: procedure, adoption: adoption, offices: offices, key: key,
            periods: periods, events: [], state: state)
        try CaseWriter(environment: environment, cases: cases, transaction: transaction)
            .store(opened: events, on: &file, at: now)
        try takeFiles(of: file)
        return Opened(caseID: id, number: opening.number, track: track)
    }

    /// Seals the draft's files with the case's key. Files that a sub-procedure was given are its parent's, and stay so.
    private func takeFiles(of file: CaseFile) throws {
        for paper in file.state.papers.values.joined() where !paper.isShownOriginal {
            do {
                try Blobs.reseal(
                    paper.blob, office: file.record.office, from: environment.keyring, to: file.key, in: transaction)
            } catch SealFailure.altered where file.record.parent != nil {}
        }
    }
}

extension PaperFile {
    /// The original was shown at the counter; nothing was uploaded.
    static let shownOriginal = PaperFile(
        blob: "", name: "Ditunjukkan di loket", type: .pdf, bytes: 0, digest: "", shown: true)
}
