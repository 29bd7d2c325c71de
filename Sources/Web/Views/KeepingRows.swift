import Forms
import Pages
import Procedures
import Services

extension CaseLook {
    /// Until when answers are kept, and what was here and is gone, since it was kept as long as its SOP says (`simpan`).
    var keepingSections: [AnswerSection] {
        let asked = procedure.forms.flatMap(\.asked)
        let gone =
            procedure.papers.compactMap { row($0.title, keeping(ofPaper: $0.name)) }
            + asked.compactMap { row($0.field.label, keeping(of: $0.path)) }
        let kept = asked.filter { answers?[$0.path] != nil }.compactMap { question in
            until(keeping(of: question.path)).map { AnswerRow(label: question.field.label, value: "Disimpan \($0)") }
        }
        return [AnswerSection(title: "Masa simpan", rows: kept), AnswerSection(title: "Sudah dihapus", rows: gone)]
            .filter { !$0.rows.isEmpty }
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
    func keptUntil(paper name: String) -> String? { until(keeping(ofPaper: name)).map { "disimpan \($0)" } }

    private func until(_ keeping: Keeping?) -> String? {
        guard case .until(let instant) = keeping else { return nil }
        return "sampai \(LocalTime(due: instant, in: calendar.zone).date.long)"
    }
}
