import Forms
import Procedures
import Services
import Store
import Testing

/// A call becomes a complaint of whoever rang, filled in with what they said.
@Suite struct Calls {
    private func rung(_ purpose: String) async throws -> (CitizenDesk, String) {
        let desk = try await CitizenDesk()
        let clerk = desk.officer("desa.petugas-informasi")
        let (environment, cases, office) = (desk.environment, desk.cases, desk.village.id)
        let draft = try await StartDraft(environment, cases)(
            "panggilan", at: office, by: clerk, secret: nil,
            counter: CounterFacts(name: "Sinta Contoh", email: "sinta@contoh.id", channel: .telephone, consent: .spoken)
        )
        let troubles = try await DraftDesk(environment, cases).answer(
            RuleDesk.raw([
                "catatan.nama": "Sinta Contoh", "catatan.keperluan": purpose, "catatan.isi": "Saluran air mampat",
                "catatan.rekam": "tidak", "catatan.sifat": "anonim",
            ]), in: draft, of: office, by: clerk, secret: nil)
        #expect(troubles.isEmpty, "\(troubles)")
        try await ConfirmCounter(environment, cases)(
            draft, of: office, news: "sinta@contoh.id", consent: .spoken, by: clerk)
        let id = try await SubmitDraft(environment, cases)(draft, of: office, by: clerk, secret: nil)
        try await desk.work()
        return (desk, id)
    }

    @Test func becomesAComplaint() async throws {
        let (desk, id) = try await rung("pengaduan")
        let clerk = desk.officer("desa.petugas-informasi")
        try await desk.complete("terangkan-pengaduan", "lanjut", of: id, by: clerk)
        let look = try await desk.look(id, as: clerk)
        #expect(look.state.result == "menjadi-pengaduan")
        #expect(look.followUps.map(\.name) == ["pengaduan"])
        let draft = try await StartFollowUp(desk.environment, desk.cases)(
            "pengaduan", of: id, office: desk.village.id, atCounter: .telephone, by: clerk)
        let known = try await desk.environment.database.read {
            try DraftDesk(desk.environment, desk.cases).open(
                draft, of: desk.village.id, by: clerk, secret: nil, in: $0
            ).draft.content.answers
        }
        #expect(known[FieldPath("laporan.uraian")!] == .text("Saluran air mampat"))
        #expect(known[FieldPath("laporan.sifat")!] == .text("anonim"))
        // Whether the caller's name is shown was asked before it is.
        #expect(known[FieldPath("laporan.nama")!] == nil)
    }

    @Test func theOfficeAboveAnswersWhatIsItsOwn() async throws {
        let (desk, id) = try await rung("atasan")
        let clerk = desk.officer("desa.petugas-informasi")
        #expect(try await desk.open(id, as: clerk) == ["jawab-atasan"])
        await #expect(throws: (any Error).self) {
            try await desk.complete("jawab-atasan", "jawab", of: id, by: clerk, ["balasan.isi": "Tidak tahu"])
        }
    }
}
