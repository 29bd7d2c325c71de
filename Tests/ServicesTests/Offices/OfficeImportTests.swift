import Forms
@testable import Services
import Store
import Testing

/// Offices and regions out of lists, as spreadsheets save them.
@Suite struct OfficeImportTests {
    private func load(_ csv: String, _ regency: Regency, by person: Person? = nil) async throws -> [String] {
        try await ImportOffices(regency.environment)(
            Array(csv.utf8), below: "root", by: person ?? regency.admin)
    }

    private func office(_ slug: String, _ regency: Regency) async throws -> Office {
        let read = ReadOffices(regency.environment)
        return try await regency.environment.database.read { try read.bySlug(slug, in: $0) }
    }

    @Test func aTreeIsMadeInTheOrderOfItsLines() async throws {
        let regency = try await Regency.make()
        let made = try await load(
            "nama,alamat,jenis,induk,kode\r\nKecamatan Sungai,sungai,kecamatan,,00.00.01\r\n"
                + "\"Desa Batu, Hulu\",batu-hulu,desa,sungai,0000012001\r\n\r\n", regency)
        #expect(made == ["Kecamatan Sungai", "Desa Batu, Hulu"])
        let village = try await office("batu-hulu", regency)
        #expect(village.regionCode == "00.00.01.2001" && village.name == "Desa Batu, Hulu")
        #expect(try await village.parent == office("sungai", regency).id)
        #expect(village.letterhead.above.last == "Kecamatan Sungai")
        let acts = try await AuditActs(regency.environment).ofPeople()
        #expect(acts.contains { $0.kind == .officeMade && $0.reason?.hasPrefix("2 kantor") == true })
    }

    @Test(arguments: [
        ("nama;alamat\nDesa;desa", "Kolom “jenis” belum ada"),
        ("nama,alamat,jenis\nDesa Baru,baru", "Baris 2: Baris ini berisi 2 kolom, seharusnya 3"),
        ("nama,alamat,jenis\nDesa Satu,satu,desa\nDesa Dua,satu,desa", "Baris 3: Alamat “satu” sudah dipakai"),
        ("nama,alamat,jenis\nDesa Satu,satu,istana", "Baris 2: Jenis kantor “istana” tidak dikenal"),
        ("nama,alamat,jenis,induk\nDesa Satu,satu,desa,entah", "Baris 2: Tidak ada kantor “entah”"),
        ("nama,alamat,jenis,kode\nDesa Satu,satu,desa,12x", "Baris 2: “12x” bukan kode wilayah"),
        ("nama,alamat,jenis\n\"Desa Satu,satu,desa", "Tanda kutip pada baris ini tidak ditutup"),
        ("", "Berkas ini kosong"),
    ])
    func oneWrongLineAndNothingIsMade(csv: String, told: String) async throws {
        let regency = try await Regency.make()
        let trouble = try await #require(throws: ImportTrouble.self) { try await load(csv, regency) }
        #expect(trouble.text.contains(told), "\(trouble.text)")
        await #expect(throws: OfficeTrouble.self) { try await office("satu", regency) }
    }

    @Test func onlyAdministratorsAboveMakeOffices() async throws {
        let regency = try await Regency.make()
        let village = try await regency.officer("kaur", ["admin"], in: regency.villageA)
        await #expect(throws: Denial.self) {
            try await load("nama,alamat,jenis\nDesa Satu,satu,desa", regency, by: village)
        }
    }

    @Test func regionsAreLoadedAndRenamed() async throws {
        let regency = try await Regency.make()
        let load = ImportRegions(regency.environment)
        #expect(try await load(Array("kode,nama\n00,Provinsi Rekaan\n0001,Kabupaten Contoh\n".utf8)) == 2)
        #expect(try await load(Array("\u{FEFF}kode;nama\n00.01;Kabupaten Contoh Raya\n".utf8)) == 1)
        let (name, count) = try await regency.environment.database.read {
            (try Regions.name(of: "00.01", in: $0), try Regions.count(in: $0))
        }
        #expect(name == "Kabupaten Contoh Raya" && count == 2)
        for (csv, told) in [
            ("kode,nama\n1,X", "bukan kode wilayah"), ("kode,nama\n00,", "Isi nama wilayah 00"),
            ("kode,nama\n00,A\n00,B", "sudah ada di baris 2"),
        ] {
            let trouble = try await #require(throws: ImportTrouble.self) { try await load(Array(csv.utf8)) }
            #expect(trouble.message.contains(told))
        }
    }
}
