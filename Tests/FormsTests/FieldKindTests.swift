import Forms
import Testing

@Suite("Jenis isian")
struct FieldKindTests {
    private func read(_ kind: FieldKind, _ texts: String...) -> Result<Value?, FieldTrouble> {
        var field = Field(name: "x", label: "Jumlah", kind: kind)
        field.options = [Option(name: "a", label: "Satu"), Option(name: "b", label: "Dua")]
        return field.normalized(.texts(texts), in: CaseFacts())
    }

    private func message(_ result: Result<Value?, FieldTrouble>) -> String? {
        if case .failure(let trouble) = result { trouble.message } else { nil }
    }

    @Test(arguments: FieldKind.allCases)
    func `nothing typed is no answer`(_ kind: FieldKind) {
        #expect(read(kind, "") == .success(nil))
        #expect(read(kind, " ", "\n") == .success(nil))
        #expect(read(kind) == .success(nil))
    }

    @Test func `texts lose blanks and what cannot be seen`() {
        #expect(read(.text, "  Melati   Kencana\tsela ") == .success(.text("Melati Kencana sela")))
        #expect(read(.text, "Me\u{202E}la\u{200B}ti\u{0}") == .success(.text("Melati")))
        #expect(read(.text, "dua\nbaris") == .success(.text("dua baris")))
        #expect(read(.paragraph, "satu \r\n\r\n\r\n dua\n") == .success(.text("satu\n\ndua")))
        #expect(read(.text, "\u{200B}") == .success(nil))
        #expect(
            message(read(.text, String(repeating: "a", count: 251)))
                == "Jumlah paling panjang 250 karakter, sekarang 251")
        #expect(read(.address, "Jalan Pendapa 7", "", "Kalimerta") == .success(.text("Jalan Pendapa 7, Kalimerta")))
    }

    @Test(arguments: [
        ("1500", 1500), ("1.500", 1500), ("1.500.000", 1_500_000), ("12,00", 12), ("-5", -5), (" 7 ", 7), ("0", 0),
        ("1 000", 1000),
    ])
    func `numbers`(_ text: String, _ number: Int64) {
        #expect(read(.number, text) == .success(.number(number)))
    }

    @Test(arguments: ["12,5", "1.50", "1.5000", "dua", "1e3", "--1", "٣", ".5", "12345678901234567890", "1,2,3"])
    func `what is no whole number is refused`(_ text: String) {
        #expect(message(read(.number, text))?.hasPrefix("Jumlah ") == true)
    }

    @Test(arguments: ["1500000", "1.500.000", "Rp1.500.000", "Rp 1.500.000,00", "rp. 1.500.000,-", "IDR 1500000"])
    func `rupiah`(_ text: String) {
        #expect(read(.money, text) == .success(.number(1_500_000)))
    }

    @Test func `rupiah is never negative`() {
        #expect(message(read(.money, "-1")) == "Jumlah tidak boleh kurang dari nol")
    }

    @Test(arguments: [
        "31-12-2026", "31/12/2026", "31.12.2026", "31 Desember 2026", "31 des 2026", "Kamis, 31 Desember 2026",
        "2026-12-31",
    ])
    func `dates`(_ text: String) {
        #expect(read(.date, text) == .success(.date(date("2026-12-31"))))
    }

    @Test func `dates in three texts, and old spellings`() {
        #expect(read(.date, "3", "2", "1990") == .success(.date(date("1990-02-03"))))
        #expect(read(.date, "3 Pebruari 1990") == .success(.date(date("1990-02-03"))))
        #expect(read(.date, "3 Nopember 1990") == .success(.date(date("1990-11-03"))))
    }

    @Test func `dates that are none`() {
        #expect(message(read(.date, "30-2-1990")) == "30 Februari 1990 tidak ada dalam kalender")
        #expect(message(read(.date, "30", "2", "1990")) == "30 Februari 1990 tidak ada dalam kalender")
        #expect(message(read(.date, "1-13-1990")) == "1 bulan ke-13 1990 tidak ada dalam kalender")
        #expect(message(read(.date, "1-2-0199")) == "Tahun 199 tidak mungkin; periksa lagi")
        #expect(message(read(.date, "1-2-90")) == "Tulis tahun dengan empat angka, misalnya 1990")
        for text in ["besok", "1990", "1-2", "1-2-3-4", "1 Foo 1990", "99999-1-1990"] {
            #expect(message(read(.date, text)) == "Tulis tanggal seperti 31-12-2026 atau 31 Desember 2026")
        }
    }

    @Test func `times`() {
        #expect(read(.time, "7.30") == .success(.time(TimeOfDay(minutes: 450))))
        #expect(read(.time, "07:30") == .success(.time(TimeOfDay(minutes: 450))))
        let dateTime = Value.dateTime(date("2026-12-31"), TimeOfDay(minutes: 870))
        #expect(read(.dateTime, "31-12-2026 14.30") == .success(dateTime))
        #expect(read(.dateTime, "31 Desember 2026 pukul 14.30") == .success(dateTime))
        #expect(read(.dateTime, "31-12-2026", "14:30") == .success(dateTime))
        #expect(read(.dateTime, "2026-12-31T14:30") == .success(dateTime))
        for text in ["24.00", "7", "7.5", "25.00", "pagi"] { #expect(message(read(.time, text)) != nil) }
        for text in ["31-12-2026", "14.30", "31-12-2026 25.00"] { #expect(message(read(.dateTime, text)) != nil) }
    }

    @Test func `choices are options, in the order of the file`() {
        #expect(read(.choice, "b") == .success(.text("b")))
        #expect(message(read(.choice, "c")) == "Pilih “Satu” atau “Dua”")
        #expect(read(.choices, "b", "a", "b") == .success(.choices(["a", "b"])))
        #expect(message(read(.choices, "b", "z")) == "Pilih “Satu” atau “Dua”")
        #expect(read(.yesNo, "ya") == .success(.flag(true)))
        #expect(read(.yesNo, "tidak") == .success(.flag(false)))
        #expect(message(read(.yesNo, "no")) == "Pilih ya atau tidak")
    }

    @Test(arguments: ["081234567890", "0812-3456-7890", "+62 812 3456 7890", "62812 3456 7890", "+62 (0)812 3456 7890"])
    func `telephone numbers`(_ text: String) {
        #expect(read(.phone, text) == .success(.text("+6281234567890")))
    }

    @Test func `telephone numbers that are none`() {
        #expect(read(.phone, "(0287) 381234") == .success(.text("+62287381234")))
        #expect(read(.phone, "(000) 0000777") == read(.phone, "+62000000777"), "what is stored reads as itself")
        #expect(read(.phone, "0081234567890") == .success(.text("+6281234567890")), "a zero too many")
        #expect(message(read(.phone, "81234567890")) == "Awali nomor telepon dengan 0 atau +62, misalnya 081234567890")
        #expect(message(read(.phone, "08123")) == "Nomor telepon kurang panjang; periksa lagi angkanya")
        #expect(message(read(.phone, "0812345678901234")) == "Nomor telepon terlalu panjang; periksa lagi angkanya")
        #expect(message(read(.phone, "0812abc")) == "Nomor telepon hanya berisi angka, misalnya 081234567890")
    }

    @Test func `e-mail addresses`() {
        #expect(read(.email, " Nama.Depan+a@Contoh.ID ") == .success(.text("nama.depan+a@contoh.id")))
        #expect(message(read(.email, "nama")) == "Alamat email perlu tanda @, misalnya nama@contoh.id")
        for text in [
            "a@b", "a@b..id", "a b@c.id", "a@@c.id", ".a@c.id", "a.@c.id", "@c.id", "a@-c.id", "a@c.id@d.id", "ä@c.id",
        ] {
            #expect(message(read(.email, text)) != nil, "\(text)")
        }
        #expect(
            message(read(.email, String(repeating: "a", count: 65) + "@c.id"))
                == "Bagian sebelum @ paling panjang 64 karakter")
    }

    @Test func `mailboxes that are asked for`() {
        #expect(read(.newMailAddress, "Dinas.Contoh") == .success(.text("dinas.contoh")))
        #expect(read(.newMailAddress, "dinas@contohkab.go.id") == .success(.text("dinas@contohkab.go.id")))
        for text in ["1dinas", "dinas.", "di..nas", "di nas", "dinas!", "dinas-", "d@", "é"] {
            #expect(message(read(.newMailAddress, text)) != nil, "\(text)")
        }
    }

    @Test func `domain names`() {
        #expect(read(.newDomain, "Sukajaya.desa.ID") == .success(.text("sukajaya.desa.id")))
        #expect(read(.newDomain, "sukajaya-2") == .success(.text("sukajaya-2")))
        #expect(
            read(.newDomain, String(repeating: "a", count: 63)) == .success(.text(String(repeating: "a", count: 63))))
        for text in [
            "-a.id", "a-.id", "a..id", ".id", "a_b.id", "https://a.id", "a.id/", "é.id",
            String(repeating: "a", count: 64), String(repeating: "a.", count: 127) + "id",
        ] {
            #expect(message(read(.newDomain, text)) != nil, "\(text)")
        }
    }

    @Test func `web addresses`() {
        #expect(read(.url, "contoh.id/a?b=C#d") == .success(.text("https://contoh.id/a?b=C#d")))
        #expect(read(.url, "HTTP://Contoh.id:8080/A") == .success(.text("http://contoh.id:8080/A")))
        for text in [
            "javascript:alert(1)", "ftp://a.id", "https://", "a b.id", "https://a", "https://a.id:x", "a.id/\"",
            "a.id/<b>",
        ] {
            #expect(message(read(.url, text)) != nil, "\(text)")
        }
    }

    @Test func `region and classification codes`() {
        #expect(read(.region, "3305052011") == .success(.text("33.05.05.2011")))
        #expect(read(.region, "33.05") == .success(.text("33.05")))
        #expect(message(read(.region, "33.0")) != nil)
        #expect(read(.classification, "400.12.2.1") == .success(.text("400.12.2.1")))
        #expect(read(.classification, "005") == .success(.text("005")))
        for text in ["40", "400.", "400.a", "4000"] { #expect(message(read(.classification, text)) != nil) }
    }

    @Test func `civil servants' numbers`() {
        #expect(read(.nip, "19900101 202001 1 001") == .success(.text("199001012020011001")))
        #expect(message(read(.nip, "1990")) == "NIP berisi 4 angka, seharusnya 18")
        #expect(
            message(read(.nip, "199013012020011001")) == "Delapan angka pertama NIP bukan tanggal lahir; periksa lagi")
    }

    @Test(arguments: [
        (FieldPattern.digits, "123", "123"), (.letters, "Melati Kencana", "Melati Kencana"),
        (.domainLabel, "Suka-Jaya", "suka-jaya"),
        (.postCode, "54381", "54381"), (.numberPlate, "aa1234bc", "AA 1234 BC"), (.numberPlate, "B 1", "B 1"),
    ])
    func `patterns give the normal form`(_ pattern: FieldPattern, _ text: String, _ expected: String) {
        var field = Field(name: "x", label: "Isian", kind: .text)
        field.pattern = pattern
        #expect(field.normalized(.text(text), in: CaseFacts()) == .success(.text(expected)))
    }

    @Test(arguments: [
        (FieldPattern.digits, "12a"), (.letters, "R2D2"), (.domainLabel, "a.b"), (.domainLabel, "-a"),
        (.postCode, "5438"),
        (.numberPlate, "1234"), (.numberPlate, "AAA 1 B"), (.numberPlate, "AA 12345 B"),
    ])
    func `patterns refuse the rest`(_ pattern: FieldPattern, _ text: String) {
        var field = Field(name: "x", label: "Isian", kind: .text)
        field.pattern = pattern
        #expect(
            message(field.normalized(.text(text), in: CaseFacts()))?.contains("sian") == true)
        #expect(throws: FieldTrouble.self) { try field.normalized(.text(text), in: CaseFacts()).get() }
    }
}
