import Procedures
import Store

/// Whether an officer may act for their office where that is the applicant, because a step of its own case asked: not
/// where that case closes something to them. It may be about them.
struct ActingForOffice {
    let environment: Environment
    let cases: CaseServices

    /// Read by itself: the office's own case is another office's, and no transaction that writes spans offices.
    /// - Throws: `CaseMissing`.
    func require(_ caseID: String, of office: String, by person: Person) async throws {
        guard person.kind == .officer else { return }
        let (environment, cases) = (environment, cases)
        try await environment.database.read { transaction in
            let (now, keyring) = (environment.now, environment.keyring)
            guard let record = try CaseRecord.find(caseID, of: office, in: transaction), record.parent != nil,
                try record.isApplicant(person, at: now, keyring: keyring, in: transaction)
            else { return }
            let file = try CaseFile.open(
                caseID, of: office, at: now, shelf: cases.shelf, keyring: keyring, in: transaction)
            let closure = try CaseClosure.ofApplicant(
                file, person, at: now, calendar: OfficeCalendar.of(office, in: transaction), shelf: cases.shelf,
                keyring: keyring, in: transaction)
            guard closure.isOpen else { throw CaseMissing() }
        }
    }
}
