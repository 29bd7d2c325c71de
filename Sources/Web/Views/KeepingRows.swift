import Forms
import Pages
import Procedures
import Services

extension CaseLook {
    /// What was here and is gone, since it was kept as long as its SOP says (`simpan`).
    var erasedSections: [AnswerSection] {
        let papers = procedure.papers.compactMap { row($0.title, keeping(ofPaper: $0.name)) }
        let asked = procedure.forms.flatMap(\.asked).compactMap { row($0.field.label, keeping(of: $0.path)) }
        let rows = papers + asked
        return rows.isEmpty ? [] : [AnswerSection(title: "Sudah dihapus", rows: rows)]
    }

    private func row(_ label: String, _ keeping: Keeping?) -> AnswerRow? {
        switch keeping {
        case .erased(let instant, let amount):
            let day = LocalTime(instant, in: calendar.zone).date.long
            return AnswerRow(label: label, value: "Dihapus \(day), setelah disimpan \(amount.plainText)")
        case .goneWithParent:
            return AnswerRow(label: label, value: "Dihapus di permohonan induknya, karena masa simpannya habis")
        case .until, nil: return nil
        }
    }

    /// “disimpan sampai 24 Februari 2027”; nil where nothing says so yet.
    func keptUntil(paper name: String) -> String? {
        guard case .until(let instant) = keeping(ofPaper: name) else { return nil }
        return "disimpan sampai \(LocalTime(due: instant, in: calendar.zone).date.long)"
    }
}
