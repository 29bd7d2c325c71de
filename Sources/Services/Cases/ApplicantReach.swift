import Procedures
import Store

/// How the applicant of a case hears of it.
public enum ApplicantReach: Sendable, Hashable {
    /// By mail.
    case mail
    /// An officer tells them: they have no address.
    case officer
    /// They look themselves, by the code and the key of their receipt.
    case nobody
}

extension CaseRecord {
    /// - Returns: how they hear, and by mail at which address.
    func reach(keyring: Keyring, in transaction: any ReadTransaction) throws -> (way: ApplicantReach, email: String?) {
        if let contact = applicant.contact {
            guard let found = try Contact.find(contact, keyring: keyring, in: transaction), found.hasAddress else {
                return (.nobody, nil)
            }
            return (.mail, found.email)
        }
        // Who applied without a name has the code; whoever came to the counter is told by an officer.
        guard let account = applicant.account else { return (assistedBy == nil ? .nobody : .officer, nil) }
        let email = try Addressees.email(of: account, keyring: keyring, in: transaction)
        return (email == nil ? .officer : .mail, email)
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
        return try record.reach(keyring: keyring, in: transaction).way != .mail
    }
}
