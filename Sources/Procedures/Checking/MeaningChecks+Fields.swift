import Forms

extension MeaningChecks {
    /// A question's `bawaan` is of its kind: it is shown, and with `tetap` counts, as if it had been typed.
    func checkFields() {
        for form in procedure.forms {
            for field in form.fields {
                // A letter's type brings its classification with it.
                let kinds = field.kind == .classification ? [field.kind, .letterType] : [field.kind]
                guard case .source(let reference) = field.initial, !fits(.answer(reference), kinds) else { continue }
                findings.report(
                    "E005", at: places.value("formulir", form.name, field.name, "bawaan") ?? field.position,
                    "\"bawaan\" berjenis lain: \"\(reference.written)\" bukan \(field.kind.rawValue)",
                    expected: "sumber berjenis \(field.kind.rawValue)")
            }
        }
    }

    /// Columns of books are given what they hold (E113).
    func checkRecords() {
        let uses =
            procedure.steps.flatMap { $0.records + $0.outcomes.flatMap(\.records) }
            + procedure.results.flatMap(\.records)
        for use in uses {
            for column in catalogue.book(use.book)?.columns ?? [] {
                guard let argument = use.columns[column.name], !fits(argument, [column.kind]) else { continue }
                findings.report(
                    "E113", at: use.position, "Buku \"\(use.book)\": \"\(column.name)\" berjenis lain",
                    expected: column.kind.rawValue)
            }
        }
    }
}
