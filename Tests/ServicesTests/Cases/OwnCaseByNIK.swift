import Forms
import Procedures
import Store
import Testing

@testable import Services

/// Nobody decides in a case in which they are applicant or subject: also where only their NIK in it tells so, whoever
/// applied and from whatever address.
@Suite struct OwnCaseByNIK {
    private static let nik = "0000000101900044"
    private static let clerksNIK = "0000000101900045"
    private static let other = "0000000101900046"

    private static let letter = """
        formulir:
          d:
            nama: {label: Nama, jenis: teks, wajib: ya}
            nik: {label: NIK, jenis: nik, wajib: ya}
            keluarga: {label: Keluarga, jenis: daftar, maks: 3, kolom: {nama: {label: Nama, jenis: teks, wajib: ya}, nik: {label: NIK, jenis: nik}}}
        akhir:
          terbit: {judul: Surat terbit, jenis: berhasil}
          ditolak: {judul: Surat ditolak, jenis: ditolak}
          dicabut: {judul: Dicabut, jenis: dicabut}
        pencabutan: {akhir: dicabut}
        langkah:
          minta: {kegiatan: Meminta surat, oleh: pelapor, isi: [d], lalu: periksa}
          periksa: {keputusan: Memeriksa permintaan, oleh: operator, waktu: 1 hari kerja, hasil: {ya: putus, tidak: {lalu: ditolak, alasan: untuk-pemohon}}}
          putus: {keputusan: Memutus permintaan, oleh: kades, waktu: 1 hari kerja, massal: ya, hasil: {ya: terbit, tidak: {lalu: ditolak, alasan: untuk-pemohon}}}
        uji:
          - {nama: Terbit, jalan: [minta, {periksa: ya}, {putus: ya}], akhir: terbit}
          - {nama: Ditolak, jalan: [minta, {periksa: tidak}], akhir: ditolak}
        """

    /// In which the NIK may be put right, and the check sends the request back.
    private static let returned =
        letter.replacing(
            "pencabutan: {akhir: dicabut}",
            with: "pencabutan: {akhir: dicabut}\nperbaikan: {isian: [d.nik], sampai: putus.ya}"
        ).replacing(
            "hasil: {ya: putus, tidak:", with: "hasil: {ya: putus, kurang: {lalu: ubah, alasan: untuk-pemohon}, tidak:"
        ).replacing(
            "  putus: {keputusan",
            with: "  ubah: {kegiatan: Mengubah permintaan, oleh: pelapor, isi: [d], waktu: 1 hari kerja, "
                + "lalu: periksa}\n  putus: {keputusan")

    /// A village with two heads, for a while: the NIK of one is known.
    private struct Scene {
        let desk: RuleDesk
        let head: Person

        init(_ letter: String = OwnCaseByNIK.letter) async throws {
            desk = try await RuleDesk()
            head = try await desk.regency.officer(
                "kades2", ["kepala"], in: desk.regency.villageA, nik: OwnCaseByNIK.nik)
            try await desk.adopt(
                "keterangan", letter, applicant: "siapa: [pegawai, umum], dibantu: [operator]")
        }

        /// An application that names somebody, checked: the head's decision waits.
        func waiting(
            _ nik: String, family: [String] = [], by person: Person? = nil
        ) async throws -> String {
            let person = person ?? desk.applicant
            let draft = try await StartDraft(desk.environment, desk.cases)(
                "keterangan", at: desk.office, by: person, secret: nil)
            let id = try await send(draft, nik, family: family, by: person)
            try await desk.complete("periksa", "ya", of: id, by: desk.clerk)
            return id
        }

        /// An application without an address that a clerk files.
        func filed(_ nik: String, by clerk: Person) async throws -> String {
            let draft = try await StartDraft(desk.environment, desk.cases)(
                "keterangan", at: desk.office, by: clerk, secret: nil,
                counter: CounterFacts(name: "Siti Contoh", email: nil, channel: .counter, consent: .spoken))
            return try await send(draft, nik, by: clerk)
        }

        private func send(
            _ draft: String, _ nik: String, family: [String] = [], by person: Person
        ) async throws -> String {
            var raw = RuleDesk.raw(["d.nama": "Siti Contoh", "d.nik": nik])
            raw[FieldPath("d.keluarga")!] = .rows(family.map { ["nama": .text("Budi Contoh"), "nik": .text($0)] })
            let troubles = try await DraftDesk(desk.environment, desk.cases).answer(
                raw, in: draft, of: desk.office, by: person, secret: nil)
            #expect(troubles.isEmpty, "\(troubles)")
            return try await SubmitDraft(desk.environment, desk.cases)(
                draft, of: desk.office, by: person, secret: nil)
        }

        /// The page offers the decision to nobody of whom it is the own case, and the act is refused; a colleague decides.
        func expectOnlyAColleagueDecides(_ id: String) async throws {
            guard case .failure(.ownCase) = try await desk.look(id, as: head).permission(for: "putus") else {
                Issue.record("the page offers them their own case")
                return
            }
            await #expect(throws: Refusal.ownCase) { try await desk.complete("putus", "ya", of: id, by: head) }
            let address = try await desk.address("putus", of: id)
            await #expect(throws: Refusal.ownCase) {
                try await TaskActs(desk.environment, desk.cases).claim(address, by: head)
            }
            try await desk.complete("putus", "ya", of: id, by: desk.kades)
            #expect(try await desk.look(id, as: desk.kades).state.result == "terbit")
        }
    }

    /// From an address of which their account knows nothing; typed as it stands on the card.
    @Test func fromAnAddressThatNobodyKnowsAsTheirs() async throws {
        let scene = try await Scene()
        let regency = scene.desk.regency
        let contact = try await regency.person(
            regency.contact("pribadi@surel.contoh", slug: "aren"), slug: "aren")
        #expect(contact.kind == .contact)
        try await scene.expectOnlyAColleagueDecides(
            scene.waiting("000000.010190.0044", by: contact))
    }

    @Test func whereSomebodyElseAppliedForThem() async throws {
        let scene = try await Scene()
        try await scene.expectOnlyAColleagueDecides(scene.waiting(Self.nik))
    }

    @Test func whereTheyAreOneOfTheFamily() async throws {
        let scene = try await Scene()
        try await scene.expectOnlyAColleagueDecides(scene.waiting(Self.other, family: [Self.other, Self.nik]))
    }

    @Test func ofAnotherTheyDecide() async throws {
        let scene = try await Scene()
        let desk = scene.desk
        let id = try await scene.waiting(Self.other, family: [Self.clerksNIK])
        try await desk.complete("putus", "ya", of: id, by: scene.head)
        #expect(try await desk.look(id, as: desk.kades).state.result == "terbit")
    }

    /// Of whom no NIK is known nothing can be compared, until an administrator enters it.
    @Test func fromTheDayOnThatTheNIKIsKnown() async throws {
        let scene = try await Scene()
        let desk = scene.desk
        let id = try await scene.waiting(Self.other)
        #expect(try await !desk.look(id, as: desk.kades).actor.isParty)
        try await CorrectOfficer(desk.environment)(
            CorrectOfficer.Facts(name: desk.kades.name, nik: Self.other), of: desk.kades.id, in: desk.office,
            by: desk.regency.admin)
        await #expect(throws: Refusal.ownCase) { try await desk.complete("putus", "ya", of: id, by: desk.kades) }
    }

    @Test func amongManyAtOnceTheirsIsLeftOut() async throws {
        let scene = try await Scene()
        let desk = scene.desk
        let ids = try await [scene.waiting(Self.nik), scene.waiting(Self.other)]
        let ends = try await CompleteTogether(desk.environment, desk.cases)(
            ids.map { TickedTask(TaskAddress(office: desk.office, caseID: $0, step: "putus", visit: 1)) },
            outcome: "ya", reason: nil, note: nil, blobs: desk.blobs, by: scene.head
        ).map(\.end)
        #expect(ends == [.refused(.ownCase), .done])
    }

    @Test func nobodyGivesItToThem() async throws {
        let scene = try await Scene()
        let desk = scene.desk
        let id = try await scene.waiting(Self.nik)
        let address = try await desk.address("putus", of: id)
        await #expect(throws: FieldTroubles.self) {
            try await AssignTask(desk.environment, desk.cases)(address, to: scene.head.id, note: nil, by: desk.kades)
        }
    }

    /// Whoever takes the place of somebody for a while decides nothing that is about that one.
    @Test func whoStandsInForThemDecidesNotEither() async throws {
        let scene = try await Scene()
        let desk = scene.desk
        let id = try await scene.waiting(Self.nik)
        let today = desk.environment.now.date(in: .wib)
        let proved = try await ConfirmPassword(desk.environment)(Regency.password, by: scene.head)
        try await NoteLeave(desk.environment)(
            NewLeave(standIn: desk.kaur.id, from: today, until: today.adding(days: 3)), of: scene.head.id,
            in: desk.office, by: proved)
        let roles = try await desk.environment.database.read {
            try Role.held(by: desk.kaur.id, at: desk.environment.now, in: $0)
        }
        let standIn = Person(kind: .officer, id: desk.kaur.id, name: desk.kaur.name, roles: roles)
        await #expect(throws: Refusal.ownCase) { try await desk.complete("putus", "ya", of: id, by: standIn) }
        let another = try await scene.waiting(Self.other)
        try await desk.complete("putus", "ya", of: another, by: standIn)
    }

    @Test func theyDoNotEraseIt() async throws {
        let scene = try await Scene()
        let desk = scene.desk
        let id = try await scene.waiting(Self.nik)
        try await desk.complete("putus", "ya", of: id, by: desk.kades)
        try await desk.work()
        let proved = try await ConfirmPassword(desk.environment)(Regency.password, by: scene.head)
        let look = try await desk.environment.database.read {
            try ErasureLook(id, of: desk.office, for: proved, desk.environment, desk.cases, in: $0)
        }
        #expect(look.refusal == .ownCase)
        let erase = EraseCase(desk.environment, desk.cases)
        await #expect(throws: Refusal.ownCase) {
            try await erase(id, of: desk.office, basis: "Keputusan 7/2026", by: proved)
        }
        let colleague = try await ConfirmPassword(desk.environment)(Regency.password, by: desk.kades)
        try await erase(id, of: desk.office, basis: "Keputusan 7/2026", by: colleague)
    }

    @Test func anAuditorTakesItNotAway() async throws {
        let scene = try await Scene()
        let desk = scene.desk
        let auditor = try await desk.regency.officer(
            "pemeriksa", ["pemeriksa"], in: desk.regency.villageA, nik: Self.other)
        let take = TakeCase(desk.environment, desk.cases, desk.blobs, witness: nil)
        let id = try await scene.waiting(Self.other)
        await #expect(throws: CaseMissing.self) {
            try await take(id, of: desk.regency.villageA, reason: "Surat tugas 5/2026", by: auditor) { _ in }
        }
        #expect(try await AuditActs(desk.environment).all().isEmpty)
        let another = try await scene.waiting(Self.nik)
        try await take(another, of: desk.regency.villageA, reason: "Surat tugas 5/2026", by: auditor) { _ in }
    }

    /// A clerk who files at the counter for themselves does not check it; for whoever comes they do both, since many a
    /// village has one clerk.
    @Test func atTheCounterAClerkChecksWhatIsNotTheirs() async throws {
        let scene = try await Scene()
        let desk = scene.desk
        let clerk = try await desk.regency.officer(
            "operator2", ["operator"], in: desk.regency.villageA, nik: Self.clerksNIK)
        let own = try await scene.filed(Self.clerksNIK, by: clerk)
        await #expect(throws: Refusal.ownCase) { try await desk.complete("periksa", "ya", of: own, by: clerk) }
        try await desk.complete("periksa", "ya", of: own, by: desk.clerk)
        let others = try await scene.filed(Self.other, by: clerk)
        try await desk.complete("periksa", "ya", of: others, by: clerk)
        #expect(try await desk.look(others, as: desk.kades).state.open.keys.sorted() == ["putus"])
    }

    /// Whom the NIK of a case names does not take it out again in the applicant's stead, to decide and to put it back: a
    /// colleague helps at the counter.
    @Test func atTheCounterNobodyTakesTheirOwnNIKOut() async throws {
        let scene = try await Scene(Self.returned)
        let desk = scene.desk
        let clerk = try await desk.regency.officer(
            "operator2", ["operator"], in: desk.regency.villageA, nik: Self.clerksNIK)
        let id = try await scene.filed(Self.clerksNIK, by: clerk)
        let correct = CorrectCase(desk.environment, desk.cases)
        let withdraw = WithdrawCase(desk.environment, desk.cases)
        let changed = RuleDesk.raw(["d.nik": Self.other])
        let look = try await desk.look(id, as: clerk)
        #expect(throws: Refusal.ownCase) { _ = try look.correctable().get() }
        #expect(throws: Refusal.ownCase) { try look.withdrawalPermission().get() }
        await #expect(throws: Refusal.ownCase) {
            try await correct(id, of: desk.office, raw: changed, seen: nil, by: clerk)
        }
        await #expect(throws: Refusal.ownCase) {
            try await withdraw(id, of: desk.office, reason: nil, by: clerk)
        }
        try await desk.complete("periksa", "kurang", of: id, by: desk.clerk, reason: "Alamat kurang")
        await #expect(throws: Refusal.ownCase) {
            try await desk.complete("ubah", of: id, by: clerk, ["d.nama": "Siti Contoh", "d.nik": Self.other])
        }
        try await desk.complete("ubah", of: id, by: desk.clerk, ["d.nama": "Siti Contoh", "d.nik": Self.clerksNIK])
        #expect(try await desk.look(id, as: desk.kades).state.open.keys.sorted() == ["periksa"])
        try await correct(id, of: desk.office, raw: changed, seen: nil, by: desk.clerk)
        try await withdraw(id, of: desk.office, reason: nil, by: desk.clerk)
        #expect(try await desk.look(id, as: desk.kades).state.result == "dicabut")
    }

    /// Where the SOP gives a step to another office, too.
    @Test func atAnotherOfficesDesk() async throws {
        let desk = try await OtherOffices()
        let tower = OtherOffices.tower.replacing(
            "nama: {label: Nama pengurus, jenis: teks, wajib: ya}}",
            with: "nama: {label: Nama pengurus, jenis: teks, wajib: ya}, "
                + "nik: {label: NIK pengurus, jenis: nik, wajib: ya}}")
        try await desk.adopt("menara", OtherOffices.source("menara", tower))
        let village = desk.regency.villageB
        let head = try await desk.regency.officer("kades-b2", ["kepala"], in: village, nik: Self.nik)
        let id = try await desk.apply("menara", OtherOffices.answers.merging(["menara.nik": Self.nik]) { $1 })
        let handed = try await desk.handed(desk.address("setujui", of: id, at: village), to: head)
        let look = try #require(handed.look)
        guard case .failure(.ownCase) = look.permission(for: "setujui") else {
            Issue.record("the page offers them their own case")
            return
        }
        await #expect(throws: Refusal.ownCase) {
            try await desk.decide("setujui", "ya", of: id, at: village, by: head)
        }
        try await desk.decide("setujui", "ya", of: id, at: village, by: desk.applicantsHead)
        try await desk.work()
        #expect(try await desk.look(id).state.open.keys.sorted() == ["periksa"])
    }
}
