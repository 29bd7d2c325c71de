import Forms
import Procedures
import Services
import Store
import Testing

/// The search of the whole regency: what is in force, wherever.
@Suite struct RegencyServicesTests {
    private static func source(_ name: String, _ title: String, version: Int = 1) -> [UInt8] {
        Array(
            """
            sop: \(name)
            versi: \(version)
            judul: \(title)
            untuk: [desa]
            pelaksana:
              pelapor: {nama: Pelapor, pihak: pemohon, siapa: [umum]}
              operator: {nama: Operator, peran: operator}
            akhir: {terbit: {judul: Terbit, jenis: berhasil}, dicabut: {judul: Dicabut, jenis: dicabut}}
            pencabutan: {akhir: dicabut}
            langkah:
              ajukan: {kegiatan: Mengajukan izin, oleh: pelapor, lalu: periksa}
              periksa: {kegiatan: Memeriksa permohonan, oleh: operator, waktu: 1 hari kerja, lalu: terbit}
            uji:
              - {nama: Terbit, jalan: [ajukan, periksa], akhir: terbit}
              - {nama: Dicabut, jalan: [ajukan, cabut], akhir: dicabut}
            """.utf8)
    }

    @discardableResult
    private func adopt(
        _ regency: Regency, _ name: String, _ title: String, version: Int = 1, at office: Office, inDays days: Int = 0
    ) async throws -> Adoption {
        try await AdoptProcedure(regency.environment, catalogue: ServicesCatalogue.base)(
            source: Self.source(name, title, version: version), fileName: "\(name).sop.yaml", at: office.id,
            AdoptionTerms(
                sopNumber: "1", firstDay: regency.clock.now.date(in: .wib).adding(days: days),
                approvedBy: "Kepala Desa"),
            by: regency.admin
        ).adoption
    }

    private func found(_ regency: Regency, _ query: String, limit: Int) async throws -> RegencyServices.Found {
        let services = RegencyServices(regency.environment, CaseServices())
        return try await regency.environment.database.read { transaction in
            let offices = try OfficeNames.load(from: "root", in: transaction)
            return try services.search(SearchWords(query), among: offices, limit: limit, in: transaction)
        }
    }

    private func search(_ regency: Regency, _ query: String, limit: Int = 20) async throws -> [String] {
        try await found(regency, query, limit: limit).entries.map {
            "\($0.service.procedure.title) @ \($0.office.name)"
        }
    }

    /// What has ended, or begins later, takes no place from what is in force.
    @Test func theLimitCountsWhatIsInForce() async throws {
        let regency = try await Regency.make()
        let create = CreateOffice(regency.environment)
        for number in 1...4 {
            let office = try await create(
                .invented("Desa \(number)", "desa-\(number)", "desa"), under: "root", by: regency.admin)
            let adoption = try await adopt(regency, "izin", "Izin keramaian", at: office)
            if number < 4 {
                try await EndAdoption(regency.environment)(
                    adoption.id, at: office.id, lastDay: regency.clock.now.date(in: .wib), by: regency.admin)
            }
        }
        try await adopt(regency, "izin", "Izin keramaian", at: regency.villageA, inDays: 30)
        regency.clock.turn(days: 1)
        #expect(try await search(regency, "keramaian", limit: 1) == ["Izin keramaian @ Desa 4"])
        #expect(try await search(regency, "keramaian") == ["Izin keramaian @ Desa 4"])
    }

    @Test func theTitleIsThatOfTheVersionInForce() async throws {
        let regency = try await Regency.make()
        try await adopt(regency, "izin", "Izin keramaian", at: regency.villageA)
        try await adopt(regency, "izin", "Izin keramaian", at: regency.villageB)
        regency.clock.turn(seconds: 1)
        try await adopt(regency, "izin", "Izin acara warga", version: 2, at: regency.villageA)
        #expect(try await search(regency, "keramaian") == ["Izin keramaian @ Desa Bambu"])
        #expect(try await search(regency, "warga") == ["Izin acara warga @ Desa Aren"])
        #expect(try await search(regency, "izin") == ["Izin acara warga @ Desa Aren", "Izin keramaian @ Desa Bambu"])
    }

    /// Who names their village along with what they need finds that village's service.
    @Test func titleAndOfficeTogetherHoldTheWords() async throws {
        let regency = try await Regency.make()
        for village in [regency.villageA, regency.villageB] {
            try await adopt(regency, "izin", "Izin keramaian", at: village)
            try await adopt(regency, "surat", "Surat usaha", at: village)
        }
        #expect(try await search(regency, "Keramaian bambu, desa") == ["Izin keramaian @ Desa Bambu"])
        #expect(try await search(regency, "aren") == ["Izin keramaian @ Desa Aren", "Surat usaha @ Desa Aren"])
        #expect(try await search(regency, "keramaian kelapa").isEmpty)
        #expect(try await search(regency, "keramaian kominfo").isEmpty)
    }

    @Test func allAreCountedThoughFewAreNamed() async throws {
        let regency = try await Regency.make()
        for village in [regency.villageA, regency.villageB] {
            try await adopt(regency, "izin", "Izin keramaian", at: village)
        }
        let first = try await found(regency, "izin", limit: 1)
        #expect(first.entries.map(\.office.name) == ["Desa Aren"] && first.count == 2)
    }

    /// As many statements for one place as for many.
    @Test func placesCostNoStatementEach() async throws {
        let regency = try await Regency.make()
        try await adopt(regency, "izin", "Izin keramaian", at: regency.villageA)
        func counted() async throws -> Int {
            try await StatementCounter.counting { try await search(regency, "izin") }.counts.statements
        }
        _ = try await counted()
        let one = try await counted()
        try await adopt(regency, "izin", "Izin keramaian", at: regency.villageB)
        #expect(try await counted() == one)
    }
}
