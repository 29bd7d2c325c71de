import Forms
import Procedures
import Store
import Testing

@testable import Services

/// Kinds of offices and roles that the regency makes for itself, beside those that Balai brings.
@Suite struct OwnKindTests {
    private func change(_ regency: Regency) -> ChangeKinds { ChangeKinds(regency.environment, ProcedureShelf()) }

    private func office(_ id: String, _ environment: Environment) async throws -> Office {
        try await environment.database.read { try ReadOffices(environment)(id, in: $0) }
    }

    @Test func aRoleIsAddedHeldAndCalledByItsTitle() async throws {
        let regency = try await Regency.make()
        let name = try await change(regency).addRole("Pendamping Desa", to: "desa", by: regency.admin)
        #expect(name == "pendamping-desa")
        let person = try await regency.officer("budi", [name], in: regency.villageA)
        #expect(person.roles.map(\.name) == [name])
        let village = try await office(regency.villageB.id, regency.environment)
        #expect(village.kind.title(ofRole: name) == "Pendamping Desa", "in every office of the kind")
        #expect(village.kind.hasRole("kaur-umum"), "what Balai brings stays")
        await #expect(throws: FieldTroubles.self, "no other kind has it") {
            try await regency.officer("citra", [name], in: regency.kominfo)
        }
        try await change(regency).rename(role: name, of: "desa", to: "Pendamping Lokal Desa", by: regency.admin)
        let renamed = try await office(regency.villageA.id, regency.environment)
        #expect(renamed.kind.title(ofRole: name) == "Pendamping Lokal Desa")
        let acts = try await AuditActs(regency.environment).ofPeople().filter { $0.kind == .kindsChanged }
        #expect(acts.count == 2 && acts.allSatisfy { $0.by == "ayu" })
        #expect(acts.contains { $0.reason == "peran Pendamping Desa (pendamping-desa) di Desa" })
    }

    @Test func anotherNodeKnowsItAtOnce() async throws {
        let regency = try await Regency.make()
        let other = try regency.test.openedAgain()
        let elsewhere = Environment(
            database: other, keyring: regency.environment.keyring, clock: regency.clock,
            passwords: regency.environment.passwords, addresses: regency.environment.addresses)
        #expect(try await !office(regency.villageA.id, elsewhere).kind.hasRole("pendamping-desa"))
        _ = try await change(regency).addRole("Pendamping Desa", to: "desa", by: regency.admin)
        #expect(try await office(regency.villageA.id, elsewhere).kind.hasRole("pendamping-desa"))
        try await other.close()
    }

    @Test(arguments: [
        ("", "", "sebutan"), ("operator desa", "operator-dua", "sebutan"), ("Pemeriksa", "auditor", "sebutan"),
        ("Pendamping", "operator", "nama-sop"), ("Auditor", "pemeriksa", "nama-sop"), ("Ketua", "bupati", "nama-sop"),
        ("Semua", "", "nama-sop"), ("Pendamping", "Pendamping Desa", "nama-sop"),
        ("Pendamping Pemberdayaan Masyarakat dan Pembangunan Desa", "", "nama-sop"),
    ])
    func aRoleThatCannotBeIsRefusedAtItsField(title: String, name: String, field: String) async throws {
        let regency = try await Regency.make()
        let troubles = try await #require(throws: FieldTroubles.self) {
            try await change(regency).addRole(title, name: name, to: "desa", by: regency.admin)
        }
        #expect(Array(troubles.messages.keys) == [field])
    }

    /// As when it is added: people tell roles apart by their titles, the auditor's too.
    @Test func aRoleIsNotRenamedToTheTitleOfAnother() async throws {
        let regency = try await Regency.make()
        let name = try await change(regency).addRole("Pendamping Desa", to: "desa", by: regency.admin)
        for title in ["Pemeriksa", "PEMERIKSA", "operator desa"] {
            let troubles = try await #require(throws: FieldTroubles.self) {
                try await change(regency).rename(role: name, of: "desa", to: title, by: regency.admin)
            }
            #expect(Array(troubles.messages.keys) == ["sebutan"], "\(title)")
        }
        try await change(regency).rename(role: name, of: "desa", to: "Pendamping desa", by: regency.admin)
        let village = try await office(regency.villageA.id, regency.environment)
        #expect(village.kind.title(ofRole: name) == "Pendamping desa", "its own may be written in other letters")
    }

    @Test(
        arguments: [
            ("Desa", "dukuh", ["kabupaten"], [], "sebutan"), ("Dukuh", "desa", ["kabupaten"], [], "nama-sop"),
            ("Sekolah", "", [], [], "di-bawah"), ("Sekolah", "", ["istana"], [], "di-bawah"),
            ("Sekolah", "", ["kabupaten"], ["Guru", "guru"], "peran-awal"),
            ("Sekolah", "", ["kabupaten"], ["Kepala"], "peran-awal"),
        ] as [(String, String, Set<String>, [String], String)])
    func aKindThatCannotBeIsRefusedAtItsField(
        title: String, name: String, parents: Set<String>, roles: [String], field: String
    ) async throws {
        let regency = try await Regency.make()
        let troubles = try await #require(throws: FieldTroubles.self) {
            try await change(regency).makeKind(title, name: name, below: parents, roles: roles, by: regency.admin)
        }
        #expect(Array(troubles.messages.keys) == [field])
    }

    @Test func onlyTheRootOfficesAdministratorsMay() async throws {
        let regency = try await Regency.make()
        let village = try await regency.officer("budi", ["admin"], in: regency.villageA)
        let clerk = try await regency.officer("citra", ["sekda"], in: try await office("root", regency.environment))
        for person in [village, clerk, .nobody] {
            await #expect(throws: Denial.self) {
                try await change(regency).addRole("Pendamping Desa", to: "desa", by: person)
            }
            await #expect(throws: Denial.self) {
                try await change(regency).makeKind("Sekolah", below: ["kabupaten"], roles: [], by: person)
            }
        }
        // What Balai brings is neither renamed nor removed.
        await #expect(throws: Denial.self) {
            try await change(regency).rename(role: "kepala", of: "desa", to: "Lurah", by: regency.admin)
        }
        await #expect(throws: Denial.self) { try await change(regency).remove(kind: "desa", by: regency.admin) }
        await #expect(throws: Denial.self) {
            try await change(regency).remove(role: "operator", of: "desa", by: regency.admin)
        }
    }

    // MARK: A kind

    private func makeHospital(_ regency: Regency) async throws -> Office {
        let name = try await change(regency).makeKind(
            "Rumah Sakit Umum Daerah", name: "rsud", below: ["kabupaten", "kota"],
            roles: ["Dokter Jaga", "Perawat Triase"], by: regency.admin)
        return try await CreateOffice(regency.environment)(
            .invented("RSUD Contoh", "rsud-contoh", name), under: "root", by: regency.admin)
    }

    @Test func officesOfTheKindAreMade() async throws {
        let regency = try await Regency.make()
        let hospital = try await makeHospital(regency)
        #expect(hospital.kind.title == "Rumah Sakit Umum Daerah")
        for role in ["admin", "kepala", "operator", "petugas-informasi", "penangan", "dokter-jaga", "perawat-triase"] {
            #expect(hospital.kind.hasRole(role), "\(role)")
        }
        let made = try await ImportOffices(regency.environment)(
            Array("nama,alamat,jenis\nRSUD Barat,rsud-barat,rsud".utf8), below: "root", by: regency.admin)
        #expect(made == ["RSUD Barat"])
        await #expect(throws: FieldTroubles.self, "only where it may stand") {
            try await CreateOffice(regency.environment)(
                .invented("RSUD Aren", "rsud-aren", "rsud"), under: regency.villageA.id, by: regency.admin)
        }
        let troubles = try await #require(throws: FieldTroubles.self) {
            try await change(regency).remove(kind: "rsud", by: regency.admin)
        }
        #expect(troubles.messages["jenis"]?.contains("RSUD Barat") == true)
    }

    private static let emergency = """
        sop: gawat-darurat
        versi: 1
        judul: Penanganan gawat darurat
        untuk: [rsud]
        pelaksana:
          pelapor: {nama: Pelapor, pihak: pemohon, siapa: [pegawai]}
          dokter: {nama: Dokter, peran: dokter-jaga}
        formulir: {data: {nama: {label: Nama, jenis: teks, wajib: ya}}}
        akhir: {beres: {judul: Beres, jenis: berhasil}, dicabut: {judul: Dicabut, jenis: dicabut}}
        pencabutan: {akhir: dicabut}
        langkah:
          minta: {kegiatan: Meminta, oleh: pelapor, isi: [data], lalu: periksa}
          periksa: {kegiatan: Memeriksa, oleh: dokter, waktu: 1 hari kerja, lalu: beres}
        uji:
          - {nama: Beres, jalan: [minta, periksa], akhir: beres}

        """

    private func adopt(
        _ source: String, _ name: String, at office: Office, _ regency: Regency
    ) async throws -> Adoption {
        let terms = AdoptionTerms(
            sopNumber: "001/SOP/2026", firstDay: regency.clock.now.date(in: .wib), approvedBy: "Kepala")
        return try await AdoptProcedure(regency.environment, ProcedureShelf())(
            source: Array(source.utf8), fileName: "\(name).sop.yaml", at: office.id, terms, by: regency.admin
        ).adoption
    }

    @Test func anSOPOfTheKindIsAdoptedAndItsCaseWorkedOn() async throws {
        let desk = try await RuleDesk()
        let (regency, environment, cases) = (desk.regency, desk.regency.environment, desk.cases)
        await #expect(throws: ProcedureRefused.self, "nobody knows the kind yet") {
            try await adopt(Self.emergency, "gawat-darurat", at: desk.regency.villageA, desk.regency)
        }
        let hospital = try await makeHospital(regency)
        let doctor = try await regency.officer("dokter", ["dokter-jaga"], in: hospital)
        let adoption = try await adopt(Self.emergency, "gawat-darurat", at: hospital, regency)
        let draft = try await StartDraft(environment, cases)(
            "gawat-darurat", at: hospital.id, by: desk.applicant, secret: nil)
        let troubles = try await DraftDesk(environment, cases).answer(
            RuleDesk.raw(["data.nama": "Siti Rahasia"]), in: draft, of: hospital.id, by: desk.applicant, secret: nil)
        #expect(troubles.isEmpty, "\(troubles)")
        let id = try await SubmitDraft(environment, cases)(draft, of: hospital.id, by: desk.applicant, secret: nil)
        try await desk.work()
        #expect(try await desk.inbox(of: doctor).map(\.step) == ["periksa"])
        try await CompleteStep(environment, cases)(
            TaskAddress(office: hospital.id, caseID: id, step: "periksa", visit: 1),
            outcome: Outcome.implicitName, raw: [:], seen: nil, blobs: desk.blobs, by: doctor)
        let isOpen = try await environment.database.read {
            try CaseLook(id, of: hospital.id, for: desk.applicant, environment, cases, in: $0).state.isOpen
        }
        #expect(!isOpen)
        // A node that never read it before opens it too.
        let kinds = try await environment.database.read {
            try CaseServices().procedure(adoption.procedureHash, in: $0).officeKinds
        }
        #expect(kinds == ["rsud"])
    }

    @Test func theCheckerNamesTheNearestOwnWord() async throws {
        let regency = try await Regency.make()
        let hospital = try await makeHospital(regency)
        for (right, wrong, code) in [("rsud", "rsu", "E106"), ("dokter-jaga", "dokter-jag", "E107")] {
            let source = Self.emergency.replacing(right, with: wrong)
            let refused = try await #require(throws: ProcedureRefused.self) {
                try await adopt(source, "gawat-darurat", at: hospital, regency)
            }
            let found = refused.diagnostics.first { $0.code == code }
            #expect(found?.message.contains("mungkin \"\(right)\"") == true, "\(refused.diagnostics)")
        }
    }

    // MARK: Removal

    private static let greeting = """
        sop: sapaan
        versi: 1
        judul: Menyapa tamu
        untuk: [desa, posko]
        batas: {waktu: 1 hari kerja}
        pelaksana:
          petugas: {nama: Petugas, peran: pendamping-desa}
        akhir:
          beres: {judul: Tamu pulang, jenis: berhasil}
        langkah:
          sapa: {kegiatan: Menyapa tamu, oleh: petugas, waktu: 5 menit, lalu: beres}
        uji:
          - {nama: Datang, jalan: [sapa], akhir: beres}

        """

    @Test func whatWasRemovedSinceAFileWasCheckedIsSeenWhenItIsAdopted() async throws {
        let regency = try await Regency.make()
        let (environment, shelf) = (regency.environment, ProcedureShelf())
        let role = try await change(regency).addRole("Pendamping Desa", to: "desa", by: regency.admin)
        _ = try await change(regency).makeKind("Posko", below: ["kabupaten"], roles: [], by: regency.admin)
        let (village, admin) = (regency.villageA.id, regency.admin)
        let catalogue = try await environment.database.read {
            try AdoptedCatalogue.around(village, shelf, environment, in: $0).catalogue
        }
        let file = try CheckedFile(Array(Self.greeting.utf8), "sapaan.sop.yaml", beside: catalogue)
        try await change(regency).remove(role: role, of: "desa", by: admin)
        let terms = AdoptionTerms(
            sopNumber: "001/SOP/2026", firstDay: regency.clock.now.date(in: .wib), approvedBy: "Kepala")
        let refused = try await #require(throws: ProcedureRefused.self) {
            try await environment.database.write { transaction in
                let work = try Administration.of(village, by: admin, environment, in: transaction)
                _ = try file.adopt(terms, work, shelf, in: transaction)
            }
        }
        #expect(refused.diagnostics.map(\.code) == ["E107"])
    }

    /// Hands on to an office that nobody has made yet; until then the village answers by itself.
    private static let handingOn = """
        sop: aduan
        versi: 1
        judul: Aduan warga
        untuk: [desa]
        batas: {waktu: 10 hari kerja, sejak: lapor pertama, sampai: jawab}
        pelaksana:
          warga: {nama: Pelapor, pihak: pemohon, siapa: [umum]}
          operator: {nama: Operator, peran: operator}
        formulir: {f: {isi: {label: Isi, jenis: paragraf, wajib: ya}}}
        akhir:
          tuntas: {judul: Aduan tuntas, jenis: berhasil}
          dicabut: {judul: Dicabut, jenis: dicabut}
        pencabutan: {akhir: dicabut}
        langkah:
          lapor: {kegiatan: Melapor, oleh: warga, isi: [f], lalu: telaah}
          telaah: {keputusan: Menelaah, oleh: operator, waktu: 1 hari kerja, hasil: {sini: jawab, atas: teruskan}}
          teruskan: {kegiatan: Meneruskan, sub: aduan, di: {atasan: posko}, oleh: operator, dengan: {f: f}, hasil: {tuntas: jawab, dicabut: telaah}}
          jawab: {kegiatan: Menjawab, oleh: operator, waktu: 2 hari kerja, lalu: tuntas}
        uji:
          - {nama: Di sini, jalan: [lapor, {telaah: sini}, jawab], akhir: tuntas}
          - {nama: Diteruskan, jalan: [lapor, {telaah: atas}, {teruskan: tuntas}, jawab], akhir: tuntas}
          - {nama: Dicabut, jalan: [lapor, cabut], akhir: dicabut}

        """

    @Test func aKindToWhichAnSOPHandsOnStays() async throws {
        let regency = try await Regency.make()
        let change = change(regency)
        _ = try await change.makeKind("Posko", below: ["kabupaten"], roles: [], by: regency.admin)
        let adoption = try await adopt(Self.handingOn, "aduan", at: regency.villageA, regency)
        let troubles = try await #require(throws: FieldTroubles.self) {
            try await change.remove(kind: "posko", by: regency.admin)
        }
        #expect(troubles.messages["jenis"] == "SOP “Aduan warga” di Desa Aren masih menyebut jenis Posko")
        try await EndAdoption(regency.environment)(
            adoption.id, at: regency.villageA.id, lastDay: regency.clock.now.date(in: .wib), by: regency.admin)
        regency.clock.turn(seconds: 86_400)
        try await change.remove(kind: "posko", by: regency.admin)
    }

    @Test func whatIsInUseStaysAndOldSOPsAreReadForEver() async throws {
        let regency = try await Regency.make()
        let change = change(regency)
        let role = try await change.addRole("Pendamping Desa", to: "desa", by: regency.admin)
        _ = try await change.makeKind("Posko", below: ["kabupaten"], roles: [], by: regency.admin)
        let person = try await regency.officer("budi", [role], in: regency.villageA)
        func refusal(_ act: () async throws -> Void) async throws -> String {
            do {
                try await act()
                return ""
            } catch let troubles as FieldTroubles {
                return troubles.messages["jenis"] ?? ""
            }
        }
        let removeRole = { try await change.remove(role: role, of: "desa", by: regency.admin) }
        let removeKind = { try await change.remove(kind: "posko", by: regency.admin) }
        #expect(try await refusal(removeRole).contains("dijabat di Desa Aren"))
        try await EndRole(regency.environment)(person.roles[0].id, in: regency.villageA.id, by: regency.admin)
        let adoption = try await adopt(Self.greeting, "sapaan", at: regency.villageA, regency)
        #expect(try await refusal(removeRole).contains("SOP “Menyapa tamu” di Desa Aren"))
        #expect(try await refusal(removeKind).contains("SOP “Menyapa tamu” di Desa Aren"))
        let today = regency.clock.now.date(in: .wib)
        try await EndAdoption(regency.environment)(
            adoption.id, at: regency.villageA.id, lastDay: today, by: regency.admin)
        #expect(try await refusal(removeRole).contains("SOP “Menyapa tamu”"), "it is in force until the day is over")
        regency.clock.turn(seconds: 86_400)
        try await removeRole()
        try await removeKind()
        let title = try await regency.environment.database.read {
            try CaseServices().procedure(adoption.procedureHash, in: $0).title
        }
        #expect(title == "Menyapa tamu")
        await #expect(throws: FieldTroubles.self, "no office is made of it any more") {
            try await CreateOffice(regency.environment)(
                .invented("Posko Satu", "posko-satu", "posko"), under: "root", by: regency.admin)
        }
        // Its name is free again.
        _ = try await change.makeKind(
            "Posko Bencana", name: "posko", below: ["kabupaten"], roles: [], by: regency.admin)
    }
}
