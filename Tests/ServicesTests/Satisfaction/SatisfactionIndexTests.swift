@testable import Services
import Testing

/// The figures of the regulation (Permenpan RB 14/2017), calculated here by hand.
@Suite struct SatisfactionIndexTests {
    private static func all(_ mark: Int, of count: Int = 1) -> SatisfactionIndex {
        SatisfactionIndex(count: count, sums: Array(repeating: mark * count, count: 9))
    }

    @Test(arguments: [(1, 25_00), (2, 50_00), (3, 75_00), (4, 100_00)]) func theSameMarkForAll(mark: Int, index: Int) {
        #expect(Self.all(mark).hundredths == index)
        #expect(Self.all(mark, of: 7).hundredths == index)
    }

    /// Two answers: 4 4 4 4 4 4 4 4 3 and 3 3 3 3 3 3 3 3 2. Means 3,5 eight times and 2,5: 30,5 ÷ 9 × 25 = 84,72.
    @Test func allElementsWeighTheSame() {
        let index = SatisfactionIndex(count: 2, sums: [7, 7, 7, 7, 7, 7, 7, 7, 5])
        #expect(index.hundredths == 84_72 && index.grade == .b)
        #expect(index.mean(of: .requirements) == 3_50 && index.mean(of: .facilities) == 2_50)
    }

    @Test(arguments: [
        (100_00, SatisfactionGrade.a), (88_31, .a), (88_30, .b), (76_61, .b), (76_60, .c), (65_00, .c), (64_99, .d),
        (25_00, .d),
    ]) func theBounds(hundredths: Int, grade: SatisfactionGrade) {
        #expect(SatisfactionGrade(hundredths: hundredths) == grade)
    }

    /// Between the ranges of the regulation's table: 1367 of 43 answers is 88,3075, more than 88,30 and less than 88,31.
    @Test func itIsRoundedBeforeItIsGraded() {
        let between = SatisfactionIndex(count: 43, sums: Array(repeating: 152, count: 8) + [151])
        #expect(between.hundredths == 88_31 && between.grade == .a)
        let below = SatisfactionIndex(count: 36, sums: Array(repeating: 127, count: 8) + [128])
        #expect(below.hundredths == 88_27 && below.grade == .b)
    }

    @Test func meansAreRoundedHalfUp() {
        // 2 ÷ 3 of a mark: 3,666… and 3,333….
        let index = SatisfactionIndex(count: 3, sums: [11, 10, 9, 9, 9, 9, 9, 9, 9])
        #expect(index.mean(of: .requirements) == 3_67 && index.mean(of: .procedure) == 3_33)
    }

    @Test func togetherIsOverAllAnswers() {
        // Nine who gave 4 and one who gave 1: 3,7 × 25, not the middle of 100 and 25.
        #expect([Self.all(4, of: 9), Self.all(1)].together?.hundredths == 92_50)
        #expect([SatisfactionIndex]().together == nil)
    }

    @Test func whatIsTickedIsJudged() throws {
        let good = Dictionary(uniqueKeysWithValues: SatisfactionElement.allCases.map { ($0.rawValue, "3") })
        #expect(try SurveyAnswers(good).remark == nil)
        #expect(try SurveyAnswers(good.merging(["saran": " \n Antre lama\n"]) { $1 }).remark == "Antre lama")
        for wrong in ["", "0", "5", "3.5", "tiga", "-1", " 3", "33"] {
            let trouble = #expect(throws: FieldTroubles.self) {
                try SurveyAnswers(good.merging(["waktu": wrong]) { $1 })
            }
            #expect(trouble?.messages == ["waktu": "Pilih satu jawaban tentang waktu penyelesaian"], "\(wrong)")
        }
        let none = #expect(throws: FieldTroubles.self) { try SurveyAnswers([:]) }
        #expect(none?.messages.count == 9)
        let long = String(repeating: "a", count: SurveyAnswers.longestRemark + 1)
        let tooLong = #expect(throws: FieldTroubles.self) { try SurveyAnswers(good.merging(["saran": long]) { $1 }) }
        #expect(tooLong?.messages == ["saran": "Saran berisi 501 huruf, paling panjang 500"])
    }
}
