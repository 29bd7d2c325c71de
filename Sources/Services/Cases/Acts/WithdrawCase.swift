import Procedures
import Store

/// Takes an application back (`pencabutan`): the applicant, an officer at the counter in their stead, or another lane
/// that the SOP names.
public struct WithdrawCase: Sendable {
    public let environment: Environment
    public let cases: CaseServices

    public init(_ environment: Environment, _ cases: CaseServices) {
        self.environment = environment
        self.cases = cases
    }

    /// - Parameters:
    ///   - happened: when the applicant said so, as an officer typed it who enters it for them; empty: now.
    ///   - consent: how the applicant agreed, as the officer chose it; nil: nobody asked.
    /// - Throws: `CaseMissing`; `FieldTroubles` at `persetujuan` and `terjadi`; `Refusal` when the SOP does not allow it any more.
    public func callAsFunction(
        _ caseID: String, of office: String, reason: String?, happened: String? = nil,
        consent: String? = nil, by person: Person
    ) async throws {
        let (environment, cases, now) = (environment, cases, environment.now)
        try await ActingForOffice(environment: environment, cases: cases).require(caseID, of: office, by: person)
        try await environment.database.write { transaction in
            var file = try CaseFile.open(
                caseID, of: office, at: environment.now, shelf: cases.shelf, keyring: environment.keyring,
                in: transaction)
            let lanes = file.procedure.withdrawal?.lanes ?? []
            var actor = try file.require(
                person, among: lanes, at: now, keyring: environment.keyring, in: transaction)
            let calendar = try OfficeCalendar.of(office, in: transaction)
            var troubles: [String: String] = [:]
            actor.consent = try FieldTroubles.gather(into: &troubles) {
                try CounterConsent.read(consent, of: actor, among: lanes, in: file.procedure)
            }
            let occurred = try FieldTroubles.gather(into: &troubles) {
                try Occurrence.ofCase(file.state, at: now, calendar).read(actor.isAssisting ? happened : nil)
            }
            guard troubles.isEmpty else { throw FieldTroubles(troubles) }
            try CaseWriter(environment: environment, cases: cases, transaction: transaction)
                .run(.withdraw(reason: reason, occurred: occurred), by: actor, seen: nil, on: &file, at: now)
        }
    }
}
