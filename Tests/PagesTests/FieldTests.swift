import Pages
import Testing

/// The fields of a form, looked at on a question screen.
@Suite struct FieldTests {
    private func markup(_ fields: FieldView...) throws -> Markup {
        let view = QuestionView(
            service: "Izin", number: 1, total: 2, title: "Pertanyaan", fields: fields, action: "/a")
        return try Markup(Page.question(view, in: Samples.plain.site).bytes)
    }

    private func control(_ control: Control) throws -> Markup {
        try markup(
            FieldView(name: "a", label: "A", control: control), FieldView(name: "b", label: "B", control: .fixed("x")))
    }

    @Test func aSingleFieldIsTheHeading() throws {
        let one = try markup(FieldView(name: "a", label: "A", control: .line("")))
        let heading = try #require(one.elements.firstIndex { $0.name == "h1" })
        #expect(one.elements.contains { $0.name == "label" && $0.parent == heading && $0.attributes["for"] == "f-a" })
        #expect(one.elements[heading].text == "Pertanyaan")
    }

    @Test func hintAndErrorAreTiedToTheControl() throws {
        let page = try markup(
            FieldView(
                name: "nik", label: "NIK", error: "NIK berisi 15 angka, seharusnya 16", control: .line("99", .nik)))
        let input = try #require(page.elements.first { $0.attributes["id"] == "f-nik" })
        #expect(input.attributes["aria-describedby"] == "f-nik-petunjuk f-nik-galat")
        #expect(input.attributes["aria-invalid"] == "true")
        #expect(input.attributes["inputmode"] == "numeric")
        #expect(input.attributes["value"] == "99")
        #expect(
            page.all("a").contains {
                $0.attributes["href"] == "#f-nik" && $0.text == "NIK berisi 15 angka, seharusnya 16"
            })
        #expect(page.all("title").first?.text.hasPrefix("Galat: ") == true)
    }

    @Test func whatMayStayEmptySaysSo() throws {
        let page = try markup(
            FieldView(name: "hp", label: "Nomor WA", hint: "Untuk kabar", isRequired: false, control: .line("", .date)))
        let hint = try #require(page.elements.first { $0.attributes["id"] == "f-hp-petunjuk" })
        #expect(hint.text == "Boleh dikosongkan. Untuk kabar. Contoh: 31-12-2026 atau 31 Desember 2026.")
    }

    @Test func upToSevenChoicesAreButtonsMoreAreAList() throws {
        let seven = try control(.choice("pilihan 2", Samples.plain.options(7)))
        #expect(seven.all("select").isEmpty)
        let radios = seven.all("input").filter { $0.attributes["type"] == "radio" }
        #expect(radios.count == 7)
        #expect(radios.filter { $0.attributes["checked"] != nil }.map { $0.attributes["value"] } == ["pilihan 2"])
        let eight = try control(.choice("pilihan 2", Samples.plain.options(8)))
        #expect(eight.all("select").count == 1)
        let chosen = eight.all("option").filter { $0.attributes["selected"] != nil }
        #expect(chosen.map { $0.attributes["value"] } == ["pilihan 2"])
    }

    @Test func yesAndNoAreSentAsWords() throws {
        let page = try control(.yesNo(false))
        let radios = page.all("input").filter { $0.attributes["type"] == "radio" }
        #expect(radios.map { $0.attributes["value"] } == ["ya", "tidak"])
        #expect(radios.map { $0.attributes["checked"] != nil } == [false, true])
    }

    @Test(arguments: LineKind.allCases)
    func everyLineIsTextualAndNeverANumberField(kind: LineKind) throws {
        let input = try #require(try control(.line("x", kind)).elements.first { $0.attributes["id"] == "f-a" })
        #expect(["text", "tel", "email", "url", "password"].contains(input.attributes["type"]))
    }

    @Test func filesAreListedAndCanBeTakenBack() throws {
        let page = try markup(FieldView(name: "ktp", label: "KTP", control: .files(Samples.plain.files(max: 2))))
        let form = try #require(page.all("form").first { $0.attributes["action"] == "/a" })
        #expect(form.attributes["enctype"] == "multipart/form-data")
        #expect(page.all("button").contains { $0.attributes["name"] == "hapus" && $0.attributes["value"] == "b1" })
        #expect(
            page.all("input").contains { $0.attributes["type"] == "file" && $0.attributes["accept"] == ".pdf,.jpg" })
        let hint = try #require(page.elements.first { $0.attributes["id"] == "f-ktp-petunjuk" })
        #expect(hint.text == "PDF atau JPG, paling besar 2 MB. Foto sampai 15 MB kami kecilkan. Paling banyak 2 berkas")
    }

    @Test func aFullPaperAsksForNoMore() throws {
        let page = try markup(FieldView(name: "ktp", label: "KTP", control: .files(Samples.plain.files(max: 1))))
        #expect(!page.all("input").contains { $0.attributes["type"] == "file" })
    }

    /// The Enter key presses a form's first button: that must not be one that removes something.
    @Test func enterNeverRemoves() throws {
        let rows = RowsView(
            rowName: "Barang", rows: [[FieldView(name: "barang.0.nama", label: "Nama", control: .line("x"))]],
            maxRows: 2)
        for control in [Control.rows(rows), .files(Samples.plain.files(max: 2))] {
            let page = try markup(FieldView(name: "barang", label: "Barang", control: control))
            let form = try #require(page.elements.firstIndex { $0.attributes["action"] == "/a" })
            let first = try #require(
                page.elements.indices.first { index in
                    page.elements[index].name == "button"
                        && page.ancestors(of: index).contains { $0.attributes["action"] == "/a" }
                })
            #expect(first > form)
            #expect(page.elements[first].attributes["name"] == nil)
        }
    }

    @Test func rowsGrowAndShrinkWithoutScript() throws {
        let row = [FieldView(name: "barang.0.nama", label: "Nama", control: .line("Kursi"))]
        let page = try control(.rows(RowsView(rowName: "Barang", rows: [row], maxRows: 2)))
        #expect(page.all("button").contains { $0.attributes["name"] == "tambah" && $0.attributes["value"] == "a" })
        #expect(page.all("button").contains { $0.attributes["name"] == "hapus" && $0.attributes["value"] == "a.0" })
        let full = try control(.rows(RowsView(rowName: "Barang", rows: [row], maxRows: 1)))
        #expect(!full.all("button").contains { $0.attributes["name"] == "tambah" })
    }

    @Test func errorsWithinAGroupAreCounted() throws {
        let inner = FieldView(name: "alamat.dusun", label: "Dusun", error: "Isi dusun", control: .line(""))
        let page = try markup(FieldView(name: "alamat", label: "Alamat", error: "Lengkapi", control: .group([inner])))
        #expect(
            page.elements.contains { $0.attributes["id"] == "galat" && $0.text == "Ada 2 hal yang perlu diperbaiki" })
        #expect(page.all("a").contains { $0.attributes["href"] == "#f-alamat-dusun" })
    }
}
