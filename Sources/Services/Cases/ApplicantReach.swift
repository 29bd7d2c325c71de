import Forms
import Procedures
import Store

/// How the applicant of a case hears of it.
public enum ApplicantReach: Sendable, Hashable {
    /// By mail.
    case mail
    /// Mail is sent, and does not reach them: the last one came back, or was given up. An officer tells them too.
    case returned
    /// An officer tells them: they have no address.
    case officer
    /// They look themselves, by the code and the key of their receipt.
    case nobody
}

extension CaseFile {
    /// - Returns: how they hear, and by mail at which address.
    func reach(keyring: Keyring, in transaction: any ReadTransaction) throws -> (way: ApplicantReach, email: String?) {
        if let contact = record.applicant.contact {
            guard let found = try Contact.find(contact, keyring: keyring, in: transaction), found.hasAddress else {
                return (.nobody, nil)
            }
            return (try wayOfMail(in: transaction), found.email)
        }
        guard let account = record.applicant.account else {
            // Who applied without a name has the code; whoever came to the counter is told by an officer, if it is known
            // who they are.
            let isUnknown = try record.assistedBy == nil || isOfNobody(keyring: keyring, in: transaction)
            return (isUnknown ? .nobody : .officer, nil)
        }
        guard let email = try Addressees.email(of: account, keyring: keyring, in: transaction) else {
            return (.officer, nil)
        }
        return (try wayOfMail(in: transaction), email)
    }

    /// By the last mail about it whose fate is known: what waits proves nothing.
    private func wayOfMail(in transaction: any ReadTransaction) throws -> ApplicantReach {
        let given = givenUp.compactMap(UnreachedNotice.init).map(\.name)
        let last = try transaction.row(
            """
            SELECT sent_at, bounced_at FROM notices
            WHERE office_id = \(record.office) AND case_id = \(record.id) AND account_id IS NULL AND by_mail = 1
                AND (sent_at IS NOT NULL OR bounced_at IS NOT NULL OR told_at IS NOT NULL OR name IN \(list: given))
            ORDER BY made_at DESC, CASE WHEN bounced_at IS NULL THEN 1 ELSE 0 END, name DESC LIMIT 1
            """)
        guard let last else { return .mail }
        return last.intOrNil("sent_at") != nil && last.intOrNil("bounced_at") == nil ? .mail : .returned
    }

    /// Whether the counter filed it for somebody of whom it was told nothing, so that nobody can tell them anything: no
    /// name, no number, and nothing else that leads to them. What an officer noted in a later step is not theirs.
    private func isOfNobody(keyring: Keyring, in transaction: any ReadTransaction) throws -> Bool {
        guard procedure.takesNameless, record.applicant == CaseApplicant(), record.parent == nil,
            state.opening.telephone == nil, !procedure.applicantsQuestions.contains(where: { leads($0.path) }),
            !state.papers.contains(where: { !$0.value.isEmpty && leads(paper: $0.key) })
        else { return false }
        let (office, id) = (record.office, record.id)
        let row = try transaction.row(
            "SELECT applicant_name_sealed FROM cases WHERE office_id = \(office) AND id = \(id)")!
        let name = try keyring.openText(
            row.blob("applicant_name_sealed"),
            for: SealContext(table: "cases", column: "applicant_name_sealed", row: [office, id]))
        return name == ApplicantName.unknown
    }

    /// Whether this was answered, and tells who the applicant is.
    private func leads(_ path: FieldPath) -> Bool {
        state.answers[path] != nil && procedure.identifies(path) && !procedure.leavesOpen(.field(path))
    }

    private func leads(paper: String) -> Bool {
        procedure.isApplicants(paper: paper) && !procedure.leavesOpen(.paper(paper))
    }
}

extension CaseFile {
    /// Whether somebody who may help the applicant would act behind their back: they applied alone, and no mail reaches
    /// them. A part of another case that nobody named asks for was not sent by anybody alone.
    func isUnheard(by actor: Actor, keyring: Keyring, in transaction: any ReadTransaction) throws -> Bool {
        guard record.assistedBy == nil, record.parent == nil || record.applicant.person != nil,
            let lane = procedure.applicantLane, !actor.lanes.contains(lane.name),
            !actor.lanes.isDisjoint(with: lane.assistedBy)
        else { return false }
        return try reach(keyring: keyring, in: transaction).way != .mail
    }
}
