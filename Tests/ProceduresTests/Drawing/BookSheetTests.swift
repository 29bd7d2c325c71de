import Procedures
import Testing

/// A printed book, by its coordinates.
@Suite struct BookSheetTests {
    private func sheet(_ rows: [[String]]) -> BookSheet {
        BookSheet(
            unit: ["Pemerintah Kabupaten Contoh", "Dinas Contoh"], contact: ["Jalan Contoh 1"],
            title: "Agenda surat keluar", year: 2026,
            columns: [
                .init("Nomor urut", isNarrow: true), .init("Tanggal surat", isNarrow: true),
                .init("Ditujukan kepada", isNarrow: false), .init("Isi singkat", isNarrow: false),
                .init("Keterangan", isNarrow: false),
            ], rows: rows, note: "Nomor 1 sampai \(rows.count), tanpa celah.",
            signers: [
                .init(line: "Mengetahui", title: "Kepala Dinas", name: "Contoh Satu"),
                .init(line: "Contoh, 26 November 2026", title: "Sekretaris Dinas", name: nil),
            ])
    }

    private func rows(_ count: Int) -> [[String]] {
        (1...count).map {
            [
                "\($0)", "26 November 2026", "Pemerintah Desa Contoh nomor \($0)",
                String(repeating: "Pemberitahuan tentang akun email ", count: $0 % 7 + 1),
                $0 % 9 == 0 ? "Batal: salah alamat" : "",
            ]
        }
    }

    private func words(_ page: DrawnPage) -> String { page.texts.map(\.line).joined(separator: " ") }

    @Test(arguments: DrawingFormat.papers) func everythingLiesWithinItsCell(format: DrawingFormat) {
        let drawing = Drawing(sheet(rows(120)), on: format)
        #expect(drawing.pages.count > 3)
        for page in drawing.pages {
            let within = DrawnBox(
                x: format.margin - 0.1, y: format.margin - 0.1, width: format.width - 2 * format.margin + 0.2,
                height: (format.height ?? 0) - 2 * format.margin + 0.2)
            for (index, text) in page.texts.enumerated() {
                let box = text.box
                #expect(
                    box.x >= within.x && box.right <= within.right && box.y >= within.y && box.bottom <= within.bottom,
                    "“\(text.line)”")
                let others = page.texts.dropFirst(index + 1)
                #expect(!others.contains { $0.box.overlaps(box) }, "“\(text.line)” lies on another text")
                let crossing = page.stretches.filter { $0.crosses(box) }
                #expect(crossing.isEmpty, "“\(text.line)” is crossed by \(crossing)")
            }
        }
    }

    @Test func everyPageSaysWhatItIsAndHasTheColumns() {
        let drawing = Drawing(sheet(rows(120)), on: .a4)
        for (index, page) in drawing.pages.enumerated() {
            let words = words(page)
            #expect(words.contains("Agenda surat keluar tahun 2026 · Dinas Contoh"))
            #expect(words.contains("Halaman \(index + 1) dari \(drawing.pages.count)"))
        }
        for page in drawing.pages.dropLast() {
            #expect(words(page).contains("Ditujukan kepada") && words(page).contains("Isi singkat"))
        }
        let last = words(drawing.pages[drawing.pages.count - 1])
        #expect(last.contains("Mengetahui Kepala Dinas Contoh Satu") && last.contains("Sekretaris Dinas"))
        #expect(words(drawing.pages[0]).contains("DINAS CONTOH") && words(drawing.pages[0]).contains("TAHUN 2026"))
    }

    @Test func everyRowIsThereOnceAndInOrder() {
        let drawing = Drawing(sheet(rows(120)), on: .f4)
        let all = drawing.pages.map(words).joined(separator: " ")
        let places = (1...120).map { all.ranges(of: "Contoh nomor \($0) ").count }
        #expect(places.allSatisfy { $0 == 1 }, "\(places)")
    }

    /// What is higher than a page goes on over the next ones; nothing is lost.
    @Test func aRowHigherThanAPageGoesOn() {
        let long = (1...900).map { "kata\($0)" }.joined(separator: "\n")
        let drawing = Drawing(sheet([["1", "26 November 2026", "Desa", long, ""]] + rows(3)), on: .a4)
        let all = Set(drawing.pages.flatMap(\.texts).map(\.line))
        #expect((1...900).allSatisfy { all.contains("kata\($0)") })
        #expect(drawing.pages.count > 10 && drawing.pages.count < 40)
    }

    @Test func anEmptyYearIsAPage() {
        #expect(Drawing(sheet([]), on: .a4).pages.count == 1)
    }
}
