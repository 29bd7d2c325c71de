import Forms
import Pages
import Procedures
import Services

/// What was answered so far, a section a form. Numbers of identity show their last four digits.
struct AnswerSections {
    let look: CaseLook

    var sections: [AnswerSection] {
        guard let answers = look.answers else { return [] }
        return look.procedure.forms.compactMap { form in
            let rows = form.fields.compactMap { field -> AnswerRow? in
                let path = FieldPath(form: form.name, field: field.name)
                return answers[path].map { row(field, $0) }
            }
            return rows.isEmpty ? nil : AnswerSection(title: form.name.readableName, rows: rows)
        }
    }

    private func row(_ field: Field, _ value: Value) -> AnswerRow {
        let last = field.lastDigits(of: value)
        return AnswerRow(
            label: field.label, value: field.shown(value), spoken: last.map { "\(field.label) berakhir \($0)" },
            change: nil)
    }
}

extension Field {
    /// An answer as pages show it: of a number of identity only the end.
    func shown(_ value: Value) -> String { lastDigits(of: value).map { "•••• •••• •••• \($0)" } ?? display(value) }

    /// The last four digits of a number of identity; nil for every other kind.
    func lastDigits(of value: Value) -> Substring? {
        guard kind == .nik || kind == .familyNumber, case .text(let digits) = value else { return nil }
        return digits.suffix(4)
    }
}

extension String {
    /// A name of the file as a heading: `data-pemohon` → “Data pemohon”.
    var readableName: String {
        let words = map { $0 == "-" ? " " : String($0) }.joined()
        return words.prefix(1).uppercased() + words.dropFirst()
    }
}
