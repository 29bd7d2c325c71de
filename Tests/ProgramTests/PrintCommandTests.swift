import Forms
import FoundationEssentials
import Procedures
import Services
import Store
import Testing

@testable import Program

/// `balai sop print`, as somebody types it.
@Suite struct PrintCommandTests {
    private let folder: TemporaryFolder
    private let settings: Settings

    init() throws {
        folder = try TemporaryFolder()
        settings = try Settings(folder.environment)
    }

    /// Long enough for a second page.
    private static let sop: String = {
        let steps = (1...14).map { number in
            "  langkah-\(number): {kegiatan: Mengerjakan bagian ke-\(number), oleh: sekda, output: [Bagian selesai, Catatan "
                + "bagian, Tanda terima], lalu: langkah-\(number + 1)}\n"
        }
        let runs = (1...15).map { "langkah-\($0)" }.joined(separator: ", ")
        return """
            sop: izin
            versi: 1
            judul: Izin keramaian
            untuk: [kabupaten]
            pelaksana:
              pemohon: {nama: Pemohon, pihak: pemohon, siapa: [pegawai]}
              sekda: {nama: Sekretaris Daerah, peran: sekda}
            akhir: {terbit: {judul: Terbit, jenis: berhasil}, dicabut: {judul: Dicabut, jenis: dicabut}}
            pencabutan: {akhir: dicabut}
            langkah:
              ajukan: {kegiatan: Mengajukan izin, oleh: pemohon, lalu: langkah-1}
            \(steps.joined())\
              langkah-15: {kegiatan: Memutus izin, oleh: sekda, waktu: 5 hari kerja, lalu: terbit}
            uji:
              - {nama: Terbit, jalan: [ajukan, \(runs)], akhir: terbit}
              - {nama: Dicabut, jalan: [ajukan, cabut], akhir: dicabut}

            """
    }()

    private func write(_ text: String = sop, as name: String = "izin.sop.yaml") throws -> String {
        let path = "\(folder.path)/\(name)"
        #expect(FileManager.default.createFile(atPath: path, contents: Data(text.utf8)))
        return path
    }

    private func read(_ name: String) -> [UInt8] {
        FileManager.default.contents(atPath: "\(folder.path)/\(name)").map { Array($0) } ?? []
    }

    private func text(_ name: String) -> String { String(decoding: read(name), as: UTF8.self) }

    /// Without an office nobody asks for data.
    private func print(_ file: String, into name: String, _ more: String...) async throws -> String {
        try await PrintCommand.parse([file, "-o", "\(folder.path)/\(name)"] + more).print(settings) {
            throw OperatorTrouble("Tidak ada data.")
        }
    }

    /// Data in which the file is in force at the office `uji`.
    private func house(adopting text: String) async throws -> House {
        let house = try await settings.stillHouse(in: folder)
        let office = try await house.office(slug: "uji")
        let ayu = try await house.administrator(of: office, called: "ayu")
        _ = try await AdoptProcedure(house.environment, catalogue: ServicesCatalogue.base)(
            source: Array(text.utf8), fileName: "izin.sop.yaml", at: office.id,
            AdoptionTerms(
                sopNumber: "17/SOP/2026", firstDay: CalendarDate(iso: "2026-03-02")!,
                approvedBy: "Bupati; Sri Uji; Pembina"), by: ayu)
        return house
    }

    @Test func eachKindIsWritten() async throws {
        let file = try write()
        #expect(try await print(file, into: "x.pdf").hasPrefix("SOP Izin keramaian: "))
        #expect(read("x.pdf").starts(with: Array("%PDF-".utf8)))
        #expect(try await print(file, into: "x.html").contains("halaman A4 di"))
        #expect(text("x.html").contains("Memutus izin"))
        _ = try await print(file, into: "x.svg")
        #expect(text("x.svg").hasPrefix("<svg "))
    }

    @Test func furtherPagesAreFilesOfTheirOwn() async throws {
        let said = try await print(try write(), into: "x.svg")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".svg") }
        #expect(names.count > 2 && names.contains("x.svg") && names.contains("x-2.svg"))
        #expect(said.contains("\(names.count) halaman"))
        #expect(text("x-\(names.count).svg").contains("Halaman \(names.count) dari \(names.count)"))
    }

    @Test func paperIsChosen() async throws {
        let file = try write()
        _ = try await print(file, into: "a.svg")
        #expect(try await print(file, into: "f.svg", "--kertas", "F4").contains("halaman F4"))
        #expect(text("a.svg").contains("viewBox=\"0 0 841.89 595.28\""))
        #expect(text("f.svg").contains("viewBox=\"0 0 935.43 609.45\""))
    }

    @Test(arguments: ["x.pdf", "x.html", "x.svg", "x-2.svg"])
    func whatIsThereIsKept(name: String) async throws {
        _ = try write("milik saya", as: name)
        let wanted = name == "x-2.svg" ? "x.svg" : name
        let file = try write()
        let trouble = await #expect(throws: OperatorTrouble.self) { _ = try await print(file, into: wanted) }
        #expect(trouble?.description.hasSuffix("/\(name) sudah ada dan tidak ditimpa.") == true)
        #expect(text(name) == "milik saya")
        #expect(folder.exists(wanted) == (wanted == name))
    }

    @Test(arguments: [
        (["-o", "x.doc"], ".pdf, .html, atau .svg"), (["-o", "x"], ".pdf, .html, atau .svg"),
        (["-o", "x.pdf", "--kertas", "a5"], "a4 atau f4"),
    ])
    func wrongWordsAreAnsweredWithRightOnes(words: [String], answer: String) async throws {
        let command = try PrintCommand.parse([try write()] + words)
        let trouble = await #expect(throws: OperatorTrouble.self) {
            _ = try await command.print(settings) { throw OperatorTrouble("Tidak ada data.") }
        }
        #expect(trouble?.description.contains(answer) == true)
    }

    /// Nothing leads from the step to an end: the checker knows, and the reader does not.
    @Test func aFileWithFlowErrorsIsNotPrinted() async throws {
        let file = try write(Self.sop.replacing("waktu: 5 hari kerja, lalu: terbit", with: "lalu: langkah-14"))
        let trouble = await #expect(throws: OperatorTrouble.self) { _ = try await print(file, into: "x.pdf") }
        #expect(trouble?.description.contains("perbaiki dulu galatnya") == true)
        #expect(!folder.exists("x.pdf"))
    }

    @Test func anOfficesAdoptionStandsOnItsOwnFileOnly() async throws {
        let house = try await house(adopting: Self.sop)
        let command = try PrintCommand.parse([try write(), "-o", "\(folder.path)/x.html", "--kantor", "uji"])
        _ = try await command.print(settings) { house }
        for words in ["17/SOP/2026", "2 Maret 2026", "Sri Uji", "KABUPATEN UJI"] {
            #expect(text("x.html").contains(words), "\(words)")
        }
    }

    @Test func anEditedFileGetsNoNumberAndNoApproval() async throws {
        let house = try await house(adopting: Self.sop)
        let edited = try write(Self.sop.replacing("waktu: 5 hari kerja", with: "waktu: 50 hari kerja"))
        let command = try PrintCommand.parse([edited, "-o", "\(folder.path)/x.html", "--kantor", "uji"])
        let trouble = await #expect(throws: OperatorTrouble.self) { _ = try await command.print(settings) { house } }
        #expect(trouble?.description.contains("bukan isi SOP “izin” yang berlaku di Kabupaten Uji") == true)
        #expect(!folder.exists("x.html"))
    }
}
