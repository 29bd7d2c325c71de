import Documents
import Forms
import Procedures
@testable import Services
import Store
import Testing

/// A year of a book as a file: who may, what it holds, and what is kept of it.
@Suite struct TakeBookTests {
    private static let report = """
        kerahasiaan: [{tutup: identitas, kecuali: [kades]}]
        formulir: {data: {nama: {label: Nama, jenis: teks, wajib: ya}, hal: {label: Hal, jenis: teks, wajib: ya}}}
        akhir: {beres: {judul: Beres, jenis: berhasil}, dicabut: {judul: Dicabut, jenis: dicabut}}
        pencabutan: {akhir: dicabut}
        langkah:
          minta: {kegiatan: Melapor, oleh: pelapor, isi: [data], catat: [{buku: register-permohonan, isi: {pemohon: data.nama, perihal: data.hal}}, {buku: agenda-keluar, isi: {perihal: data.hal, tujuan: Bupati}}], lalu: periksa}
          periksa: {kegiatan: Memeriksa, oleh: kaur, kelengkapan: [data], waktu: 1 hari kerja, lalu: beres}
        uji:
          - {nama: Beres, jalan: [minta, periksa], akhir: beres}
        """

    private func desk() async throws -> RuleDesk {
        let desk = try await RuleDesk()
        try await desk.adopt("lapor", TakeBookTests.report)
        for (name, thing) in [("Siti Rahasia", "Jalan rusak"), ("Budi Contoh", "=1+1")] {
            _ = try await desk.apply("lapor", ["data.nama": name, "data.hal": thing])
        }
        return desk
    }

    private func take(
        _ book: String = "register-permohonan", _ file: BookFile = .table, reason: String = "Laporan triwulan",
        by person: Person, at desk: RuleDesk
    ) async throws -> BookTable {
        try await TakeBook(desk.environment, desk.cases)(
            book, of: desk.regency.villageA, year: 2026, as: file, reason: reason, by: person
        ).table
    }

    /// An engine takes 32,766 values in a statement at most, and a year of a book may have more cases.
    @Test func aYearOfMoreCasesThanAStatementTakes() async throws {
        let desk = try await desk()
        let (environment, cases, office) = (desk.environment, desk.cases, desk.office)
        try await environment.database.read { transaction in
            let hash = try transaction.row("SELECT procedure_hash FROM cases LIMIT 1")!.text("procedure_hash")
            let listed = (0..<33_000).map { (id: "kasus-\($0)", hash: hash) }
            let closure = try ListClosure(
                listed, of: office, for: desk.kaur, at: environment.now, shelf: cases.shelf, in: transaction)
            #expect(closure.scopes(of: "kasus-32999", hash: hash) == [.identity])
        }
    }

    private func acts(_ desk: RuleDesk) async throws -> [AuditAct] { try await AuditActs(desk.environment).all() }

    @Test func withAReasonThatHeadAndAuditorRead() async throws {
        let desk = try await desk()
        let root = try await desk.environment.database.read { try ReadOffices(desk.environment)("root", in: $0) }
        let auditor = try await desk.regency.officer("pemeriksa", ["pemeriksa"], in: root)
        let table = try await take(by: desk.kaur, at: desk)
        #expect(table.rows.count == 2 && table.numbers.isWhole && table.rows[0].first == .number(1))
        _ = try await take("agenda-keluar", .workbook, reason: "Pemeriksaan", by: auditor, at: desk)
        for reader in [desk.kades, auditor] {
            let taken = try await desk.environment.database.read {
                try TakenBooks(of: desk.office, for: reader, limit: 10, offset: 0, desk.environment, in: $0)
            }
            #expect(Set(taken.entries.map(\.name)) == ["Petugas kaur", "Petugas pemeriksa"])
            #expect(Set(taken.entries.map(\.act.reason)) == ["Laporan triwulan", "Pemeriksaan"])
            #expect(
                Set(taken.entries.compactMap(\.taken?.words)) == [
                    "Register permohonan tahun 2026, CSV", "Agenda surat keluar tahun 2026, XLSX",
                ])
        }
        await #expect(throws: Denial.self) {
            try await desk.environment.database.read {
                _ = try TakenBooks(of: desk.office, for: desk.kaur, limit: 10, offset: 0, desk.environment, in: $0)
            }
        }
    }

    @Test func notWithoutAReasonNorByAnotherOffice() async throws {
        let desk = try await desk()
        await #expect(throws: FieldTroubles.self) { try await take(reason: " \n", by: desk.kades, at: desk) }
        let stranger = try await desk.regency.officer("kades-b", ["kepala"], in: desk.regency.villageB)
        for person in [stranger, desk.applicant, Person.nobody] {
            await #expect(throws: Denial.self) { try await take(by: person, at: desk) }
        }
        await #expect(throws: BookMissing.self) { try await take("register-domain", by: desk.kades, at: desk) }
        await #expect(throws: BookMissing.self) { try await take("tidak-ada", by: desk.kades, at: desk) }
        #expect(try await acts(desk).isEmpty)
    }

    /// A later line of a case has the office's words alone: by the case's number, and the first line's, it is matched.
    @Test func aLaterLineIsMatchedToTheFirst() async throws {
        let desk = try await RuleDesk()
        let again = TakeBookTests.report.replacing(
            "waktu: 1 hari kerja, lalu: beres}",
            with: "waktu: 1 hari kerja, catat: {buku: register-permohonan, isi: {perihal: data.hal}}, lalu: beres}")
        try await desk.adopt("lapor", again)
        let first = try await desk.apply("lapor", ["data.nama": "Siti Rahasia", "data.hal": "Jalan rusak"])
        let second = try await desk.apply("lapor", ["data.nama": "Budi Contoh", "data.hal": "Lampu padam"])
        try await desk.complete("periksa", of: first, by: desk.kaur)
        let number = try await desk.look(first, as: desk.kades).number
        let other = try await desk.look(second, as: desk.kades).number
        let table = try await take(by: desk.kades, at: desk)
        let place = try #require(table.columns.firstIndex { $0.title == "Nomor agenda" })
        let numbers: [TableCell] = table.rows.map { $0[place] }
        #expect(numbers == [.text(number), .text(other), .text(number)])
        let remarks: [TableCell?] = table.rows.map(\.last)
        #expect(remarks == [.text(""), .text(""), .text("Lanjutan dari nomor 1")])
        // The agenda of letters keeps the columns of Permendagri.
        let agenda = try await take("agenda-keluar", by: desk.kades, at: desk)
        #expect(!agenda.columns.contains { $0.title == "Nomor agenda" })
    }

    /// What the page closes to somebody, the file does too.
    @Test func whatIsClosedIsNotInIt() async throws {
        let desk = try await desk()
        let (others, heads) = (try await take(by: desk.kaur, at: desk), try await take(by: desk.kades, at: desk))
        #expect(others.rows[0][2] == .text("dirahasiakan") && others.rows[0][4] == .text("Jalan rusak"))
        #expect(heads.rows[0][2] == .text("Siti Rahasia"))
        // Nor can it be found by looking for it.
        func found(_ query: String, _ person: Person) async throws -> [Int] {
            try await desk.environment.database.read {
                try ClosedBook.load(
                    "register-permohonan", of: desk.office, query: query, for: person, year: nil, limit: 10, offset: 0,
                    desk.environment, desk.cases, in: $0)?.entries.map(\.number) ?? []
            }
        }
        #expect(try await found("siti", desk.kades) == [1])
        #expect(try await found("siti", desk.kaur) == [])
        #expect(try await found("jalan RUSAK", desk.kaur) == [1])
        #expect(try await found("2", desk.kaur) == [2])
        #expect(try await found("2/2026", desk.kaur) == [2])
        #expect(try await found("tidak ada", desk.kades) == [])
    }

    @Test func whatWasErasedIsNotInIt() async throws {
        let erasure = try await ErasureDesk()
        let id = try await erasure.ended()
        try await erasure.erase(id)
        let table = try await take(by: erasure.desk.kades, at: erasure.desk)
        #expect(table.rows.count == 1 && table.rows[0].last == .text("Isi dihapus"))
        #expect(!"\(table.rows)".contains("Siti Rahasia") && table.rows[0].contains(.text("dihapus")))
    }

    /// Agenda surat keluar as Permendagri 47/2016 has it.
    @Test func theColumnsAreThoseOfTheForm() async throws {
        let desk = try await desk()
        let (table, sheet) = try await TakeBook(desk.environment, desk.cases)(
            "agenda-keluar", of: desk.regency.villageA, year: 2026, as: .a4, reason: "Cetak", by: desk.kades)
        #expect(
            table.columns.map(\.title) == [
                "Nomor urut", "Nomor surat", "Tanggal surat", "Ditujukan kepada", "Isi singkat", "Keterangan",
            ])
        let today = desk.environment.now.date(in: .wib)
        #expect(
            table.rows[1] == [.number(2), .text(""), .date(today), .text("Bupati"), .text("=1+1"), .text("")])
        #expect(sheet.note == "Nomor 1 sampai 2, tanpa celah." && sheet.unit.last == desk.regency.villageA.name)
        #expect(sheet.signers.map(\.title) == ["Kepala Desa", "Sekretaris Desa"])
        #expect(sheet.signers.map(\.name) == ["Petugas kades", nil])
    }

    @Test func aGapIsFoundAndSaid() async throws {
        let desk = try await desk()
        try await desk.environment.database.write { transaction in
            _ = try transaction.execute("UPDATE books SET last_number = 5 WHERE book = 'register-permohonan'")
            _ = try transaction.execute(
                "UPDATE register_entries SET number = 4 WHERE book = 'agenda-keluar' AND number = 1")
        }
        func numbers(_ book: String) async throws -> BookNumbers? {
            try await desk.environment.database.read {
                try BookLook.load(book, of: desk.office, year: nil, limit: 0, offset: 0, desk.environment, in: $0)?
                    .numbers
            }
        }
        let register = try #require(try await numbers("register-permohonan"))
        #expect(!register.isWhole && register.missing == [3...5] && register.beyond == nil)
        let agenda = try #require(try await numbers("agenda-keluar"))
        #expect(agenda.missing == [1...1] && agenda.beyond == 4 && agenda.last == 2)
    }
}
