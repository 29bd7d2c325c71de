import Forms
import Procedures
import Services
import Store
import Testing

/// Work by hand that another office answers for, and a step that it takes over.
@Suite struct EffectsElsewhere {
    private static let mail = """
        formulir: {surat: {alamat: {label: Alamat, jenis: alamat-email-baru, wajib: ya}, nama: {label: Nama, jenis: teks, wajib: ya}}}
        akhir:
          jadi: {judul: Akun jadi, jenis: berhasil}
          terpakai: {judul: Alamat terpakai, jenis: ditolak}
          dicabut: {judul: Dicabut, jenis: dicabut}
        pencabutan: {akhir: dicabut}
        langkah:
          ajukan: {kegiatan: Meminta akun, oleh: pelapor, isi: [surat], lalu: buat}
          buat:
            kegiatan: Membuat akun
            otomatis: email.buat
            dengan: {alamat: surat.alamat, pemilik: surat.nama}
            oleh: teknis
            waktu: 1 hari kerja
            hasil: {berhasil: terima, alamat-terpakai: terpakai}
          terima: {kegiatan: Memeriksa akun, oleh: operator, waktu: 1 hari kerja, eskalasi: {pada: 100%, kepada: camat, ambil-alih: ya}, lalu: jadi}
        uji:
          - {nama: Jadi, jalan: [ajukan, terima], akhir: jadi}
        """

    private func desk() async throws -> OtherOffices {
        let desk = try await OtherOffices()
        try await desk.adopt("surel", OtherOffices.source("surel", EffectsElsewhere.mail))
        try await ServeZone(desk.environment)(
            "cendana.contoh", of: desk.village.id, forMail: true, forDomains: false, by: desk.regency.admin)
        return desk
    }

    private func apply(_ desk: OtherOffices) async throws -> String {
        try await desk.apply(
            "surel", ["surat.alamat": "warta@cendana.contoh", "surat.nama": "Siti Contoh"], papers: [])
    }

    private func end(_ desk: OtherOffices, _ id: String, _ outcome: String, _ address: String?) async throws {
        try await desk.acts.endEffect(
            desk.address("buat", of: id, at: desk.regency.kominfo),
            answer: EffectAnswer(outcome, outputs: address.map { ["alamat": .text($0)] } ?? [:]), by: desk.technician)
    }

    @Test func theirOutcomeIsCheckedAsIfItWereDoneHere() async throws {
        let desk = try await desk()
        let (first, second) = (try await apply(desk), try await apply(desk))
        #expect(try await desk.inbox(of: desk.technician).map(\.kind) == [.effect, .effect])
        let look = try #require(
            try await desk.handed(desk.address("buat", of: first, at: desk.regency.kominfo), to: desk.technician).look)
        #expect(look.tasks.map(\.kind) == [.effect])
        let key = EffectKey(step: "buat", visit: 1)
        let state = try #require(look.state.effect(key))
        let form = try await desk.environment.database.read {
            try ManualEffect.load(key, state, of: look, desk.environment, in: $0)
        }
        #expect(form.instruction.contains("warta@cendana.contoh"))
        // A zone that the handling office does not serve is refused at its field, and nothing is kept of the rehearsal.
        await #expect(throws: FieldTroubles.self) { try await end(desk, first, "berhasil", "warta@lain.contoh") }
        try await end(desk, first, "berhasil", "warta@cendana.contoh")
        try await desk.work()
        #expect(try await desk.look(first).state.open.keys.sorted() == ["terima"])
        // Somebody has it now.
        await #expect(throws: FieldTroubles.self) { try await end(desk, second, "berhasil", "warta@cendana.contoh") }
        try await end(desk, second, "alamat-terpakai", nil)
        try await desk.work()
        #expect(try await desk.look(second).state.result == "terpakai")
        #expect(try await desk.inbox(of: desk.technician).isEmpty)
        #expect(desk.regency.test.watch.spanning == [])
    }

    /// Both were good when they were pressed; only one can be taken.
    @Test func whatOnlyTheHandlingOfficeCanSeeIsToldAfterwards() async throws {
        let desk = try await desk()
        let (first, second) = (try await apply(desk), try await apply(desk))
        try await end(desk, first, "berhasil", "warta@cendana.contoh")
        try await end(desk, second, "berhasil", "warta@cendana.contoh")
        try await desk.work()
        let rows = try await desk.inbox(of: desk.technician)
        #expect(rows.map(\.isRefused) == [true, false])
        let ended = [try await desk.look(first), try await desk.look(second)].filter { $0.state.open["terima"] != nil }
        #expect(ended.count == 1)
    }

    @Test func aStepThatIsLateIsOfferedToTheOfficeAbove() async throws {
        let desk = try await desk()
        let id = try await apply(desk)
        try await end(desk, id, "berhasil", "warta@cendana.contoh")
        try await desk.work()
        #expect(try await desk.inbox(of: desk.camat).isEmpty)
        desk.regency.clock.turn(days: 5)
        let clock = desk.regency.clock
        _ = try await Worker(
            database: desk.environment.database, queue: Timers(keyring: desk.environment.keyring),
            handlers: [CaseClock.kind: CaseClock(desk.environment, desk.cases)], now: { clock.now.seconds }
        ).runDue()
        try await desk.work()
        #expect(try await desk.inbox(of: desk.camat).map(\.step) == ["terima"])
        #expect(try await desk.inbox(of: desk.clerk).map(\.step) == ["terima"])
        try await desk.decide("terima", of: id, at: desk.district, by: desk.camat)
        try await desk.work()
        #expect(try await desk.look(id).state.result == "jadi")
        #expect(try await desk.inbox(of: desk.clerk).isEmpty)
    }
}
