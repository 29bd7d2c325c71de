/// What a spreadsheet that opens a text takes for something else, though it has letters in it: powers of ten, days with the
/// month in words, truths, amounts. In Indonesian and in English, as Excel and LibreOffice are set up here.
enum SpreadsheetWords {
    static func takes(_ text: String) -> Bool {
        let words = text.lowercased().split { " \u{A0}-/.,:".contains($0) }
        guard let first = words.first, words.count <= 4 else { return false }
        if words.count == 1, truths.contains(first) { return true }
        return isPower(text.lowercased().filter { $0 != " " }) || isDay(words) || isAmount(text.lowercased())
    }

    private static let truths: Set<Substring> = ["true", "false", "benar", "salah"]

    /// “12E5”, “1,5e-3”.
    private static func isPower(_ text: String) -> Bool {
        let halves = text.split(separator: "e", omittingEmptySubsequences: false)
        guard halves.count == 2 else { return false }
        let exponent = halves[1].drop { $0 == "-" || $0 == "+" }
        return isFigures(halves[0].filter { $0 != "." && $0 != "," }) && isFigures(exponent)
            && halves[1].count - exponent.count <= 1
    }

    /// “2-Jan”, “Jan-26”, “2 Januari 2026”: one month, and numbers beside it.
    private static func isDay(_ words: [Substring]) -> Bool {
        let others = words.filter { !isMonth($0) }
        return words.count - others.count == 1 && !others.isEmpty
            && others.allSatisfy { $0.utf8.count <= 4 && isFigures($0) }
    }

    /// The whole name, or its first three letters or more.
    private static func isMonth(_ word: Substring) -> Bool {
        word.count >= 3 && (months.contains { $0.hasPrefix(word) } || shortened.contains(word))
    }

    private static let months = [
        "januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober", "november",
        "desember", "january", "february", "march", "may", "june", "july", "august", "october", "december",
    ]
    /// No beginnings of a name.
    private static let shortened: Set<Substring> = ["agt", "sept"]

    /// “50%”, “Rp 5.000”, “$5”: a number with its unit.
    private static func isAmount(_ text: String) -> Bool {
        let bare = text.filter { !" \u{A0}.,".contains($0) }
        return [
            bare.hasSuffix("%") ? bare.dropLast() : nil, bare.hasPrefix("rp") ? bare.dropFirst(2) : nil,
            bare.hasPrefix("$") ? bare.dropFirst() : nil,
        ].contains { $0.map { isFigures($0) } ?? false }
    }

    private static func isFigures(_ text: some StringProtocol) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
}
