extension Field {
    /// An answer as a person reads it. Numbers of persons are shown whole: who may see them is decided elsewhere.
    public func display(_ value: Value) -> String {
        switch value {
        case .text(let text): display(text)
        case .number(let number): kind == .money ? number.rupiah : number.grouped
        case .date(let date): date.longText
        case .time(let time): time.text
        case .dateTime(let date, let time): "\(date.longText) \(time.text)"
        case .flag(let flag):
            if kind == .statement { flag ? "Setuju" : "Tidak setuju" } else { flag ? "Ya" : "Tidak" }
        case .choices(let names): names.map(optionLabel).joined(separator: ", ")
        case .rows(let rows): rows.map(display(row:)).joined(separator: "\n")
        }
    }

    private func display(_ text: String) -> String {
        switch kind {
        case .choice: optionLabel(text)
        case .phone: Telephone.display(text)
        default: text
        }
    }

    /// “Nama: Melati, Jabatan: Kaur Umum”.
    private func display(row: [String: Value]) -> String {
        columns.compactMap { column in row[column.name].map { "\(column.label): \(column.display($0))" } }
            .joined(separator: ", ")
    }

    private func optionLabel(_ name: String) -> String { options.first { $0.name == name }?.label ?? name }
}
