import Forms
import Procedures
import Services
import Store
import Testing

/// What an outside party did, entered by an officer of another office (`dicatat`): when it happened, and that an original
/// was shown, travel with the act.
@Suite struct EnteredElsewhere {
    private static let lanes = """
        pelaksana:
          pelapor: {nama: Pemohon, pihak: pemohon, siapa: [kantor]}
          operator: {nama: Operator, peran: operator}
          teknis: {nama: Tim Teknis, peran: tim-teknis, di: {mitra: kominfo}}
          ahli: {nama: Ahli menara, pihak: luar, dicatat: teknis}
        """
    private static let rest = """
        berkas: {sertifikat: {nama: Sertifikat, cara: bawa}}
        formulir: {menara: {lokasi: {label: Lokasi, jenis: teks, wajib: ya}}}
        akhir: {terbit: {judul: Terbit, jenis: berhasil}, dicabut: {judul: Dicabut, jenis: dicabut}}
        pencabutan: {akhir: dicabut}
        langkah:
          ajukan: {kegiatan: Mengajukan izin, oleh: pelapor, isi: [menara], lalu: nilai}
          nilai: {kegiatan: Menilai konstruksi, oleh: ahli, unggah: [sertifikat], waktu: 5 hari kerja, lalu: catat}
          catat: {kegiatan: Mencatat izin, oleh: operator, waktu: 1 hari kerja, lalu: terbit}
        uji:
          - {nama: Terbit, jalan: [ajukan, nilai, catat], akhir: terbit}
        """

    @Test func theTimeAndTheOriginalTravelWithTheAct() async throws {
        let desk = try await OtherOffices()
        try await desk.adopt("menara", OtherOffices.source("menara", lanes: Self.lanes, Self.rest))
        let id = try await desk.apply("menara", ["menara.lokasi": "Bukit"], papers: [])
        let opened = try #require(try await desk.look(id).state.open["nilai"]?.opened)
        desk.regency.clock.turn(seconds: 3 * 3600)
        let address = desk.address("nilai", of: id, at: desk.regency.kominfo)
        let acts = HandoverActs(desk.environment, desk.cases)
        func send(_ happened: String, shown: Bool) async throws {
            try await acts.complete(
                address, outcome: Outcome.implicitName, raw: [:], originals: ["sertifikat": shown],
                happened: happened, seen: nil, by: desk.technician)
        }
        let date = opened.date(in: .wib).components
        let day = "\(date.day)-\(date.month)-\(date.year)"
        await #expect(throws: FieldTroubles.self) { try await send("\(day) 00.00", shown: true) }
        await #expect(throws: Refusal.self) { try await send("", shown: false) }
        let later = TimeOfDay(minutes: opened.secondOfDay(in: .wib) / 60 + 60).text
        try await send("\(day) \(later)", shown: true)
        try await desk.work()
        let look = try await desk.look(id)
        let done = try #require(look.state.lastCompletion(of: "nilai"))
        #expect(done.occurred.since(opened) <= 3600 && done.occurred > opened)
        #expect(done.recorded == desk.environment.now)
        #expect(look.shownOriginals.map(\.paper) == ["sertifikat"])
        #expect(look.shownOriginals.first?.seenBy == desk.technician.id)
    }

    /// The step names a form and no paper: what was shown at home stays as it is, whatever the form says.
    @Test func whatTheStepDoesNotShowIsNotTakenBack() async throws {
        let desk = try await OtherOffices()
        let lanes = Self.lanes.replacing("siapa: [kantor]", with: "siapa: [umum], dibantu: [operator]")
        let rest = """
            berkas: {ktp: {nama: KTP, cara: keduanya}}
            formulir: {menara: {lokasi: {label: Lokasi, jenis: teks, wajib: ya}}}
            akhir: {terbit: {judul: Terbit, jenis: berhasil}, dicabut: {judul: Dicabut, jenis: dicabut}}
            pencabutan: {akhir: dicabut}
            langkah:
              ajukan: {kegiatan: Mengajukan izin, oleh: pelapor, isi: [menara], unggah: [ktp], lalu: nilai}
              nilai: {kegiatan: Menilai konstruksi, oleh: teknis, kelengkapan: [menara], unggah: [ktp], waktu: 5 hari kerja, lalu: terbit}
            uji:
              - {nama: Terbit, jalan: [ajukan, nilai], akhir: terbit}
            """
        try await desk.adopt("menara", OtherOffices.source("menara", lanes: lanes, rest))
        let draft = try await StartDraft(desk.environment, desk.cases)(
            "menara", at: desk.village.id, by: desk.clerk, secret: nil,
            counter: CounterFacts(name: "Budi Contoh", email: nil, channel: .counter, consent: .spoken))
        let drafts = DraftDesk(desk.environment, desk.cases)
        _ = try await drafts.answer(
            RuleDesk.raw(["menara.lokasi": "Bukit"]), in: draft, of: desk.village.id, by: desk.clerk, secret: nil)
        try await drafts.note(original: true, of: "ktp", in: draft, of: desk.village.id, by: desk.clerk)
        let id = try await SubmitDraft(desk.environment, desk.cases)(
            draft, of: desk.village.id, by: desk.clerk, secret: nil)
        try await desk.work()
        let address = desk.address("nilai", of: id, at: desk.regency.kominfo)
        let task = try #require(try await desk.handed(address, to: desk.technician).look)
        #expect(try !task.asksForOriginal(of: #require(task.procedure.paper("ktp"))))
        try await HandoverActs(desk.environment, desk.cases).complete(
            address, outcome: Outcome.implicitName, raw: [:], originals: ["ktp": false], seen: nil,
            by: desk.technician)
        try await desk.work()
        let look = try await desk.look(id)
        #expect(!look.state.isOpen)
        #expect(look.shownOriginals.map(\.seenBy) == [desk.clerk.id])
    }

    /// What the outside party did before the clock took the step is entered by nobody here, and that is said.
    @Test func whatTheClockTookIsSaidToBeTaken() async throws {
        let desk = try await OtherOffices()
        let rest = Self.rest.replacing(
            "waktu: 5 hari kerja, lalu: catat", with: "habis: {setelah: 1 hari kerja, lalu: catat}, lalu: catat")
        try await desk.adopt("menara", OtherOffices.source("menara", lanes: Self.lanes, rest))
        let id = try await desk.apply("menara", ["menara.lokasi": "Bukit"], papers: [])
        let address = desk.address("nilai", of: id, at: desk.regency.kominfo)
        #expect(try await desk.handed(address, to: desk.technician).lateParty == nil)
        desk.regency.clock.turn(days: 7)
        try await FailingWork.tick(desk.environment, desk.cases, desk.regency.clock)
        try await desk.work()
        #expect(try await desk.look(id).state.open.keys.sorted() == ["catat"])
        let over = try await desk.handed(address, to: desk.technician)
        #expect(over.look == nil)
        #expect(over.lateParty == "Ahli menara")
    }
}
