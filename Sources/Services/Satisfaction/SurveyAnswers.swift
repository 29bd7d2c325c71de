/// What somebody ticked and wrote, judged: a mark of 1 to 4 for each element, and perhaps a remark.
public struct SurveyAnswers: Sendable, Hashable {
    /// Letters that a remark may have.
    public static let longestRemark = 500

    /// In the order of ``SatisfactionElement``.
    let marks: [Int]
    /// nil: none.
    let remark: String?

    /// - Parameter typed: by the raw value of each element, and `saran`.
    /// - Throws: `FieldTroubles` at the elements without a mark, and at `saran`.
    public init(_ typed: [String: String]) throws(FieldTroubles) {
        var troubles: [String: String] = [:]
        var marks: [Int] = []
        for element in SatisfactionElement.allCases {
            guard let mark = typed[element.rawValue].flatMap(Int.init), (1...4).contains(mark) else {
                troubles[element.rawValue] = "Pilih satu jawaban tentang \(element.title.lowercased())"
                continue
            }
            marks.append(mark)
        }
        let lines = (typed["saran"] ?? "").replacing("\r\n", with: "\n")
        let text = String(lines.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
        if text.count > Self.longestRemark {
            troubles["saran"] = "Saran berisi \(text.count) huruf, paling panjang \(Self.longestRemark)"
        }
        guard troubles.isEmpty else { throw FieldTroubles(troubles) }
        (self.marks, remark) = (marks, text.isEmpty ? nil : text)
    }

    subscript(element: SatisfactionElement) -> Int { marks[SatisfactionElement.allCases.firstIndex(of: element)!] }
}
