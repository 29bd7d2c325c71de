import Forms
import Procedures
import Store

/// Enters for somebody what they did in time at a step that the clock has taken meanwhile (SOP.md §10.3): it stands in
/// the history and moves nothing.
public struct KeepLateAct: Sendable {
    let environment: Environment
    let cases: CaseServices

    public init(_ environment: Environment, _ cases: CaseServices) {
        self.environment = environment
        self.cases = cases
    }

    /// - Parameters:
    ///   - happened: when they did it, as typed.
    ///   - reason: what they gave as the reason of the outcome.
    ///   - note: what they said besides.
    /// - Throws: `CaseMissing`; `FieldTroubles` at `terjadi` or `hasil`; `Refusal` where it is not this officer's to enter.
    public func callAsFunction(
        _ address: TaskAddress, outcome: String, happened: String, reason: String? = nil, note: String? = nil,
        by person: Person
    ) async throws {
        let (environment, cases, now) = (environment, cases, environment.now)
        try await environment.database.write { transaction in
            var file = try CaseFile.open(
                address.caseID, of: address.office, at: environment.now, shelf: cases.shelf,
                keyring: environment.keyring, in: transaction)
            let actor = try file.require(
                person, step: address.step, at: now, keyring: environment.keyring, in: transaction)
            guard let step = file.procedure.step(address.step),
                let taken = file.state.taken(address.step, address.visit)
            else { throw Refusal.stepNotOpen(step: address.step) }
            guard step.outcome(outcome) != nil else { throw FieldTroubles(["hasil": "Pilih hasilnya"]) }
            let calendar = try OfficeCalendar.of(address.office, in: transaction)
            var submission = Submission()
            submission.occurred = try Occurrence.beforeTaken(taken, at: now, calendar).read(happened)
            guard let occurred = submission.occurred, occurred <= taken.at else {
                throw FieldTroubles([
                    Occurrence.field: "Isi waktu sampai \(taken.at.text(in: calendar.zone)), saat waktunya habis"
                ])
            }
            (submission.reason, submission.note) = (reason, note)
            let command = Command.complete(
                step: address.step, visit: address.visit, outcome: outcome, submission)
            try CaseWriter(environment: environment, cases: cases, transaction: transaction)
                .run(command, by: actor, seen: nil, on: &file, at: now)
        }
    }
}
