import Forms
import Procedures
@testable import Services
import Store
import Testing

/// A step whose role nobody holds waits, and somebody knows.
@Suite struct VacantLaneTests {
    private func tick(_ desk: RuleDesk) async throws {
        let (clock, environment) = (desk.regency.clock, desk.environment)
        _ = try await Worker(
            database: environment.database, queue: Timers(keyring: environment.keyring),
            handlers: [
                CaseClock.kind: CaseClock(environment, desk.cases),
                CaseReminder.kind: CaseReminder(environment, desk.cases),
            ], now: { clock.now.seconds }
        ).runDue()
    }

    private func leave(_ person: Person, _ desk: RuleDesk) async throws {
        for role in person.roles where role.office == desk.office {
            try await EndRole(desk.environment)(role.id, in: role.office, by: desk.regency.admin)
        }
    }

    private func begun(_ permit: String = PermitScene.permit, without people: (RuleDesk) -> [Person]) async throws
        -> (desk: RuleDesk, id: String)
    {
        let desk = try await RuleDesk()
        try await desk.adopt("izin", permit)
        for person in people(desk) { try await leave(person, desk) }
        _ = try await desk.regency.test.mails()
        let id = try await desk.apply("izin", ["data.nama": "Siti Rahasia"])
        try await desk.work()
        return (desk, id)
    }

    @Test func theHeadIsToldInTheirPlace() async throws {
        let (desk, _) = try await begun { [$0.kaur] }
        let mail = try #require(try await desk.regency.test.mails().first { $0.to == "kades@a.contoh" })
        #expect(mail.subject == "Belum ada petugas: Tugas baru: Memeriksa izin")
        #expect(mail.text.contains("Kaur Umum di Desa Aren belum dijabat siapa pun."))
        #expect(mail.text.contains("/meja/aren/laporan/izin") && !mail.text.contains("Siti"))
        let own = try await desk.environment.database.read { [kades = desk.kades, environment = desk.environment] in
            try MyNotices(of: kades, limit: 10, offset: 0, environment, in: $0)
        }
        #expect(own.entries.first?.report == "izin")
        // What is late is told once, however often the clock looks.
        desk.regency.clock.turn(days: 4)
        try await tick(desk)
        let late = try await desk.regency.test.mails().filter { $0.to == "kades@a.contoh" }.map(\.subject).sorted()
        #expect(late.count == 2 && late[0] == "Belum ada petugas: Terlambat: Memeriksa izin")
        try await tick(desk)
        #expect(try await desk.regency.test.mails().isEmpty)
    }

    /// A post given to somebody who has not come yet is vacant everywhere alike: for news, in lists, and on an SOP's page.
    @Test func whoIsOnlyInvitedCannotActYet() async throws {
        let desk = try await RuleDesk()
        let (environment, cases, office) = (desk.environment, desk.cases, desk.regency.villageA)
        let adoption = try await desk.adopt("izin", PermitScene.permit)
        try await leave(desk.kaur, desk)
        let role = NewRole("kaur-umum", from: environment.now.date(in: .wib))
        let invited = try await InviteOfficer(environment)(
            NewOfficer(name: "Rina Contoh", username: "rina", email: "rina@a.contoh", roles: [role]), to: office.id,
            by: desk.regency.admin)
        func vacant() async throws -> (list: [String], page: Bool?) {
            try await environment.database.read { transaction in
                let procedure = try cases.shelf.procedure(adoption.procedureHash, in: transaction)
                let held = try HeldRoles.names(in: office.id, at: environment.now, in: transaction)
                let fillers = try LaneFiller.all(
                    of: procedure, under: adoption, at: office, now: environment.now, in: transaction)
                return (
                    HeldRoles.vacantLanes(of: procedure, under: adoption, held: held), fillers["kaur"]?.isVacant
                )
            }
        }
        var found = try await vacant()
        #expect(found.list == ["Kaur Umum"] && found.page == true)
        _ = try await desk.apply("izin", ["data.nama": "Siti Rahasia"])
        try await desk.work()
        let mails = try await desk.regency.test.mails()
        #expect(mails.contains { $0.to == "kades@a.contoh" && $0.subject.hasPrefix("Belum ada petugas") })
        _ = try await AcceptInvitation(environment)(
            invited.link.lastPart, password: Regency.password, from: try await desk.regency.test.visitor())
        found = try await vacant()
        #expect(found.list.isEmpty && found.page == false)
    }

    /// Without a head either, those who administer the office, or the nearest one above it.
    @Test func elseTheAdministratorsAre() async throws {
        let (desk, id) = try await begun { [$0.kaur, $0.kades] }
        let told = try await desk.environment.database.read { [environment = desk.environment] transaction in
            try transaction.rows("SELECT * FROM notices WHERE case_id = \(id)").map {
                try Notice($0, keyring: environment.keyring)
            }
        }
        let notice = try #require(told.first { $0.words.hasPrefix("Belum ada petugas") })
        #expect(notice.account == desk.regency.admin.id)
        #expect(VacantLane.slug(in: notice.name) == "aren")
        #expect(VacantLane.meant(notice.name).hasPrefix("kabar:"))
    }

    /// Names of before say that administrators were told, and not of which office.
    @Test func namesOfBeforeAreReadAsTheyWere() {
        let name = "kosong-admin:kabar:3.0:akun"
        #expect(VacantLane.isForAdministrators(name) && VacantLane.slug(in: name) == nil)
        #expect(VacantLane.meant(name) == "kabar:3.0:akun")
        #expect(VacantLane.meant("kosong-pimpinan:lewat-pimpinan:a.1.100:akun") == "lewat-pimpinan:a.1.100:akun")
        #expect(VacantLane.meant("kabar:3.0:akun") == "kabar:3.0:akun")
    }

    /// The lane of another office: its officers are looked at, and not those of the office that handles the case.
    @Test func theOfficeWhoseLaneItIsIsLookedAt() async throws {
        let scene = try await OtherOffices()
        let (environment, regency) = (scene.environment, scene.regency)
        try await scene.adopt()
        let admin = try await regency.officer("sari", ["admin"], in: scene.district)
        for role in scene.camat.roles {
            try await EndRole(environment)(role.id, in: role.office, by: regency.admin)
        }
        let id = try await scene.caseAtPartner()
        try await scene.decide(
            "ukur", of: id, at: regency.kominfo, by: scene.technician, ["pengukuran.tinggi": "4"])
        try await scene.work()
        let mine = try await environment.database.read {
            try MyNotices(of: admin, limit: 10, offset: 0, environment, in: $0)
        }
        let entry = try #require(mine.entries.first { $0.notice.words.hasPrefix("Belum ada petugas") })
        #expect(entry.officers == scene.district.slug && entry.desk == nil)
    }

    /// An escalation that names somebody who is not there.
    @Test func anEscalationToNobodyReachesTheAdministrators() async throws {
        let permit = PermitScene.permit.replacing(
            "waktu: 2 hari kerja,", with: "waktu: 2 hari kerja, eskalasi: {pada: 100%, kepada: kades},")
        let (desk, id) = try await begun(permit) { [$0.kades] }
        desk.regency.clock.turn(days: 4)
        try await tick(desk)
        let words = try await desk.environment.database.read { [environment = desk.environment] transaction in
            try transaction.rows("SELECT * FROM notices WHERE case_id = \(id)").map {
                try Notice($0, keyring: environment.keyring)
            }
        }.filter { $0.account == desk.regency.admin.id }.map(\.words)
        #expect(words.contains { $0.hasPrefix("Belum ada petugas: Eskalasi permohonan") })
    }

    /// Who is called reads until when it was, and who has it.
    @Test func anEscalationSaysUntilWhenAndWithWhom() async throws {
        let permit = PermitScene.permit.replacing(
            "waktu: 2 hari kerja,", with: "waktu: 2 hari kerja, eskalasi: {pada: 100%, kepada: kades},")
        let (desk, _) = try await begun(permit) { _ in [] }
        _ = try await desk.regency.test.mails()
        desk.regency.clock.turn(days: 4)
        try await tick(desk)
        let mail = try #require(
            try await desk.regency.test.mails().first { $0.subject.hasPrefix("Eskalasi permohonan") })
        #expect(mail.to == "kades@a.contoh")
        #expect(mail.text.contains("sudah habis: seharusnya selesai paling lambat Rabu 4 Maret 2026"))
        #expect(mail.text.contains("Dipegang oleh: Kaur Umum."))
    }

    /// The whole case is late, and its SOP escalates nothing: the head is told once, and once more for each extension.
    @Test func theHeadIsToldOfACaseThatIsLate() async throws {
        let permit = "batas: {waktu: 3 hari kerja}\n" + PermitScene.permit.replacing("waktu: 2 hari kerja, ", with: "")
        let (desk, id) = try await begun(permit) { _ in [] }
        _ = try await desk.regency.test.mails()
        desk.regency.clock.turn(days: 2)
        try await tick(desk)
        #expect(try await desk.regency.test.mails().isEmpty)
        desk.regency.clock.turn(days: 3)
        try await tick(desk)
        let mails = try await desk.regency.test.mails()
        let number = try await desk.look(id, as: desk.kades).number
        #expect(mails.map { "\($0.to) \($0.subject)" } == ["kades@a.contoh Lewat batas: permohonan \(number)"])
        #expect(mails[0].text.contains("Permohonan \(number), Laporan izin, seharusnya selesai paling lambat"))
        #expect(mails[0].text.contains("Sekarang dipegang oleh: Kaur Umum."))
        #expect(mails[0].text.contains("/meja/aren/laporan/izin"))
        try await tick(desk)
        #expect(try await desk.regency.test.mails().isEmpty)
    }

    /// `jika` of a reminder that does not hold: nobody is told.
    @Test func aReminderWhoseConditionDoesNotHoldTellsNobody() async throws {
        let permit = PermitScene.permit.replacing(
            "waktu: 2 hari kerja,",
            with: "waktu: 5 hari kerja, ingatkan: [{pada: 1 hari kalender, jika: {kasus.kanal: datang}}],")
        let (desk, _) = try await begun(permit) { _ in [] }
        _ = try await desk.regency.test.mails()
        desk.regency.clock.turn(days: 2)
        try await tick(desk)
        #expect(try await desk.regency.test.mails().isEmpty)
    }

    /// A limit that ends before the case is called by its name, and its lateness is told each time that it runs.
    @Test func eachRunOfALimitIsTold() async throws {
        let permit =
            "batas: {pemeriksaan-izin: {waktu: 2 hari kerja, sejak: minta, sampai: periksa}}\n"
            + PermitScene.permit.replacing(
                "periksa: {kegiatan: Memeriksa izin, oleh: kaur, kelengkapan: [data], waktu: 2 hari kerja, lalu: beres}",
                with: "periksa: {keputusan: Memeriksa izin, oleh: kaur, kelengkapan: [data], "
                    + "hasil: {ya: beres, ulang: {lalu: minta, alasan: untuk-pemohon}}}"
            ).replacing("[minta, periksa]", with: "[minta, {periksa: ulang}, minta, {periksa: ya}]")
        let (desk, id) = try await begun(permit) { _ in [] }
        let number = try await desk.look(id, as: desk.kades).number
        for _ in 0..<2 {
            _ = try await desk.regency.test.mails()
            desk.regency.clock.turn(days: 7)
            try await tick(desk)
            let late = try await desk.regency.test.mails().filter { $0.subject.hasPrefix("Lewat batas") }
            #expect(late.map(\.to) == ["kades@a.contoh"])
            let told = "Batas pemeriksaan izin permohonan \(number), Laporan izin, seharusnya dipenuhi paling lambat"
            #expect(late.first?.text.contains(told) == true)
            try await tick(desk)
            #expect(try await desk.regency.test.mails().isEmpty, "told once")
            try await desk.complete("periksa", "ulang", of: id, by: desk.kaur, reason: "Belum lengkap")
            desk.regency.clock.turn(days: 1)
            try await desk.complete("minta", of: id, by: desk.applicant, ["data.nama": "Siti Rahasia"])
        }
    }

    /// Where it belongs is not known: no office is told that it lacks somebody.
    @Test func ofALaneThatIsNowhereNobodyIsTold() async throws {
        let desk = try await RuleDesk()
        try await desk.adopt(
            "izin", PermitScene.permit.replacing("lalu: beres", with: "beritahu: [asal], lalu: beres"),
            applicant: "siapa: [umum]}\n  asal: {nama: Kepala Desa Pemohon, peran: kepala, di: pemohon")
        let id = try await desk.apply("izin", ["data.nama": "Siti Rahasia"])
        _ = try await desk.regency.test.mails()
        try await desk.complete("periksa", of: id, by: desk.kaur)
        #expect(try await desk.regency.test.mails().allSatisfy { !$0.subject.hasPrefix("Belum ada petugas") })
    }
}
