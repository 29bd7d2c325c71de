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

    /// Who made an office can be told of each, however long the list was.
    @Test func eachOfficeOfAListIsNamedInTheRecord() async throws {
        let regency = try await Regency.make()
        let slugs = (1...7).map { "daftar-\($0)" }
        _ = try await load(
            "nama,alamat,jenis\n" + slugs.map { "Desa \($0),\($0),desa\n" }.joined(), regency)
        let acts = try await AuditActs(regency.environment).ofPeople().filter { $0.kind == .officeMade }
        #expect(Set(acts.map(\.subject)).isSuperset(of: slugs))
        #expect(acts.first { $0.subject == "daftar-7" }?.reason == "Desa daftar-7")
        #expect(acts.contains { $0.reason == "7 kantor dari daftar" })
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

    @Test func everyWrongLineIsToldAndWhatHangsOnItOnce() async throws {
        let regency = try await Regency.make()
        let csv = """
            nama;alamat;jenis;induk;kode
            Kecamatan Satu;satu;istana;;
            Desa Dua;dua;desa;satu;
            Desa Tiga;aren;desa;;
            Desa Empat;empat;desa;;x
            Desa Lima;lima;desa;;
            """
        let trouble = try await #require(throws: ImportTrouble.self) { try await load(csv, regency) }
        #expect(trouble.texts.map { $0.prefix(8) } == ["Baris 2:", "Baris 4:", "Baris 5:"], "\(trouble.texts)")
        await #expect(throws: OfficeTrouble.self) { try await office("lima", regency) }
    }

    @Test func aRehearsalTellsWhatWouldBeMadeAndMakesNothing() async throws {
        let regency = try await Regency.make()
        let csv = Array(
            "nama\talamat\tjenis\tinduk\nKecamatan Satu\tsatu\tkecamatan\t\nDesa Dua\tdua\tdesa\tsatu\n".utf8)
        let work = ImportOffices(regency.environment)
        let made = try await work.rehearse(csv, below: "root", by: regency.admin)
        #expect(made.map(\.slug) == ["satu", "dua"] && made[1].parent == made[0].id)
        await #expect(throws: OfficeTrouble.self) { try await office("satu", regency) }
        #expect(
            try await AuditActs(regency.environment).ofPeople().allSatisfy { $0.reason?.hasPrefix("2 kantor") != true })
        #expect(try await work(csv, below: "root", by: regency.admin).count == 2)
    }

    @Test func aWholeRegencyIsMadeAtOnce() async throws {
        let regency = try await Regency.make()
        var lines = ["nama;alamat;jenis;induk;kode"]
        for district in 1...18 { lines.append("Kecamatan \(district);kec-\(district);kecamatan;;") }
        for village in 1...449 {
            lines.append("Desa Rekaan \(village);rekaan-\(village);desa;kec-\(village % 18 + 1);")
        }
        let csv = "\u{FEFF}" + lines.joined(separator: "\r\n")
        #expect(try await load(csv, regency).count == 467)
        let read = ReadOffices(regency.environment)
        #expect(try await regency.environment.database.read { try read.allBelow("root", in: $0).count } == 470)
    }

    @Test func aRegionIsOfTheListThatWasLoadedAndOfOneVillage() async throws {
        let regency = try await Regency.make()
        let regions =
            "kode,nama\n00.01,Contoh\n00.01.01,Sungai\n00.01.01.2001,Batu\n00.01.01.2002,Kembar\n00.01.02.2001,Kembar\n"
        _ = try await ImportRegions(regency.environment)(Array(regions.utf8))
        let made = try await load(
            "nama,alamat,jenis,induk,kode\nKecamatan Sungai,sungai,kecamatan,,0001 01\nDesa Batu,batu,desa,sungai,batu\n"
                + "Desa Kembar,kembar,desa,sungai,Kembar", regency)
        #expect(made.count == 3)
        #expect(try await office("sungai", regency).regionCode == "00.01.01")
        #expect(try await office("batu", regency).regionCode == "00.01.01.2001")
        #expect(try await office("kembar", regency).regionCode == "00.01.01.2002", "below its own district")
        for (code, told) in [
            ("00.01.01.2009", "tidak ada dalam daftar wilayah"),
            ("Kembar", "Ada beberapa “Kembar”: 00.01.01.2002, 00.01.02.2001"),
            ("Entah", "tidak ada wilayah bernama demikian"), ("00.01.01.2001", "sudah dipakai Desa Batu"),
        ] {
            let trouble = try await #require(throws: ImportTrouble.self) {
                try await load("nama,alamat,jenis,kode\nDesa Baru,baru,desa,\(code)", regency)
            }
            #expect(trouble.message.contains(told), "\(trouble.message)")
        }
    }

    @Test func whatAnOfficeShowsIsNotChangedUnseen() async throws {
        let regency = try await Regency.make()
        let environment = regency.environment
        func seen() async throws -> String {
            try await environment.database.read { try OfficeFacts.hash(of: Office.find("root", in: $0)!, in: $0) }
        }
        func rename(_ name: String, seen: String) async throws {
            try await UpdateOffice(environment)(
                "root", name: name, accent: "#26437d", letterhead: Letterhead(above: [], place: "Contoh"),
                contacts: OfficeContacts(), region: "00.01", seen: seen, by: regency.admin)
        }
        let opened = try await seen()
        try await rename("Kabupaten Baru", seen: opened)
        let trouble = try await #require(throws: FieldTroubles.self) { try await rename("Lain", seen: opened) }
        #expect(trouble.messages["kantor"]?.contains("sudah diubah orang lain") == true)
        #expect(try await office("contoh", regency).name == "Kabupaten Baru")
        #expect(try await office("contoh", regency).regionCode == "00.01")
        try await rename("Lain", seen: try await seen())
    }

    @Test func twoVillagesAreNotOfOneRegion() async throws {
        let regency = try await Regency.make()
        func move(_ village: Office, to region: String) async throws {
            try await UpdateOffice(regency.environment)(
                village.id, name: village.name, accent: "#26437d", letterhead: Letterhead(above: [], place: "Contoh"),
                contacts: OfficeContacts(), region: region, by: regency.admin)
        }
        try await move(regency.villageA, to: "00.01.01.2001")
        let trouble = try await #require(throws: FieldTroubles.self) {
            try await move(regency.villageB, to: "00.01.01.2001")
        }
        #expect(trouble.messages["wilayah"]?.contains("sudah dipakai \(regency.villageA.name)") == true)
        try await move(regency.villageA, to: "00.01.01.2001")
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
