import Forms
import Testing

@Suite("Syarat")
struct ConditionTests {
    private func holds(_ test: AnswerTest, _ answer: Value?, today: String = "2026-11-24") -> Bool {
        let facts = CaseFacts(answer.map { ["f.x": $0] } ?? [:], today: today)
        return Condition.test(.field(FieldPath("f.x")!), test).holds(in: facts)
    }

    /// Every kind of test with whether it holds on an empty answer.
    static let onEmpty: [(AnswerTest, Bool)] = [
        (.isOneOf([.text("a")]), false), (.isNot(.text("a")), true), (.compare(.atLeast, .number(5)), false),
        (.compare(.atMost, .number(5)), false), (.compare(.lessThan, .date(.today)), false),
        (.between(.number(0), .number(9)), false), (.age(.atLeast, 17), false), (.age(.lessThan, 17), false),
        (.ageBetween(0, 200), false), (.filled, false), (.empty, true),
    ]

    @Test(arguments: onEmpty)
    func `on an empty answer every positive test is false`(_ test: AnswerTest, _ expected: Bool) {
        for empty: Value? in [nil, .text(""), .choices([]), .rows([])] { #expect(holds(test, empty) == expected) }
    }

    @Test func `equality and membership`() {
        #expect(holds(.isOneOf([.text("a")]), .text("a")))
        #expect(!holds(.isOneOf([.text("a")]), .text("b")))
        #expect(holds(.isOneOf([.text("a"), .text("b")]), .text("b")))
        #expect(holds(.isOneOf([.flag(false)]), .flag(false)))
        #expect(!holds(.isOneOf([.flag(true)]), .flag(false)))
        #expect(!holds(.isNot(.text("a")), .text("a")))
        #expect(holds(.isNot(.text("a")), .text("b")))
    }

    @Test func `of several choices one is enough`() {
        #expect(holds(.isOneOf([.text("b"), .text("c")]), .choices(["a", "b"])))
        #expect(!holds(.isOneOf([.text("c")]), .choices(["a", "b"])))
        #expect(!holds(.isNot(.text("b")), .choices(["a", "b"])))
    }

    @Test(arguments: [
        (Comparison.atLeast, [false, true, true]), (.atMost, [true, true, false]), (.moreThan, [false, false, true]),
        (.lessThan, [true, false, false]),
    ])
    func `comparisons`(_ comparison: Comparison, _ expected: [Bool]) {
        #expect([4, 5, 6].map { holds(.compare(comparison, .number(5)), .number($0)) } == expected)
        let days = ["2026-11-23", "2026-11-24", "2026-11-25"].map { date($0) }
        #expect(days.map { holds(.compare(comparison, .date(.today)), .date($0)) } == expected)
        #expect(days.map { holds(.compare(comparison, .date(.today)), .dateTime($0, .midnight)) } == expected)
        let births = ["2021-11-25", "2021-11-24", "2020-11-24"].map { date($0) }
        #expect(births.map { holds(.age(comparison, 5), .date($0)) } == expected)
    }

    @Test func `between takes both ends in`() {
        #expect(
            [1, 2, 4, 5].map { holds(.between(.number(2), .number(4)), .number($0)) } == [false, true, true, false])
        let bounds = AnswerTest.between(.date(.ago(TimeAmount(3, .calendarDays))), .date(.today))
        #expect(holds(bounds, .date(date("2026-11-21"))))
        #expect(!holds(bounds, .date(date("2026-11-20"))))
        #expect(holds(.ageBetween(5, 6), .date(date("2019-11-25"))))
        #expect(!holds(.ageBetween(5, 6), .date(date("2019-11-24"))))
    }

    @Test func `age on 29 February`() {
        let born = Value.date(date("2008-02-29"))
        #expect(!holds(.age(.atLeast, 18), born, today: "2026-02-28"))
        #expect(holds(.age(.atLeast, 18), born, today: "2026-03-01"))
    }

    @Test func `what cannot be compared does not hold`() {
        #expect(!holds(.compare(.atLeast, .number(1)), .text("9")))
        #expect(!holds(.age(.atLeast, 1), .number(9)))
        #expect(!holds(.compare(.atLeast, .date(.today)), .number(9)))
    }

    @Test func `all, any and not`() {
        let facts = CaseFacts(["f.x": .text("a"), "f.n": .number(7)])
        let isA = Condition.test(.field(FieldPath("f.x")!), .isOneOf([.text("a")]))
        let isBig = Condition.test(.field(FieldPath("f.n")!), .compare(.moreThan, .number(9)))
        #expect(!Condition.all([isA, isBig]).holds(in: facts))
        #expect(Condition.any([isA, isBig]).holds(in: facts))
        #expect(Condition.not(isBig).holds(in: facts))
        #expect(!Condition.not(isA).holds(in: facts))
    }

    @Test func `papers, outcomes and facts are answers too`() {
        var facts = CaseFacts()
        facts.values = [
            .paper("ktp"): .flag(true), .outcome(step: "periksa"): .text("lengkap"), .fact(.assisted): .flag(true),
        ]
        #expect(Condition.test(.paper("ktp"), .filled).holds(in: facts))
        #expect(Condition.test(.paper("sk"), .empty).holds(in: facts))
        #expect(Condition.test(.outcome(step: "periksa"), .isOneOf([.text("lengkap")])).holds(in: facts))
        #expect(Condition.test(.fact(.assisted), .isOneOf([.flag(true)])).holds(in: facts))
    }
}
