import Forms
import Procedures
import Testing

/// Effects and other cases (SOP.md §10.4, §10.5, §13; trap 10 of §18).
struct EffectTests {
    static let steps = """
          a: {kegiatan: Mulai, oleh: warga, isi: [f], waktu: 1 jam, lalu: b}
          b:
            kegiatan: Membuat akun email
            otomatis: email.buat
            dengan: {alamat: f.alamat, pemilik: f.nama}
            oleh: operator
            waktu: 10 menit
            hasil: {berhasil: {lalu: c, catat: {buku: register-email, isi: {alamat: b.alamat}}}, alamat-terpakai: a}
          c: {keputusan: Memeriksa, oleh: kaur, waktu: 1 jam, hasil: {ya: ok, ulang: b, tidak: no}}
        """
    static let form = """
        formulir:
          f:
            alamat: {label: Alamat email, jenis: alamat-email-baru, wajib: ya}
            nama:   {label: Nama, jenis: teks, wajib: ya}
        pencabutan: {akhir: dicabut, oleh: warga}
        """
    static let answers: Answers = [path("f.alamat"): .text("kantor"), path("f.nama"): .text("Contoh")]

    private func opened() throws -> CaseRun {
        var run = try CaseRun(EffectTests.steps, extra: EffectTests.form)
        try run.open(EffectTests.answers)
        return run
    }

    /// The proof counts a question with a literal default as answered; so must the engine when nobody answered it.
    @Test func anUnansweredParameterTakesTheDefaultOfItsQuestion() throws {
        let form = EffectTests.form.replacing(
            "{label: Nama, jenis: teks, wajib: ya}", with: "{label: Nama, jenis: teks, bawaan: Kantor}")
        var run = try CaseRun(EffectTests.steps, extra: form)
        try run.open([path("f.alamat"): .text("kantor")])
        #expect(try #require(run.state?.effects.first).arguments["pemilik"] == .text("Kantor"))
    }

    private func key(_ visit: Int = 1, undo: Bool = false) -> EffectKey {
        EffectKey(step: "b", visit: visit, isUndo: undo)
    }

    private func success(_ key: EffectKey) -> Command {
        .effectEnded(key, outcome: "berhasil", outputs: ["alamat": .text("kantor@contoh.invalid")], isManual: false)
    }

    @Test func anEffectIsAskedForWithItsParametersAndItsOutcomeMovesTheCase() throws {
        var run = try opened()
        let effect = try #require(run.state?.effects.first)
        #expect(effect.key == key())
        #expect(effect.arguments == ["alamat": .text("kantor"), "pemilik": .text("Contoh")])
        try run.give(success(key()))
        #expect(run.isOpen == ["c"])
        let entry = run.events.first { $0.body.typeName == "buku-dicatat" }
        #expect(
            entry?.body
                == .registerRequested(
                    book: "register-email", columns: ["alamat": .text("kantor@contoh.invalid")], step: "b", visit: 1))
        #expect(run.refusal { try $0.give(success(key())) } == "efek-tidak-ditunggu", "an answer counts once")
        try run.act("c", "ulang")
        #expect(run.state?.effects.map(\.key.visit) == [1, 2], "another visit is another effect")
    }

    @Test func aFailureIsNoOutcomeButATaskForItsLane() throws {
        var run = try opened()
        try run.give(.effectFailed(key(), cause: "tidak terhubung"))
        #expect(run.isOpen == ["b"])
        #expect(run.state?.troubledEffects.map(\.key) == [key()])
        #expect(run.refusal { try $0.give(.effectRetried(key()), by: CaseRun.person("kaur")) } == "bukan-pelaksana")
        try run.give(.effectRetried(key()), by: CaseRun.person("operator"))
        #expect(run.state?.effects.first?.status == .requested)
        #expect(
            run.refusal { try $0.give(.effectRetried(key()), by: CaseRun.person("operator")) } == "efek-tidak-gagal")
        try run.give(.effectUncertain(key(), cause: "jawaban hilang"))
        let manual = Command.effectEnded(key(), outcome: "alamat-terpakai", outputs: [:], isManual: true)
        #expect(run.refusal { try $0.give(manual, by: CaseRun.person("kaur")) } == "bukan-pelaksana")
        try run.give(manual, by: CaseRun.person("operator"))
        #expect(run.isOpen == ["a"])
        #expect(run.state?.effects.first?.isManual == true)
        let unknown = Command.effectEnded(key(), outcome: "entah", outputs: [:], isManual: false)
        let fresh = try opened()
        #expect(fresh.refusal { try $0.give(unknown) } == "hasil-efek-tidak-dikenal")
    }

    @Test func aWithdrawalUndoesWhatWasMadeNewestFirst() throws {
        var run = try opened()
        try run.give(success(key()))
        try run.act("c", "ulang")
        try run.give(success(key(2)))
        try run.give(.withdraw(reason: nil), by: CaseRun.person("warga"))
        #expect(run.state?.result == "dicabut")
        let undos = run.state?.effects.filter(\.key.isUndo).map(\.key)
        #expect(undos == [key(2, undo: true), key(1, undo: true)])
        #expect(run.state?.effects.last?.effect == "email.tutup")
        try run.give(.effectFailed(key(1, undo: true), cause: "x"))
        #expect(run.state?.troubledEffects.count == 1, "an undo fails visibly")
        try run.give(success(key(1, undo: true)))
        #expect(run.state?.troubledEffects.isEmpty == true)
    }

    @Test func whatIsMeantToStayIsNotUndone() throws {
        let kept = EffectTests.steps.replacing("    oleh: operator\n", with: "    oleh: operator\n    urung: tidak\n")
        var run = try CaseRun(kept, extra: EffectTests.form)
        try run.open(EffectTests.answers)
        try run.give(success(key()))
        try run.give(.withdraw(reason: nil), by: CaseRun.person("warga"))
        #expect(run.state?.effects.contains(where: \.key.isUndo) == false)
    }

    @Test func whatAnEffectUsedCannotBeCorrected() throws {
        var run = try CaseRun(
            EffectTests.steps, extra: EffectTests.form + "\nperbaikan: {isian: [f.nama], sampai: c}")
        try run.open(EffectTests.answers)
        let correction = Command.correct([path("f.nama"): .text("Lain")])
        let warga = CaseRun.person("warga")
        #expect(run.refusal { try $0.give(correction, by: warga) } == nil, "it is still at work")
        try run.give(success(key()))
        #expect(run.refusal { try $0.give(correction, by: warga) } == "isian-sudah-dipakai")
        #expect(try run.state?.correctableFields(for: warga, in: run.procedure).get() == [])
    }

    @Test func aLateSuccessMovesNothingIsKeptAndUndoneOnce() throws {
        var run = try opened()
        try run.give(.withdraw(reason: nil), by: CaseRun.person("warga"))
        #expect(run.state?.effects.map(\.status) == [.abandoned])
        let before = run.events.count
        try run.give(success(key()))
        #expect(run.types(since: before) == ["hasil-terlambat", "efek-diminta"])
        #expect(run.state?.result == "dicabut")
        #expect(run.refusal { try $0.give(success(key())) } == "efek-tidak-ditunggu")
    }

    @Test func aSuccessfulEndUndoesNothing() throws {
        var run = try opened()
        try run.give(success(key()))
        try run.act("c", "ya")
        #expect(run.state?.effects.contains(where: \.key.isUndo) == false)
        var refused = try opened()
        try refused.give(success(key()))
        try refused.act("c", "tidak")
        #expect(refused.state?.effects.contains(where: \.key.isUndo) == true)
    }

    @Test func aSubProcedureGivesTheStepsOutcomeAndEndsWithItsParent() throws {
        var run = try CaseRun(
            """
              a: {kegiatan: Mulai, oleh: warga, isi: [f], waktu: 1 jam, lalu: b}
              b:
                kegiatan: Mendaftarkan akun
                sub: akun-aplikasi
                oleh: warga
                dengan: {akun.nama: f.nama}
                waktu: 1 jam
                hasil: {\(EffectTests.childResults)}
            """, extra: EffectTests.form, catalogue: TestCatalogue.shipped)
        try run.open(EffectTests.answers)
        #expect(run.state?.subs.first?.answers == [path("akun.nama"): .text("Contoh")])
        try run.give(.subOpened(step: "b", visit: 1, child: "anak-1"))
        #expect(run.state?.openChildren.map(\.child) == ["anak-1"])
        #expect(
            run.refusal { try $0.give(.subEnded(step: "b", visit: 1, child: "lain", result: "dicabut")) }
                == "sub-tidak-ditunggu")
        var withdrawn = run
        try withdrawn.give(.subEnded(step: "b", visit: 1, child: "anak-1", result: "dicabut"))
        #expect(withdrawn.state?.result == "dicabut")
        #expect(withdrawn.state?.openChildren.isEmpty == true)
        // The parent ends first: its child must end too, and that moves nothing here.
        try run.give(.withdraw(reason: nil), by: CaseRun.person("warga"))
        #expect(run.state?.openChildren.map(\.child) == ["anak-1"])
        let before = run.events.count
        try run.give(.subEnded(step: "b", visit: 1, child: "anak-1", result: "dicabut"))
        #expect(run.events.count == before)
        var child = try opened()
        try child.give(.parentEnded)
        #expect(child.state?.result == "dicabut")
        try child.give(.parentEnded)
    }

    /// A child answers for its own visit only.
    @Test func aSubOfAnEarlierVisitMovesNothing() throws {
        let results = EffectTests.childResults.replacing("terdaftar: ok", with: "terdaftar: c")
        var run = try CaseRun(
            """
              a: {kegiatan: Mulai, oleh: warga, isi: [f], waktu: 1 jam, lalu: b}
              b:
                kegiatan: Mendaftarkan akun
                sub: akun-aplikasi
                oleh: warga
                waktu: 1 jam
                hasil: {\(results)}
              c: {keputusan: Memeriksa, oleh: kaur, waktu: 1 jam, hasil: {ya: ok, ulang: b}}
            """, extra: EffectTests.form, catalogue: TestCatalogue.shipped)
        try run.open(EffectTests.answers)
        let ended = Command.subEnded(step: "b", visit: 1, child: "anak-1", result: "terdaftar")
        try run.give(ended)
        try run.act("c", "ulang")
        let before = run.events.count
        try run.give(ended)
        #expect(run.events.count == before)
        #expect(run.isOpen == ["b"])
    }

    static let childResults =
        TestCatalogue.shipped.procedures["akun-aplikasi"]?.results
        .map { "\($0.name): \($0.kind == .success ? "ok" : $0.kind == .withdrawn ? "dicabut" : "no")" }
        .joined(separator: ", ") ?? ""
}
