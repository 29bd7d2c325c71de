import Forms
import Procedures
import Services
import Store
import Testing

/// Effects that a person does are checked like the real ones.
@Suite struct ManualEffects {
    /// A case that waits for its mailbox to be made.
    private func atMailbox(_ desk: KominfoDesk) async throws -> String {
        _ = try? await InviteOfficer(desk.environment)(
            NewOfficer(
                name: "Siti Contoh", username: "siti", nik: "0012014101900001",
                roles: [NewRole("operator", from: desk.environment.now.date(in: .wib))]),
            to: desk.regency.villageA.id, by: desk.regency.admin)
        let id = try await desk.apply()
        try await desk.checkPapers(id)
        try await desk.complete(
            "isi-email", of: id, by: desk.clerk, raw: [FieldPath("email.alamat")!: .text("warta@aren.contoh")])
        try await desk.complete("cek-email", "ya", of: id, by: desk.technician)
        return id
    }

    @Test(arguments: ["warta@lain.contoh", "Warta Desa@aren.contoh", "w@aren.contoh", "warta", "9warta@aren.contoh"])
    func anAddressMustFollowTheRule(_ address: String) async throws {
        let desk = try await KominfoDesk()
        let id = try await atMailbox(desk)
        await #expect(throws: FieldTroubles.self) {
            try await desk.end("buat-email", "berhasil", ["alamat": .text(address)], of: id, by: desk.technician)
        }
        #expect(try await desk.look(id).state.open.keys.sorted() == ["buat-email"])
    }

    @Test func anAddressHasOneHolder() async throws {
        let desk = try await KominfoDesk()
        let first = try await atMailbox(desk)
        try await desk.end(
            "buat-email", "berhasil", ["alamat": .text("warta@aren.contoh")], of: first, by: desk.technician)
        let second = try await atMailbox(desk)
        await #expect(throws: FieldTroubles.self) {
            try await desk.end(
                "buat-email", "berhasil", ["alamat": .text("warta@aren.contoh")], of: second, by: desk.technician)
        }
        try await desk.end("buat-email", "alamat-terpakai", [:], of: second, by: desk.technician)
        #expect(try await desk.look(second).state.open.keys.sorted() == ["isi-email"])
    }

    @Test func onlyTheLaneThatAnswersMayEnterIt() async throws {
        let desk = try await KominfoDesk()
        let id = try await atMailbox(desk)
        await #expect(throws: Refusal.self) {
            try await desk.end("buat-email", "berhasil", ["alamat": .text("warta@aren.contoh")], of: id, by: desk.kabid)
        }
    }

    @Test func anIPComesOutOfThePoolAndIsGivenOnce() async throws {
        let desk = try await KominfoDesk()
        let id = try await atMailbox(desk)
        try await desk.end(
            "buat-email", "berhasil", ["alamat": .text("warta@aren.contoh")], of: id, by: desk.technician)
        try await desk.complete(
            "isi-domain", of: id, by: desk.clerk, raw: [FieldPath("domain.nama")!: .text("warta.aren.contoh")])
        try await desk.complete("cek-domain", "ya", of: id, by: desk.technician)
        for wrong in ["192.0.2.200", "192.0.2", "010.0.0.1"] {
            await #expect(throws: FieldTroubles.self, "\(wrong)") {
                try await desk.end("alokasi-ip", "berhasil", ["alamat": .text(wrong)], of: id, by: desk.technician)
            }
        }
        let look = try await desk.look(id)
        let key = EffectKey(step: "alokasi-ip", visit: 1)
        let state = try #require(look.state.effect(key))
        let form = try await desk.environment.database.read {
            try ManualEffect.load(key, state, of: look, desk.environment, in: $0)
        }
        #expect(form.suggestions["alamat"] == "192.0.2.1")
        try await desk.end("alokasi-ip", "berhasil", ["alamat": .text("192.0.2.1")], of: id, by: desk.technician)
    }

    @Test func whatWasMadeIsTakenBackWhenTheCaseIsWithdrawn() async throws {
        let desk = try await KominfoDesk()
        let id = try await atMailbox(desk)
        try await desk.end(
            "buat-email", "berhasil", ["alamat": .text("warta@aren.contoh")], of: id, by: desk.technician)
        try await WithdrawCase(desk.environment, desk.cases)(id, of: desk.office, reason: nil, by: desk.clerk)
        try await desk.work()
        let task = try #require(try await desk.look(id).tasks.first)
        #expect(task.kind == .undo)
        try await EndEffect(desk.environment, desk.cases)(
            EffectKey(step: "buat-email", visit: 1, isUndo: true), of: id, office: desk.office,
            answer: EffectAnswer("berhasil"), by: desk.technician)
        #expect(try await desk.look(id).tasks.isEmpty)
        let free = try await atMailbox(desk)
        try await desk.end(
            "buat-email", "berhasil", ["alamat": .text("warta@aren.contoh")], of: free, by: desk.technician)
    }
}
