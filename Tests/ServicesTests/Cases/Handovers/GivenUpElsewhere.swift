import Forms
import Procedures
import Services
import Store
import Testing

/// Work for another office's case that the system gave up, as the acting office's administrators find it.
@Suite struct GivenUpElsewhere {
    private struct Failing: WorkHandler {
        let real: CaseWorker

        func perform(_ claim: WorkClaim) async throws -> WorkRecord { throw WorkImpossible("Tidak terjangkau") }
        func gaveUp(_ claim: WorkClaim, cause: String, in transaction: any Transaction) throws {
            if claim.kind == CaseWorker.kind { try real.gaveUp(claim, cause: cause, in: transaction) }
        }
    }

    /// Lets everything that waits fail for good.
    private func fail(_ desk: OtherOffices) async throws {
        let clock = desk.regency.clock
        let handler = Failing(real: CaseWorker(desk.environment, desk.cases))
        try await Worker(
            database: desk.environment.database, queue: Outbox(keyring: desk.environment.keyring),
            handlers: [CaseWorker.kind: handler, OutgoingMail.kind: handler], now: { clock.now.seconds }
        ).runDue()
    }

    @Test func itNamesTheCaseAndTheOfficeThatHandlesIt() async throws {
        let desk = try await OtherOffices()
        try await desk.adopt()
        let id = try await desk.caseAtPartner()
        try await desk.decide(
            "ukur", of: id, at: desk.regency.kominfo, by: desk.technician, ["pengukuran.tinggi": "40"])
        // What was done cannot be brought there; nor the mail about it, nor the task back again.
        try await fail(desk)
        try await fail(desk)
        let list = try await desk.environment.database.read {
            try GivenUpList.load(
                of: desk.regency.kominfo.id, for: desk.regency.admin, desk.environment, desk.cases, in: $0)
        }
        let number = try await desk.look(id).number
        #expect(list.entries.map(\.number) == [number, number])
        #expect(
            Set(list.entries.map(\.kind)) == [
                .copy(from: "Desa Cendana"), .notice("Tugas yang Anda kirim tidak diterima", toApplicant: false),
            ])
        // The case itself is none of theirs.
        #expect(list.entries.allSatisfy { $0.caseID == nil })
    }
}
