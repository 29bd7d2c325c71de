import Forms
import FoundationEssentials
import Procedures
import Services
import Store
import Testing

@testable import Program

/// `balai kalender`, as somebody types it, on data that `balai init` made.
@Suite struct CalendarCommandTests {
    private let folder: TemporaryFolder
    private let settings: Settings

    init() throws {
        folder = try TemporaryFolder()
        settings = try Settings(folder.environment)
    }

    private static let sop = """
        sop: izin
        versi: 1
        judul: Izin keramaian
        untuk: [kabupaten]
        pelaksana:
          pemohon: {nama: Pemohon, pihak: pemohon, siapa: [pegawai]}
          sekda: {nama: Sekretaris Daerah, peran: sekda}
        batas: {waktu: 10 hari kerja}
        akhir: {terbit: {judul: Terbit, jenis: berhasil}, dicabut: {judul: Dicabut, jenis: dicabut}}
        pencabutan: {akhir: dicabut}
        langkah:
          ajukan: {kegiatan: Mengajukan izin, oleh: pemohon, lalu: putus}
          putus: {kegiatan: Memutus izin, oleh: sekda, waktu: 5 hari kerja, lalu: terbit}
        uji:
          - {nama: Terbit, jalan: [ajukan, putus], akhir: terbit}
          - {nama: Dicabut, jalan: [ajukan, cabut], akhir: dicabut}
        """

    /// An open case of the administrator's.
    private func openCase(_ house: House) async throws -> (id: String, person: Person) {
        let office = try await house.office(slug: "uji")
        let ayu = try await house.administrator(of: office, called: "ayu")
        let (environment, cases) = (house.environment, house.cases)
        let terms = AdoptionTerms(
            sopNumber: "1/SOP/2026", firstDay: CalendarDate(iso: "2026-03-02")!, approvedBy: "Bupati")
        _ = try await AdoptProcedure(environment, catalogue: ServicesCatalogue.base)(
            source: Array(Self.sop.utf8), fileName: "izin.sop.yaml", at: office.id, terms, by: ayu)
        let draft = try await StartDraft(environment, cases)("izin", at: office.id, by: ayu, secret: nil)
        return (try await SubmitDraft(environment, cases)(draft, of: office.id, by: ayu, secret: nil), ayu)
    }

    private func look(_ id: String, _ person: Person, _ house: House) async throws -> CaseLook {
        try await house.database.read {
            try CaseLook(id, of: "root", for: person, house.environment, house.cases, in: $0)
        }
    }

    private func show(_ house: House, _ arguments: String...) async throws -> String {
        try await CalendarShowCommand.parse(["--kantor", "uji"] + arguments).text(in: house)
    }

    private func write(_ text: String) throws -> String {
        let path = folder.path + "/kalender.yaml"
        #expect(FileManager.default.createFile(atPath: path, contents: Data(text.utf8)))
        return path
    }

    private static let file = """
        kalender: uji
        jam:
          senin-kamis: [08.00-12.00, 13.00-16.00]
          jumat: [08.00-11.00, 13.00-16.00]
        libur:
          - {tanggal: 2026-03-06, nama: Hari Jadi, dasar: Keputusan Bupati 4/2026}
        """

    @Test func aDayOffByALateDecreeMovesAnOpenCaseAndItsPageSaysWhy() async throws {
        let house = try await settings.stillHouse(in: folder)
        let (id, ayu) = try await openCase(house)
        let before = try #require(try await look(id, ayu, house).state.limits["utama"]?.deadline)
        let said = try await CalendarHolidayCommand.parse([
            "2026-03-05", "Pemilihan bupati", "--kantor", "uji", "--keputusan", "Keputusan Bupati 5/2026",
        ]).perform(in: house)
        #expect(said.contains("revisi 1 berlaku untuk Kabupaten Uji: Keputusan Bupati 5/2026"))
        try await house.workers(mailer: try house.mailer()).runDue()

        let after = try await look(id, ayu, house)
        let deadline = try #require(after.state.limits["utama"]?.deadline)
        #expect(deadline.due > before.due)
        #expect(deadline.explanation.contains { $0.contains("Pemilihan bupati") })
        let moved = after.history.filter { $0.kind == .recomputed(cause: "Keputusan Bupati 5/2026") }
        #expect(moved.contains { $0.moved?.old?.due == before.due && $0.moved?.new.due == deadline.due })

        let shown = try await show(house)
        #expect(shown.contains("milik kantor ini, revisi 1"))
        #expect(shown.contains("Kamis 5 Mar 2026: Pemilihan bupati (Keputusan Bupati 5/2026)"))
        try await house.close()
    }

    @Test func aWholeCalendarComesFromAFile() async throws {
        let house = try await settings.stillHouse(in: folder)
        #expect(try await show(house).contains("kalender baku; kantor ini dan kantor di atasnya belum menetapkan"))
        let decree = ["--kantor", "uji", "--keputusan", "Peraturan Bupati 1/2026"]
        let path = try write(Self.file)
        #expect(try await CalendarDecreeCommand.parse([path] + decree).perform(in: house).contains("revisi 1"))
        #expect(try await CalendarDecreeCommand.parse([path] + decree).perform(in: house).contains("revisi 2"))
        let shown = try await show(house, "--tahun", "2026")
        #expect(shown.contains("Kalender “uji” Kabupaten Uji: milik kantor ini, revisi 2"))
        #expect(shown.contains("Senin–Kamis: 08.00–12.00, 13.00–16.00"))
        #expect(shown.contains("Jumat 6 Mar 2026: Hari Jadi (Keputusan Bupati 4/2026)"))
        #expect(try await !show(house, "--tahun", "2027").contains("Hari Jadi"))
        try await house.close()
    }

    @Test func anOfficeBelowFollowsUntilItHasItsOwn() async throws {
        let house = try await settings.stillHouse(in: folder)
        let root = try await house.office(slug: "uji")
        let ayu = try await house.administrator(of: root, called: nil)
        _ = try await CreateOffice(house.environment)(
            NewOffice(name: "Dinas Uji", slug: "dinas", kind: "dinas", letterhead: Letterhead(above: [], place: "Uji")),
            under: root.id, by: ayu)
        _ = try await CalendarDecreeCommand.parse([
            try write(Self.file), "--kantor", "uji", "--keputusan", "Peraturan Bupati 1/2026",
        ]).perform(in: house)
        let below = try await CalendarShowCommand.parse(["--kantor", "dinas"]).text(in: house)
        #expect(below.contains("mengikuti Kabupaten Uji, revisi 1"))
        let said = try await CalendarHolidayCommand.parse([
            "2026-03-10", "Banjir", "--kantor", "dinas", "--keputusan", "Surat Edaran 2/2026",
        ]).perform(in: house)
        #expect(said.contains("Sejak sekarang Dinas Uji punya kalender sendiri"))
        let own = try await CalendarShowCommand.parse(["--kantor", "dinas"]).text(in: house)
        #expect(own.contains("milik kantor ini, revisi 1") && own.contains("Hari Jadi") && own.contains("Banjir"))
        #expect(try await !show(house).contains("Banjir"))
        try await house.close()
    }

    @Test func mistakesInTheFileAreNamedByTheirPlace() async throws {
        let house = try await settings.stillHouse(in: folder)
        let path = try write(Self.file.replacing("jumat:", with: "jumaat:"))
        let command = try CalendarDecreeCommand.parse([path, "--kantor", "uji", "--keputusan", "x"])
        let trouble = await #expect(throws: OperatorTrouble.self) { try await command.perform(in: house) }
        #expect(trouble?.description.contains("\(path):4:3: galat[E004]") == true)
        #expect(trouble?.description.contains("mungkin \"jumat\"?") == true)
        #expect(try await show(house).contains("kalender baku"))
        try await house.close()
    }

    @Test(arguments: [
        (["kemarin", "Banjir"], "bukan tanggal"), (["2026-03-19", "Nyepi"], "sudah bukan hari kerja"),
        (["2026-03-07", "Banjir"], "sudah bukan hari kerja: akhir pekan"), (["2026-03-05", " "], "Tulis nama"),
    ])
    func whatIsNoDayOffIsRefused(_ typed: [String], _ message: String) async throws {
        let house = try await settings.stillHouse(in: folder)
        let command = try CalendarHolidayCommand.parse(typed + ["--kantor", "uji", "--keputusan", "x"])
        let trouble = await #expect(throws: OperatorTrouble.self) { try await command.perform(in: house) }
        #expect(trouble?.description.contains(message) == true, "\(trouble?.description ?? "")")
        try await house.close()
    }
}
