import Forms
import Procedures
import Services
import Store
import Testing

@Suite struct AdoptionTests {
    @Test func aVersionIsInForceFromItsFirstDayUntilTheNext() async throws {
        let regency = try await Regency.make()
        let first = try await adopt(regency, version: 1, from: "2026-03-02")
        let second = try await adopt(regency, version: 2, from: "2026-03-10")
        #expect(try await inForce(regency, "2026-03-01") == nil)
        #expect(try await inForce(regency, "2026-03-02")?.id == first.id)
        #expect(try await inForce(regency, "2026-03-09")?.id == first.id)
        #expect(try await inForce(regency, "2026-03-10")?.id == second.id)
        #expect(first.procedureHash != second.procedureHash)
        let history = try await regency.test.database.read {
            try Adoption.history(of: "salam", at: regency.villageA.id, in: $0)
        }
        #expect(history.map(\.id) == [second.id, first.id])
        // A case that began under the first finds its file and its terms by the hash.
        let (file, terms) = try await regency.test.database.read { transaction in
            (
                try ProcedureFile.find(first.procedureHash, in: transaction),
                try Adoption.of(
                    hash: first.procedureHash, office: regency.villageA.id, at: regency.environment.now,
                    in: transaction)
            )
        }
        #expect(file?.source == AdoptionTests.source(version: 1))
        #expect(terms == first)
    }

    @Test func anotherOfficeIsNotTouched() async throws {
        let regency = try await Regency.make()
        _ = try await adopt(regency, version: 1, from: "2026-03-02")
        let elsewhere = try await regency.test.database.read {
            try Adoption.inForce(
                "salam", at: regency.villageB.id, on: CalendarDate(iso: "2026-03-02")!, in: $0)
        }
        #expect(elsewhere == nil)
        await #expect(throws: NotAdopted.self) {
            try await regency.test.database.read {
                try Adoption.of(hash: "karangan", office: regency.villageA.id, at: regency.environment.now, in: $0)
            }
        }
    }

    @Test func anEndedProcedureIsOfferedUntilItsLastDay() async throws {
        let regency = try await Regency.make()
        let adoption = try await adopt(regency, version: 1, from: "2026-03-02")
        try await EndAdoption(regency.environment)(
            adoption.id, at: regency.villageA.id, lastDay: CalendarDate(iso: "2026-03-05")!, by: regency.admin)
        #expect(try await inForce(regency, "2026-03-05") != nil)
        #expect(try await inForce(regency, "2026-03-06") == nil)
        let all = try await regency.test.database.read {
            try Adoption.allInForce(at: regency.villageA.id, on: CalendarDate(iso: "2026-03-06")!, in: $0)
        }
        #expect(all.isEmpty)
    }

    @Test func theOfficesOwnTermsAreKept() async throws {
        let regency = try await Regency.make()
        var terms = AdoptionTests.terms("2026-03-02")
        terms.lanes = ["petugas": ["sekretaris", "kaur-umum"]]
        let adoption = try await adopt(regency, version: 1, terms)
        #expect(adoption.lanes == terms.lanes)
        #expect(adoption.sopNumber == "065/1/2026")
        let stored = try await inForce(regency, "2026-03-02")
        #expect(stored == adoption)
    }

    @Test(arguments: ["nomor", "disahkan", "berlaku", "peran.petugas", "efek", "kantor"])
    func wrongTermsAreRefusedAtTheField(field: String) async throws {
        let regency = try await Regency.make()
        var terms = AdoptionTests.terms("2026-03-02")
        switch field {
        case "nomor": terms.sopNumber = " "
        case "disahkan": terms.approvedBy = ""
        case "berlaku": terms.firstDay = CalendarDate(iso: "2026-03-01")!
        case "peran.petugas": terms.lanes = ["petugas": ["tim-teknis"]]
        case "efek": terms.effectModes = ["email.buat": .manual]
        default: break
        }
        let office = field == "kantor" ? regency.kominfo : regency.villageA
        let troubles = try await #require(throws: FieldTroubles.self) {
            try await AdoptProcedure(regency.environment, catalogue: AdoptionTests.catalogue)(
                source: Array(AdoptionTests.source(version: 1).utf8), fileName: "salam.sop.yaml", at: office.id, terms,
                by: regency.admin)
        }
        #expect(Array(troubles.messages.keys) == [field])
    }

    @Test func aFileWithErrorsIsRefusedWithItsDiagnostics() async throws {
        let regency = try await Regency.make()
        let broken = AdoptionTests.source(version: 1).replacing("lalu: terima", with: "lalu: terimaa")
        let refused = try await #require(throws: ProcedureRefused.self) {
            try await adopt(regency, source: broken, AdoptionTests.terms("2026-03-02"))
        }
        #expect(refused.diagnostics.contains { $0.code == "E104" })
        #expect(refused.message.contains("galat"))
    }

    @Test func anotherContentUnderTheSameVersionIsRefused() async throws {
        let regency = try await Regency.make()
        _ = try await adopt(regency, version: 1, from: "2026-03-02")
        let changed = AdoptionTests.source(version: 1).replacing("Menyapa tamu", with: "Menyapa para tamu")
        let refused = try await #require(throws: ProcedureRefused.self) {
            try await adopt(regency, source: changed, AdoptionTests.terms("2026-03-03"))
        }
        #expect(refused.diagnostics.map(\.code) == ["P501"])
    }

    @Test func onlyTheOfficesAdministratorsAdopt() async throws {
        let regency = try await Regency.make()
        let head = try await regency.officer("budi", ["kepala"], in: regency.villageA)
        await #expect(throws: Denial.self) {
            try await adopt(regency, version: 1, AdoptionTests.terms("2026-03-02"), by: head)
        }
        let village = try await regency.officer("citra", ["admin"], in: regency.villageA)
        _ = try await adopt(regency, version: 1, AdoptionTests.terms("2026-03-02"), by: village)
    }

    @Test func aSubProcedureOfTheOfficesAboveMayBeNamed() async throws {
        let regency = try await Regency.make()
        _ = try await adopt(regency, version: 1, from: "2026-03-02")
        _ = try await adopt(regency, source: AdoptionTests.caller, name: "panggil", AdoptionTests.terms("2026-03-02"))
        await #expect(throws: ProcedureRefused.self) {
            try await AdoptProcedure(regency.environment, catalogue: AdoptionTests.catalogue)(
                source: Array(AdoptionTests.caller.utf8), fileName: "panggil.sop.yaml", at: regency.villageB.id,
                AdoptionTests.terms("2026-03-02"), by: regency.admin)
        }
    }

    // MARK: -

    private static var catalogue: Catalogue {
        var catalogue = Catalogue()
        catalogue.officeKinds = OfficeKinds.all
        return catalogue
    }

    private static func terms(_ day: String) -> AdoptionTerms {
        AdoptionTerms(
            sopNumber: "065/1/2026", firstDay: CalendarDate(iso: day)!, approvedBy: "Kepala Desa Aren")
    }

    static func source(version: Int) -> String {
        """
        sop: salam
        versi: \(version)
        judul: Menyapa tamu kantor
        untuk: [desa]
        batas: {waktu: 1 hari kerja}
        pelaksana:
          petugas: {nama: Petugas, peran: operator}
          kepala: {nama: Kepala Desa, peran: kepala}
        akhir:
          beres: {judul: Tamu pulang, jenis: berhasil}
          batal: {judul: Tamu batal datang, jenis: dicabut}
        langkah:
          sapa: {kegiatan: Menyapa tamu, oleh: petugas, waktu: 5 menit, lalu: terima}
          terima:
            keputusan: Menerima tamu
            oleh: kepala
            waktu: 10 menit
            hasil: {datang: selesai, tidak-datang: batal}
          selesai: {kegiatan: Mengantar tamu pulang, oleh: petugas, waktu: 5 menit, lalu: beres}
        uji:
          - {nama: Datang, jalan: [sapa, {terima: datang}, selesai], akhir: beres}
          - {nama: Batal, jalan: [sapa, {terima: tidak-datang}], akhir: batal}

        """
    }

    private static let caller = """
        sop: panggil
        versi: 1
        judul: Mengundang tamu
        untuk: [desa]
        batas: {waktu: 2 hari kerja}
        pelaksana:
          petugas: {nama: Petugas, peran: operator}
        akhir:
          beres: {judul: Sudah bertemu, jenis: berhasil}
          batal: {judul: Tidak jadi, jenis: ditolak}
        langkah:
          undang: {kegiatan: Mengundang tamu, oleh: petugas, waktu: 5 menit, lalu: temui}
          temui: {kegiatan: Menemui tamu, sub: salam, oleh: petugas, hasil: {beres: beres, batal: batal}}
        uji:
          - {nama: Bertemu, jalan: [undang, {temui: beres}], akhir: beres}
          - {nama: Batal, jalan: [undang, {temui: batal}], akhir: batal}

        """

    @discardableResult
    private func adopt(_ regency: Regency, version: Int, from day: String) async throws -> Adoption {
        try await adopt(regency, version: version, AdoptionTests.terms(day))
    }

    @discardableResult
    private func adopt(
        _ regency: Regency, version: Int, _ terms: AdoptionTerms, by person: Person? = nil
    ) async throws -> Adoption {
        try await adopt(regency, source: AdoptionTests.source(version: version), terms, by: person)
    }

    @discardableResult
    private func adopt(
        _ regency: Regency, source: String, name: String = "salam", _ terms: AdoptionTerms, by person: Person? = nil
    ) async throws -> Adoption {
        try await AdoptProcedure(regency.environment, catalogue: AdoptionTests.catalogue)(
            source: Array(source.utf8), fileName: "\(name).sop.yaml", at: regency.villageA.id, terms,
            by: person ?? regency.admin
        ).adoption
    }

    private func inForce(_ regency: Regency, _ day: String) async throws -> Adoption? {
        try await regency.test.database.read {
            try Adoption.inForce("salam", at: regency.villageA.id, on: CalendarDate(iso: day)!, in: $0)
        }
    }
}
