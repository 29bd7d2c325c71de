import Forms
import Procedures
@testable import Services
import Store
import Synchronization
import Testing

/// An effect that must not be repeated blindly, whose worker dies on the way (DESIGN §4).
@Suite struct UncertainEffects {
    /// A case whose look-up of the account waits in the outbox.
    private func waiting(_ desk: KominfoDesk) async throws -> String {
        let id = try await desk.apply()
        try await desk.complete("perintah-periksa", of: id, by: desk.kadis)
        try await desk.complete("periksa", "ya", of: id, by: desk.kabid)
        try await desk.complete("tugaskan", of: id, by: desk.kasi)
        // `complete` would do the work as well.
        try await CompleteStep(desk.environment, desk.cases)(
            TaskAddress(office: desk.office, caseID: id, step: "pandu", visit: 1), outcome: Outcome.implicitName,
            raw: [:], seen: nil, blobs: desk.blobs, by: desk.technician)
        return id
    }

    /// Somebody takes the work, and is heard of no more.
    private func die(_ desk: KominfoDesk) async throws {
        let (office, now) = (desk.office, desk.environment.now.seconds)
        let claimed = try await desk.environment.database.write { [keyring = desk.environment.keyring] in
            try Outbox(keyring: keyring).claim(
                office: office, kinds: [CaseWorker.kind], now: now, limit: 10, lease: 0, in: $0
            ).count
        }
        #expect(claimed == 1)
    }

    private final class Calls: Sendable {
        let count = Mutex(0)
    }

    /// The cases' work, in which looking an account up is of this kind.
    private func work(
        _ desk: KominfoDesk, _ kind: EffectDeclaration.Kind, attempts: Int = 8, calls: Calls = Calls()
    ) async throws -> Int {
        let (environment, clock) = (desk.environment, desk.regency.clock)
        let handler = CaseWorker(environment, desk.cases) { name in
            guard let known = EffectTable.effect(name) else { return nil }
            let declared = known.declaration
            return Effect(
                EffectDeclaration(
                    name: name, title: declared.title, kind: kind, parameters: declared.parameters,
                    outcomes: declared.outcomes),
                run: { _, _ in
                    calls.count.withLock { $0 += 1 }
                    return EffectAnswer("ada")
                }, instruction: known.instruction)
        }
        try await Worker(
            database: environment.database, queue: Outbox(keyring: environment.keyring),
            handlers: [CaseWorker.kind: handler], policy: WorkPolicy(attempts: attempts), now: { clock.now.seconds }
        ).runDue()
        return calls.count.withLock { $0 }
    }

    private func status(_ desk: KominfoDesk, _ id: String) async throws -> EffectState.Status? {
        try await desk.look(id).state.effect(EffectKey(step: "cek-akun", visit: 1))?.status
    }

    @Test func itIsNotDoneAgainAndAPersonIsAsked() async throws {
        let desk = try await KominfoDesk()
        _ = try await desk.regency.officer(
            "teknis-2", ["tim-teknis"], in: desk.regency.kominfo, email: "teknis@kominfo.contoh")
        let id = try await waiting(desk)
        _ = try await desk.regency.test.mails()
        try await die(desk)
        #expect(try await work(desk, .uncertain) == 0)
        #expect(try await status(desk, id) == .uncertain(cause: "Sistem berhenti saat pekerjaan berjalan"))
        #expect(try await desk.look(id).tasks.map(\.step) == ["cek-akun"])
        let mails = try await desk.regency.test.mails()
        #expect(
            mails.contains { $0.subject.hasPrefix("Hasil tidak pasti") && $0.text.contains("mungkin sudah terjadi") })
    }

    @Test func whoeverDiesAgainAndAgainLeavesItUncertainToo() async throws {
        let desk = try await KominfoDesk()
        let id = try await waiting(desk)
        for _ in 0..<3 { try await die(desk) }
        #expect(try await work(desk, .uncertain, attempts: 3) == 0)
        guard case .uncertain = try await status(desk, id) else {
            Issue.record("\(String(describing: try await status(desk, id)))")
            return
        }
    }

    @Test(arguments: [EffectDeclaration.Kind.idempotent, .checkable]) func theOtherKindsAreTriedAgain(
        _ kind: EffectDeclaration.Kind
    ) async throws {
        let desk = try await KominfoDesk()
        let id = try await waiting(desk)
        try await die(desk)
        #expect(try await work(desk, kind) == 1)
        #expect(try await desk.look(id).state.effect(EffectKey(step: "cek-akun", visit: 1))?.status.isWaiting == false)
    }
}
