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
        if field.kind == .nik || field.kind == .familyNumber, case .text(let digits) = value {
            let last = digits.suffix(4)
            return AnswerRow(
                label: field.label, value: "•••• •••• •••• \(last)", spoken: "\(field.label) berakhir \(last)",
                change: nil)
        }
        return AnswerRow(label: field.label, value: field.display(value), spoken: nil, change: nil)
    }
}

extension String {
    /// A name of the file as a heading: `data-pemohon` → “Data pemohon”.
    var readableName: String {
        let words = map { $0 == "-" ? " " : String($0) }.joined()
        return words.prefix(1).uppercased() + words.dropFirst()
    }
}
