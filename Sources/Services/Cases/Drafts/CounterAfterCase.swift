import Forms
import Procedures
import Store

/// A case of which an officer begins another at the counter, for the same applicant.
struct CounterAfterCase {
    let file: CaseFile
    let environment: Environment
    let cases: CaseServices

    /// Whether an officer handles the case and may read all of it: what it knows is filled in for them to see.
    func isOpen(to person: Person, _ calendar: WorkingCalendar, in transaction: any ReadTransaction) throws -> Bool {
        let (now, keyring) = (environment.now, environment.keyring)
        guard try !file.isApplicant(person, at: now, keyring: keyring, in: transaction) else { return false }
        let lanes = file.officerLanes(of: person, at: now)
        guard !lanes.isEmpty else { return false }
        return try CaseClosure.of(
            file, for: person, lanes: lanes, at: now, calendar: calendar, shelf: cases.shelf, keyring: keyring,
            in: transaction
        ).isOpen
    }

    /// The applicant of the first case stands there again. One who was never known by an account or an address is told
    /// nothing by the first case; where news of this one goes is asked before it is sent.
    func facts(_ channel: Channel, in transaction: any ReadTransaction) throws -> CounterFacts {
        let (office, id) = (file.record.office, file.record.id)
        let row = try transaction.row(
            "SELECT applicant_name_sealed FROM cases WHERE office_id = \(office) AND id = \(id)")!
        let name = try environment.keyring.openText(
            row.blob("applicant_name_sealed"),
            for: SealContext(table: "cases", column: "applicant_name_sealed", row: [office, id]))
        let isKnown = name != ApplicantName.erased && name != ApplicantName.unknown
        var facts = CounterFacts(name: isKnown ? name : "", email: nil, channel: channel)
        let applicant = file.record.applicant
        if applicant.person != nil || applicant.office != nil {
            facts.follows = FollowedApplicant(number: file.record.number, applicant: applicant)
        }
        return facts
    }
}

extension Procedure {
    /// Answers of another case as this procedure's questions take them; a value that one does not take is left for the
    /// applicant.
    func accepted(_ raw: [FieldPath: RawAnswer], in known: CaseAnswers) -> Answers {
        let asked = forms.flatMap(\.asked).filter { raw[$0.path] != nil }
        let judged = FormValidation.validate(asked, raw: raw, in: known)
        return judged.values.filter { raw[$0.key] != nil && judged.troubles[$0.key] == nil }
    }
}
