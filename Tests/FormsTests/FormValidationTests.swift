import Forms
import Testing

@Suite("Pemeriksaan formulir")
struct FormValidationTests {
    private func field(_ name: String, _ kind: FieldKind = .text, _ change: (inout Field) -> Void = { _ in })
        -> AskedField
    {
        var field = Field(name: name, label: name.capitalizedFirst, kind: kind)
        change(&field)
        return AskedField(FieldPath(form: "f", field: name), field)
    }

    private func path(_ name: String) -> FieldPath { FieldPath(form: "f", field: name) }

    private func check(
        _ asked: [AskedField], _ texts: [String: String], _ facts: CaseFacts = CaseFacts()
    ) -> FormValidation {
        let raw = Dictionary(uniqueKeysWithValues: texts.map { (path($0.key), RawAnswer.text($0.value)) })
        return FormValidation.validate(asked, raw: raw, in: facts)
    }

    private func when(_ name: String, _ test: AnswerTest) -> Condition { .test(.field(path(name)), test) }

    @Test func `collects answers and troubles`() {
        let asked = [field("nama") { $0.required = .yes }, field("nik", .nik), field("catatan")]
        let result = check(asked, ["nama": " Melati ", "nik": "123"])
        #expect(result.values == [path("nama"): .text("Melati")])
        #expect(result.troubles == [path("nik"): FieldTrouble(.malformed, "NIK berisi 3 angka, seharusnya 16")])
        #expect(result.cleared == [path("catatan")])
        #expect(!result.isValid)
    }

    @Test func `what must be answered is asked for`() {
        let asked = [
            field("nama-usaha") {
                $0.label = "Nama usaha"
                $0.required = .yes
            },
            field("nik", .nik) {
                $0.label = "NIK pemohon"
                $0.required = .yes
            },
            field("sifat", .choice) { $0.required = .yes },
            field("setuju", .statement),
            field("pengeras", .yesNo) { $0.required = .yes },
            field("untuk") {
                $0.label = "Untuk siapa?"
                $0.required = .yes
            },
        ]
        let result = check(asked, ["setuju": "tidak"])
        #expect(
            asked.map { result.troubles[$0.path]?.message } == [
                "Isi nama usaha", "Isi NIK pemohon", "Pilih sifat", "Setujui pernyataan ini untuk melanjutkan",
                "Pilih ya atau tidak", "Isi jawaban pertanyaan ini",
            ])
        #expect(check([asked[3]], ["setuju": "ya"]).isValid)
    }

    @Test func `required by a condition over what was just typed`() {
        let asked = [
            field("jumlah", .number),
            field("alasan") { $0.required = .when(when("jumlah", .compare(.atLeast, .number(5)))) },
        ]
        #expect(check(asked, ["jumlah": "4"]).isValid)
        #expect(check(asked, [:]).isValid)
        #expect(check(asked, ["jumlah": "5"]).troubles[path("alasan")]?.message == "Isi alasan")
        // What the case had before does not count once the question is asked again.
        #expect(check(asked, [:], CaseFacts(["f.jumlah": .number(9)])).isValid)
        #expect(!check([asked[1]], [:], CaseFacts(["f.jumlah": .number(9)])).isValid)
    }

    @Test func `a hidden question is cleared, and its troubles go`() {
        let asked = [
            field("usaha", .yesNo),
            field("nib") {
                $0.kind = .number
                $0.required = .yes
                $0.shownWhen = when("usaha", .isOneOf([.flag(true)]))
            },
        ]
        let hidden = check(asked, ["usaha": "tidak", "nib": "abc"])
        #expect(hidden.isValid)
        #expect(hidden.cleared == [path("nib")])
        #expect(hidden.hidden == [path("nib")])
        #expect(hidden.values[path("nib")] == nil)
        #expect(check(asked, ["usaha": "ya", "nib": "7"]).values[path("nib")] == .number(7))
        #expect(!check(asked, ["usaha": "ya"]).isValid)
    }

    @Test func `what depends on a hidden question sees it empty`() {
        let asked = [
            field("c") { $0.shownWhen = when("b", .filled) }, field("b") { $0.shownWhen = when("a", .filled) },
            field("a"),
            field("d") {
                $0.shownWhen = when("b", .empty)
                $0.required = .yes
            },
        ]
        let result = check(asked, ["b": "isi", "c": "isi"])
        #expect(result.hidden == [path("b"), path("c")])
        #expect(result.troubles[path("d")]?.message == "Isi d")
        #expect(check(asked, ["a": "x", "b": "y", "c": "z"]).values.count == 3)
    }

    @Test func `conditions in a circle come to an end`() {
        let asked = [field("a") { $0.shownWhen = when("b", .empty) }, field("b") { $0.shownWhen = when("a", .empty) }]
        let result = check(asked, ["a": "x", "b": "y"])
        #expect(result.values.count + result.cleared.count == 2)
    }

    @Test func `bounds`() {
        let asked = [
            field("jumlah", .number) {
                $0.minimum = .number(2)
                $0.maximum = .number(1000)
            },
            field("harga", .money) { $0.minimum = .number(10_000) },
            field("uraian", .paragraph) {
                $0.minimum = .number(5)
                $0.maximum = .number(8)
            },
            field("acara", .date) { $0.minimum = .date(.ahead(TimeAmount(3, .calendarDays))) },
            field("kejadian", .date) { $0.maximum = .date(.today) },
        ]
        let low = check(
            asked, ["jumlah": "1", "harga": "9.999", "uraian": "abcd", "acara": "26-11-2026", "kejadian": "24-11-2026"])
        #expect(
            asked.map { low.troubles[$0.path]?.message } == [
                "Jumlah paling sedikit 2", "Harga paling sedikit Rp10.000",
                "Uraian paling sedikit 5 karakter, sekarang 4",
                "Acara paling awal 27 November 2026", nil,
            ])
        let high = check(
            asked,
            [
                "jumlah": "1001", "harga": "10000", "uraian": "abcdefghi", "acara": "27-11-2026",
                "kejadian": "25-11-2026",
            ])
        #expect(
            asked.map { high.troubles[$0.path]?.message } == [
                "Jumlah paling banyak 1.000", nil, "Uraian paling banyak 8 karakter, sekarang 9", nil,
                "Kejadian paling akhir 24 November 2026",
            ])
    }

    @Test func `a bound by another answer`() {
        let asked = [
            field("jenis", .choice) {
                $0.options = [Option(name: "kecil", label: "Kecil"), Option(name: "besar", label: "Besar")]
            },
            field("jumlah", .number) {
                $0.maximum = .byAnswer(
                    .field(FieldPath(form: "f", field: "jenis")), ["kecil": .number(5)], otherwise: .number(50))
            },
        ]
        #expect(!check(asked, ["jenis": "kecil", "jumlah": "6"]).isValid)
        #expect(check(asked, ["jenis": "besar", "jumlah": "6"]).isValid)
        #expect(!check(asked, ["jumlah": "51"]).isValid)
    }

    @Test func `a fixed question keeps its answer, whatever is sent`() {
        let asked = [
            field("nama") {
                $0.isFixed = true
                $0.initial = .source(.resident("nama"))
            }
        ]
        var facts = CaseFacts()
        facts.values[.resident("nama")] = .text("Melati")
        #expect(check(asked, ["nama": "Orang lain"], facts).values == [path("nama"): .text("Melati")])
        // Nothing to show: it is asked, so that nobody is stuck.
        #expect(check(asked, ["nama": "Melati"]).values == [path("nama"): .text("Melati")])
    }

    @Test func `words of a file take the same normal form`() {
        #expect(
            Field(name: "hp", label: "HP", kind: .phone).normalForm(of: "0812 3456 7890") == .text("+6281234567890"))
        #expect(Field(name: "nik", label: "NIK", kind: .nik).normalForm(of: "123") == nil)
    }

    @Test func `rows are read cell by cell, and empty ones left out`() {
        let asked = field("pengikut", .rows) {
            var name = Field(name: "nama", label: "Nama", kind: .text)
            name.required = .yes
            $0.columns = [name, Field(name: "nik", label: "NIK", kind: .nik)]
            $0.maximum = .number(2)
        }
        func rows(_ rows: [[String: String]]) -> FormValidation {
            let raw = RawAnswer.rows(rows.map { $0.mapValues { .text($0) } })
            return FormValidation.validate([asked], raw: [asked.path: raw], in: CaseFacts())
        }
        let good = rows([["nama": "", "nik": " "], ["nama": "Melati", "nik": "000001 010190 0001"]])
        #expect(good.values == [asked.path: .rows([["nama": .text("Melati"), "nik": .text("0000010101900001")]])])
        let bad = rows([["nama": "Melati", "nik": "1"]]).troubles[asked.path]
        #expect(bad?.message == "Baris 1: NIK berisi 1 angka, seharusnya 16")
        #expect(bad?.cells.map(\.column) == ["nik"])
        let nameless = rows([["nama": "A"], ["nik": "0000010101900001"]]).troubles[asked.path]
        #expect(nameless?.cells.first?.row == 1)
        #expect(nameless?.message == "Baris 2: Isi nama")
        #expect(rows([["nama": "A"], ["nama": "B"], ["nama": "C"]]).troubles[asked.path]?.reason == .tooLarge)
        #expect(rows([[:]]).cleared == [asked.path])
    }

    @Test(arguments: ["\u{200B}", " \u{FEFF}\n", "\u{2060}\t\u{00AD}", "\u{3164}", "\0"])
    func `what cannot be seen is no answer`(_ text: String) {
        #expect(text.isBlank)
        let list = field("pengikut", .rows) {
            $0.required = .yes
            $0.columns = [Field(name: "nama", label: "Nama", kind: .text)]
        }
        let line = field("alasan", .text) { $0.required = .yes }
        let judged = FormValidation.validate(
            [list, line], raw: [list.path: .rows([["nama": .text(text)]]), line.path: .text(text)], in: CaseFacts())
        #expect(judged.troubles[list.path]?.reason == .missing)
        #expect(judged.troubles[line.path]?.reason == .missing)
    }

    @Test func `scripts of the islands and signs of speech stay`() {
        let line = field("nama", .text)
        for text in ["ꦗꦮ", "ᬩᬮᬶ", "Siti ‘Aisyah", "é", "A \u{59E}b"] {
            #expect(!text.isBlank)
            #expect(
                FormValidation.validate([line], raw: [line.path: .text(text)], in: CaseFacts()).values[line.path]
                    == .text(text))
        }
    }

    @Test func `answers in normal form are judged the same`() {
        let asked = [field("nik", .nik) { $0.required = .yes }, field("hp", .phone), field("tanggal", .date)]
        let answers: Answers = [
            path("nik"): .text("0000010101900001"), path("hp"): .text("+6281234567890"),
            path("tanggal"): .date(date("2026-01-02")),
        ]
        let result = FormValidation.validate(asked, answers: answers, in: CaseFacts())
        #expect(result.values == answers)
        #expect(!FormValidation.validate(asked, answers: [path("nik"): .number(5)], in: CaseFacts()).isValid)
        #expect(!FormValidation.validate(asked, answers: [:], in: CaseFacts()).isValid)
    }
}
