import Forms
import Procedures
import Testing

/// Times that hang on answers and on anchors (SOP.md §12.3, §12.4).
struct AnswerTimeTests {
    static let form = """
        formulir:
          f:
            jenis: {label: Jenis, jenis: pilihan, wajib: ya, pilihan: {cepat: Cepat, biasa: Biasa}}
            acara: {label: Tanggal acara, jenis: tanggal}
        """

    /// A step by answer beside one that may change the answer.
    private func opened(_ key: String) throws -> CaseRun {
        var run = try CaseRun(
            """
              a: {kegiatan: Mulai, oleh: warga, isi: [f], waktu: 1 jam, lalu: [b, c]}
              b: {kegiatan: Kerja b, oleh: kaur, \(key), lalu: d}
              c: {kegiatan: Mengubah, oleh: operator, isi: [f], waktu: 1 jam, lalu: d}
              d: {kegiatan: Menutup, oleh: kades, gabung: [b, c], waktu: 1 jam, lalu: ok}
            """, extra: AnswerTimeTests.form)
        try run.open([
            path("f.jenis"): .text("biasa"), path("f.acara"): .date(CalendarDate(iso: "2026-03-05")!),
        ])
        return run
    }

    private let quick: Answers = [path("f.jenis"): .text("cepat")]

    @Test func aStepsDeadlineFollowsTheAnswerFromTheSameAnchor() throws {
        var run = try opened("waktu: {menurut: f.jenis, cepat: 1 hari kerja, biasa: 5 hari kerja}")
        #expect(run.state?.open["b"]?.deadline?.due == moment("2026-03-09 16:00"))
        run.clock("2026-03-05 09:00")
        try run.act("c", answers: quick)
        #expect(run.state?.open["b"]?.deadline?.due == moment("2026-03-03 16:00"), "late at once")
    }

    @Test func aTimeOutThatAnAnswerPutIntoThePastWaitsForTheNextWorkingDay() throws {
        var run = try opened(
            "habis: {setelah: {menurut: f.jenis, cepat: 1 hari kerja, biasa: 5 hari kerja}, lalu: gugur}, ingatkan: [50%]"
        )
        run.clock("2026-03-05 09:00")
        try run.act("c", answers: quick)
        #expect(run.state?.open["b"]?.expiry?.due == moment("2026-03-06 16:30"))
        run.clock("2026-03-06 16:30")
        #expect(run.refusal { try $0.act("b") } == nil)
    }

    @Test func aDateOfTheApplicantIsAnAnchor() throws {
        var run = try opened("waktu: {waktu: 2 hari kerja, sejak: f.acara}")
        #expect(run.state?.open["b"]?.deadline?.due == moment("2026-03-09 16:00"))
        try run.act(
            "c",
            answers: quick.merging([path("f.acara"): .date(CalendarDate(iso: "2026-03-09")!)]) { $1 })
        #expect(run.state?.open["b"]?.deadline?.due == moment("2026-03-11 16:00"))
        let recomputed = run.types().count { $0 == "batas-dihitung-ulang" }
        #expect(recomputed == 1)
    }

    @Test func theDeadlineOfAnEarlierStepIsAnAnchor() throws {
        var run = try CaseRun(
            """
              a: {kegiatan: Mulai, oleh: warga, waktu: 1 jam, lalu: b}
              b: {kegiatan: Kerja b, oleh: kaur, waktu: 2 hari kerja, lalu: c}
              c: {kegiatan: Kerja c, oleh: kades, waktu: {waktu: 1 hari kerja, sejak: batas b}, lalu: ok}
            """)
        try run.open()
        try run.act("b")
        // b was due on Wednesday at closing time: received on Thursday, due on Friday.
        #expect(run.state?.open["c"]?.deadline?.due == moment("2026-03-06 16:30"))
    }

    @Test func resultsAreRecordedInTheirBook() throws {
        var run = try CaseRun(
            """
              a: {kegiatan: Mulai, oleh: warga, waktu: 1 jam, catat: pengaduan, lalu: b}
              b: {keputusan: Memeriksa, oleh: kaur, waktu: 1 jam, hasil: {ya: {lalu: ok, catat: agenda-keluar}, tidak: no}}
            """)
        try run.open()
        try run.act("b", "ya")
        let books = run.events.compactMap { event -> String? in
            if case .registerRequested(let book, _, _, _) = event.body { book } else { nil }
        }
        #expect(books == ["pengaduan", "agenda-keluar"])
    }
}
