import Forms
public import Procedures

extension RegisterEntry {
    /// What a column says to its reader; nil: nothing was entered.
    public func words(in column: EffectDeclaration.Output) -> String? {
        if erased != nil { return "dihapus" }
        if closedColumns.contains(column.name) { return "dirahasiakan" }
        let field = Field(name: column.name, label: column.title, kind: column.kind)
        return columns[column.name].map(field.display)
    }

    /// Why the line does not stand; nil: it stands.
    public var remark: String? {
        if isReasonClosed { return "Batal: dirahasiakan" }
        return cancelledBecause.map { "Batal: \($0)" }
    }

    /// “Lanjutan dari nomor 3”; nil: the line is its case's first.
    public var continuation: String? {
        first.map { "Lanjutan dari nomor \($0.number)" + ($0.year == year ? "" : "/\($0.year)") }
    }

    /// Whether every word stands in the line as its reader sees it, or is its number (“12”, “12/2026”). Figures alone are
    /// not looked for in the date: every line of a year has those.
    func holds(_ words: [Substring], of book: BookDeclaration, date: CalendarDate) -> Bool {
        let cells = (book.columns.compactMap { self.words(in: $0) } + [remark ?? ""]).joined(separator: "\n")
            .lowercased()
        let day = date.longText.lowercased()
        return words.allSatisfy { word in
            word == "\(number)" || word == "\(number)/\(year)" || word == caseNumber?.lowercased()[...]
                || cells.contains(word)
                || (day.contains(word) && !word.allSatisfy(\.isNumber))
        }
    }
}
