import Forms
import Procedures
import Services
import Testing

/// A task given to a colleague (`disposisi`).
@Suite struct AssignTests {
    private func desk() async throws -> (desk: RuleDesk, id: String, second: Person) {
        let desk = try await RuleDesk()
        try await desk.adopt("izin", CaseRuleTests.permit)
        let id = try await desk.apply("izin", ["acara.acara": "Rapat", "acara.tanggal": "2026-03-09"])
        let second = try await desk.regency.officer(
            "operator2", ["operator"], in: desk.regency.villageA, email: "operator2@a.contoh")
        _ = try await desk.regency.test.mails()
        return (desk, id, second)
    }

    private func assign(
        _ desk: RuleDesk, _ id: String, from holder: String? = nil, to account: String,
        note: String? = "Dahulukan, rapat lusa", by person: Person
    ) async throws {
        try await AssignTask(desk.environment, desk.cases)(
            TaskAddress(office: desk.office, caseID: id, step: "periksa", visit: 1), from: holder, to: account,
            note: note, by: person)
    }

    @Test func aColleagueGetsItWithTheNote() async throws {
        let (desk, id, second) = try await desk()
        try await assign(desk, id, to: second.id, by: desk.clerk)
        let look = try await desk.look(id, as: desk.kades)
        let entry = try #require(look.history.last)
        #expect(entry.kind == .assigned(step: "Memeriksa permohonan", to: second.id))
        #expect(entry.note == "Dahulukan, rapat lusa" && entry.person == desk.clerk.id)
        #expect(look.names[second.id] == "Petugas operator2")
        #expect(try await desk.inbox(of: second).first?.claimedBy == second.id)
        // They are told, without the note; nobody else is.
        let mails = try await desk.regency.test.mails()
        #expect(mails.map(\.to) == ["operator2@a.contoh"])
        #expect(mails.allSatisfy { $0.subject.hasPrefix("Disposisi") && !$0.text.contains("Dahulukan") })
        // The applicant reads nothing of it.
        let own = try await desk.look(id, as: desk.applicant)
        #expect(!own.history.contains { $0.note != nil || $0.person == desk.clerk.id })
        // From now on it is theirs.
        await #expect(throws: Refusal.claimed(by: second.id)) {
            try await desk.complete("periksa", of: id, by: desk.clerk)
        }
        try await desk.complete("periksa", of: id, by: second)
    }

    @Test func theHeadMayGiveWhatIsNotTheirsToDo() async throws {
        let (desk, id, second) = try await desk()
        #expect(try await desk.look(id, as: desk.kades).assignRefusal(at: "periksa", 1) == nil)
        try await assign(desk, id, to: second.id, by: desk.kades)
        #expect(try await desk.look(id, as: desk.kades).history.last?.lane == "Kepala Desa")
        // Given again, it goes on.
        try await assign(desk, id, from: second.id, to: desk.clerk.id, note: " ", by: desk.kades)
        let look = try await desk.look(id, as: desk.kades)
        #expect(look.state.open["periksa"]?.claimedBy == desk.clerk.id)
        #expect(look.history.last?.note == nil)
    }

    @Test func nobodyElseGivesOrGets() async throws {
        let (desk, id, second) = try await desk()
        guard case .notYourLane? = try await desk.look(id, as: desk.kaur).assignRefusal(at: "periksa", 1) else {
            Issue.record("the kaur may give it away")
            return
        }
        await #expect(throws: Refusal.self) { try await assign(desk, id, to: second.id, by: desk.kaur) }
        // Somebody without a role of the step, of the village or of another one.
        for stranger in [desk.kaur.id, desk.applicant.id, "tidak-ada"] {
            await #expect(throws: FieldTroubles.self) { try await assign(desk, id, to: stranger, by: desk.clerk) }
        }
        await #expect(throws: CaseMissing.self) {
            try await assign(
                desk, id, to: second.id, by: desk.regency.officer("jauh", ["kepala"], in: desk.regency.villageB))
        }
        try await desk.complete("periksa", of: id, by: desk.clerk)
        await #expect(throws: Refusal.self) { try await assign(desk, id, to: second.id, by: desk.clerk) }
    }

    @Test func whoMayNotDoItDoesNotGetIt() async throws {
        let desk = try await RuleDesk()
        try await desk.adopt(
            "ganda",
            """
            formulir: {l: {isi: {label: Isi, jenis: teks, wajib: ya}}}
            akhir: {selesai: {judul: Selesai, jenis: berhasil}, dicabut: {judul: Dicabut, jenis: dicabut}}
            pencabutan: {akhir: dicabut}
            langkah:
              ajukan: {kegiatan: Melapor, oleh: pelapor, isi: [l], lalu: periksa}
              periksa: {kegiatan: Memeriksa, oleh: operator, waktu: 1 hari kerja, lalu: uji-ulang}
              uji-ulang: {kegiatan: Memeriksa ulang, oleh: operator, waktu: 1 hari kerja, beda-dari: [periksa], lalu: selesai}
            uji:
              - {nama: Selesai, jalan: [ajukan, {periksa: {orang: a}}, {uji-ulang: {orang: b}}], akhir: selesai}
            """)
        let id = try await desk.apply("ganda", ["l.isi": "x"])
        let second = try await desk.regency.officer("operator2", ["operator"], in: desk.regency.villageA)
        try await desk.complete("periksa", of: id, by: desk.clerk)
        let address = try await desk.address("uji-ulang", of: id)
        // Why not stays the colleague's.
        await #expect(throws: FieldTroubles(["kepada": "Rekan ini tidak dapat menerima tugas ini. Pilih rekan lain."]))
        {
            try await AssignTask(desk.environment, desk.cases)(address, to: desk.clerk.id, note: nil, by: second)
        }
    }

    @Test func givenTwiceItIsGivenOnceAndTwoGiversDoNotOverwriteEachOther() async throws {
        let (desk, id, second) = try await desk()
        try await assign(desk, id, to: second.id, by: desk.clerk)
        let version = try await desk.look(id, as: desk.kades).state.version
        _ = try await desk.regency.test.mails()
        try await assign(desk, id, to: second.id, by: desk.clerk)
        #expect(try await desk.look(id, as: desk.kades).state.version == version)
        #expect(try await desk.regency.test.mails().isEmpty)
        // Another word to the same colleague is one more disposition, whether or not they had it already.
        try await assign(desk, id, to: second.id, note: "Sore ini", by: desk.kades)
        #expect(try await desk.look(id, as: desk.kades).history.last?.note == "Sore ini")
        // The head looked before that.
        await #expect(throws: Refusal.claimed(by: second.id)) {
            try await assign(desk, id, to: desk.clerk.id, by: desk.kades)
        }
        // Whoever has it no longer is told so.
        try await assign(desk, id, from: second.id, to: desk.clerk.id, by: desk.kades)
        let mails = try await desk.regency.test.mails()
        #expect(mails.contains { $0.to == "operator2@a.contoh" && $0.subject.hasPrefix("Dialihkan") })
    }

    /// An officer who reported in secret: giving the decision to each colleague in turn tells nobody who it was.
    @Test func aSecretReporterIsNotFoundByGivingThemTheTask() async throws {
        let desk = try await RuleDesk()
        try await desk.adopt(
            "aduan",
            """
            kerahasiaan: [{tutup: identitas}]
            formulir: {l: {isi: {label: Isi, jenis: teks, wajib: ya}}}
            akhir: {selesai: {judul: Selesai, jenis: berhasil}, tolak: {judul: Tolak, jenis: ditolak}, dicabut: {judul: Dicabut, jenis: dicabut}}
            pencabutan: {akhir: dicabut}
            langkah:
              ajukan: {kegiatan: Melapor, oleh: pelapor, isi: [l], lalu: catat}
              catat: {kegiatan: Mencatat, oleh: operator, waktu: 1 hari kerja, lalu: periksa}
              periksa: {keputusan: Menelaah, oleh: operator, waktu: 1 hari kerja, beda-dari: [catat, ajukan], hasil: {ya: selesai, tidak: tolak}}
            uji:
              - {nama: Ya, jalan: [ajukan, {catat: {orang: a}}, {periksa: {hasil: ya, orang: b}}], akhir: selesai}
              - {nama: Tidak, jalan: [ajukan, {catat: {orang: a}}, {periksa: {hasil: tidak, orang: b}}], akhir: tolak}
            """, applicant: "siapa: [umum]")
        let reporter = try await desk.regency.officer("operator2", ["operator"], in: desk.regency.villageA)
        let id = try await desk.apply("aduan", ["l.isi": "x"], by: reporter)
        let third = try await desk.regency.officer("operator3", ["operator"], in: desk.regency.villageA)
        try await desk.complete("catat", of: id, by: desk.clerk)
        // Who examined before is refused, as anybody would be; of the others nothing tells one from the next.
        await #expect(throws: FieldTroubles.self) { try await assign(desk, id, to: desk.clerk.id, by: desk.clerk) }
        try await assign(desk, id, to: third.id, by: desk.clerk)
        try await assign(desk, id, from: third.id, to: reporter.id, by: desk.clerk)
        await #expect(throws: Refusal.ownCase) { try await desk.complete("periksa", "ya", of: id, by: reporter) }
    }

    @Test func aStandInIsNamedAsOne() async throws {
        let (desk, id, _) = try await desk()
        let village = desk.regency.villageA
        let today = desk.environment.now.date(in: .wib)
        let invited = try await InviteOfficer(desk.environment)(
            NewOfficer(
                name: "Petugas pengganti", username: "pengganti",
                roles: [NewRole("operator", .daily, from: today, until: today.adding(days: 3))]),
            to: village.id, by: desk.regency.admin)
        let session = try await AcceptInvitation(desk.environment)(
            invited.link.lastPart, password: Regency.password, from: try await desk.regency.test.visitor())
        let person = try await desk.regency.person(session)
        #expect(try await desk.look(id, as: person).actor.standIns == ["operator": .daily])
        try await desk.complete("periksa", of: id, by: person)
        let entry = try #require(try await desk.look(id, as: desk.kades).history.last { $0.person == person.id })
        #expect(entry.lane == "Operator" && entry.standIn == .daily)
        // Once the days are over they may do nothing.
        desk.regency.clock.turn(seconds: 5 * 86_400)
        await #expect(throws: CaseMissing.self) { try await desk.look(id, as: person) }
    }
}
