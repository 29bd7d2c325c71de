import Forms
import Services
import Store
import Testing
import Web

/// Books at the desk: looked through, printed, taken away.
@Suite struct BookPagesTests {
    private static let book = "/meja/kominfo/buku/register-permohonan"

    /// What is looked for may be a name: it is in no address.
    @Test func aSearchIsSentAsAFormAndFindsWhatThePageShows() async throws {
        let regency = try await Regency()
        _ = try await regency.apply()
        _ = try await regency.apply()
        let kadis = try await regency.site.browser(as: "kadis")
        let page = try await kadis.get(Self.book)
        #expect(
            page.words.contains("Nomor 1 sampai 2, tanpa celah") && page.words.contains("Catatan 1 sampai 2 dari 2"))
        let asked = try await kadis.post(Self.book, [("q", "siti contoh"), ("tahun", "2026")])
        #expect(asked.status == 303 && asked.location.hasPrefix(Self.book + "?tahun=2026&cari="))
        #expect(!asked.location.lowercased().contains("siti"))
        #expect(try await kadis.get(asked.location).words.contains("dari 2"))
        let number = try await kadis.post(Self.book, [("q", "2/2026"), ("tahun", "2026")])
        let found = try await kadis.get(number.location)
        #expect(found.words.contains("2/2026") && found.words.contains("Catatan 1 sampai 1 dari 1"))
        let nothing = try await kadis.post(Self.book, [("q", "tidak ada orangnya"), ("tahun", "2026")])
        #expect(try await kadis.get(nothing.location).words.contains("Tidak ada yang cocok"))
        // Another officer's address looks for nothing.
        let kabid = try await regency.site.browser(as: "kabid")
        #expect(try await kabid.get(number.location).words.contains("dari 2"))
    }

    /// A year is read for it, as for the lists: a flood of copies leaves the desk its readers.
    @Test func aCopyWaitsWhereTheListsWait() async throws {
        let regency = try await Regency(configure: {
            $0.limits.listsAtOnce = 0
            $0.limits.listsWaiting = 0
        })
        _ = try await regency.apply()
        let kabid = try await regency.site.browser(as: "kabid")
        try await kabid.get("/akun")
        for form in BookFile.allCases.map(\.rawValue) {
            let answer = try await kabid.post(
                Self.book + "/salinan", [("tahun", "2026"), ("bentuk", form), ("alasan", "Laporan")])
            #expect(answer.status == 503, "\(form)")
        }
        #expect(try await AuditActs(regency.environment).all().isEmpty, "nothing was taken")
    }

    @Test func itIsTakenAwayWithAReason() async throws {
        let regency = try await Regency()
        _ = try await regency.apply()
        let kabid = try await regency.site.browser(as: "kabid")
        let copy = Self.book + "/salinan"
        #expect(try await kabid.get(Self.book).links.contains(copy + "?tahun=2026"))
        #expect(try await kabid.get(copy + "?tahun=2026").words.contains("Untuk apa salinan ini?"))
        #expect(try await kabid.post(copy, [("tahun", "2026"), ("bentuk", "csv"), ("alasan", "")]).status == 422)
        #expect(try await kabid.post(copy, [("tahun", "2026"), ("bentuk", "exe"), ("alasan", "x")]).status == 422)
        func take(_ form: String) async throws -> Answer {
            try await kabid.post(copy, [("tahun", "2026"), ("bentuk", form), ("alasan", "Laporan \(form)")])
        }
        let csv = try await take("csv")
        #expect(csv.status == 200 && csv.type == "text/csv; charset=utf-8" && csv["cache-control"] == "no-store")
        #expect(csv["content-disposition"] == "attachment; filename=\"register-permohonan-2026-kominfo.csv\"")
        #expect(csv.text.contains("Nomor;Tanggal;Pemohon;Instansi;Perihal;Nomor agenda;Keterangan\r\n1;2026-"))
        #expect(csv.text.contains(";Siti Contoh;") && csv.text.contains(";'2026-00001;"))
        let workbook = try await take("xlsx")
        #expect(workbook.status == 200 && workbook.body.starts(with: [0x50, 0x4B, 3, 4]))
        for form in ["a4.pdf", "f4.pdf"] {
            let pdf = try await take(form)
            #expect(pdf.status == 200 && pdf.type == "application/pdf" && pdf.text.hasPrefix("%PDF-1."))
        }
        let kadis = try await regency.site.browser(as: "kadis")
        #expect(try await kadis.get("/meja/kominfo/buku").links.contains("/meja/kominfo/salinan-buku"))
        #expect(try await !kabid.get("/meja/kominfo/buku").links.contains("/meja/kominfo/salinan-buku"))
        let list = try await kadis.get("/meja/kominfo/salinan-buku")
        for form in ["csv", "xlsx", "a4.pdf", "f4.pdf"] { #expect(list.words.contains("Laporan \(form)")) }
        #expect(list.words.contains("Petugas kabid") && list.words.contains("Register permohonan tahun 2026, XLSX"))
        #expect(try await kabid.get("/meja/kominfo/salinan-buku").status == 403)
    }

    @Test func aYearWithoutEntriesIsNotThere() async throws {
        let regency = try await Regency()
        _ = try await regency.apply()
        let kadis = try await regency.site.browser(as: "kadis")
        #expect(try await kadis.get(Self.book + "/salinan?tahun=1999").status == 404)
        #expect(try await kadis.get("/meja/kominfo/buku/register-domain/salinan").status == 404)
        #expect(try await kadis.get("/meja/kominfo/buku/tidak-ada/salinan").status == 404)
        let fields = [("tahun", "1999"), ("bentuk", "csv"), ("alasan", "x")]
        #expect(try await kadis.post(Self.book + "/salinan", fields).status == 404)
        #expect(try await AuditActs(regency.environment).all().isEmpty)
    }

    @Test func aCancelledNumberStandsStruckWithItsReason() async throws {
        let regency = try await Regency()
        _ = try await regency.apply()
        let keyring = regency.environment.keyring
        try await regency.environment.database.write { transaction in
            let place = SealContext(
                table: "register_entries", column: "cancelled_because_sealed",
                row: [regency.kominfo.id, "register-permohonan", "2026", "1"])
            let reason = keyring.seal(Array("Salah catat".utf8), for: place)
            _ = try transaction.execute("UPDATE register_entries SET cancelled_because_sealed = \(reason)")
        }
        let page = try await regency.site.browser(as: "kadis").get(Self.book)
        #expect(page.text.contains("<s>Siti Contoh</s>") && page.words.contains("Batal: Salah catat"))
    }
}
