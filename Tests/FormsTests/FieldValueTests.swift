import Forms
import Testing

@Suite("Jawaban yang tampil")
struct FieldValueTests {
    private func field(_ kind: FieldKind) -> Field {
        var field = Field(name: "x", label: "Isian", kind: kind)
        field.options = [Option(name: "satu", label: "Yang pertama"), Option(name: "dua", label: "Yang kedua")]
        field.columns = [
            Field(name: "nama", label: "Nama", kind: .text), Field(name: "lahir", label: "Lahir", kind: .date),
        ]
        return field
    }

    @Test(arguments: [
        (FieldKind.text, Value.text("Melati"), "Melati"), (.number, .number(12_345), "12.345"),
        (.money, .number(1_500_000), "Rp1.500.000"), (.date, .date(date("2026-11-24")), "24 November 2026"),
        (.time, .time(TimeOfDay(minutes: 450)), "07.30"),
        (.dateTime, .dateTime(date("2026-11-24"), TimeOfDay(minutes: 870)), "24 November 2026 14.30"),
        (.yesNo, .flag(true), "Ya"), (.yesNo, .flag(false), "Tidak"), (.statement, .flag(true), "Setuju"),
        (.choice, .text("dua"), "Yang kedua"), (.choices, .choices(["satu", "dua"]), "Yang pertama, Yang kedua"),
        (.phone, .text("+6281234567890"), "0812 3456 7890"),
        (
            .rows, .rows([["nama": .text("Melati"), "lahir": .date(date("1990-01-02"))]]),
            "Nama: Melati, Lahir: 2 Januari 1990"
        ),
    ])
    func `reads as Indonesian`(_ kind: FieldKind, _ value: Value, _ expected: String) {
        #expect(field(kind).display(value) == expected)
    }

    @Test(arguments: FieldKind.allCases)
    func `a sample is valid, and survives being typed again`(_ kind: FieldKind) throws {
        let sample = try #require(field(kind).sample(in: CaseFacts()))
        #expect(field(kind).normalized(sample.raw, in: CaseFacts()) == .success(sample))
    }

    @Test func `samples keep the limits`() {
        var date = field(.date)
        date.minimum = .date(.ahead(TimeAmount(3, .calendarDays)))
        #expect(date.sample(in: CaseFacts()) == .date(CalendarDate(iso: "2026-11-27")!))
        var long = field(.text)
        long.minimum = .number(50)
        #expect(long.sample(in: CaseFacts()) != nil)
        var number = field(.number)
        number.minimum = .number(7)
        #expect(number.sample(in: CaseFacts()) == .number(7))
        for pattern in FieldPattern.allCases {
            var text = field(.text)
            text.pattern = pattern
            #expect(text.sample(in: CaseFacts()) != nil, "\(pattern)")
        }
        var initial = field(.choice)
        initial.initial = .literal(.text("dua"))
        #expect(initial.sample(in: CaseFacts()) == .text("dua"))
        #expect(field(.choice).sample(in: CaseFacts()) == .text("satu"))
        #expect(field(.yesNo).sample(in: CaseFacts()) == .flag(false))
    }

    @Test func `samples of persons can belong to no one`() {
        for kind in [FieldKind.nik, .familyNumber] {
            guard case .text(let digits)? = field(kind).sample(in: CaseFacts()) else {
                Issue.record("no sample")
                continue
            }
            #expect(digits.hasPrefix("00"))
        }
    }
}

@Suite("Penulisan Indonesia")
struct WordingTests {
    @Test func `dates and times`() {
        #expect(date("2026-11-26").longText == "26 November 2026")
        #expect(date("2026-08-17").dayText == "Senin 17 Agu 2026")
        #expect(Instant(date("2026-03-09"), TimeOfDay(minutes: 960), .wita).text(in: .wib) == "Senin 9 Mar 2026 15.00")
    }

    @Test func `numbers`() {
        #expect([Int64(0), 999, 1000, -1_234_567].map(\.grouped) == ["0", "999", "1.000", "-1.234.567"])
        #expect(Int64(-5000).rupiah == "-Rp5.000")
    }

    @Test func `words inside a sentence`() {
        #expect("Nama usaha".insideSentence == "nama usaha")
        #expect("NIK pemohon".insideSentence == "NIK pemohon")
        #expect("SK".insideSentence == "SK")
        #expect(["a", "b", "c"].listed(with: "atau") == "a, b, atau c")
        #expect(["a", "b"].listed(with: "dan") == "a dan b")
    }
}
