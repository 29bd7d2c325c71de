import Pages
import Procedures
import Services

extension CaseLook {
    /// Which originals were shown, when, and to whom, and which are still awaited.
    var originalSections: [AnswerSection] {
        let rows = originals.map { paper, shown in
            AnswerRow(label: paper.title, value: shown.map(words) ?? missing(paper))
        }
        return rows.isEmpty ? [] : [AnswerSection(title: "Dokumen asli", rows: rows)]
    }

    private func words(of shown: ShownOriginal) -> String {
        let who = viewer == .applicant ? nil : names[shown.seenBy]
        return "Ditunjukkan \(LocalTime(shown.at, in: calendar.zone).medium)" + (who.map { ", dilihat \($0)" } ?? "")
    }

    private func missing(_ paper: Paper) -> String {
        guard viewer == .applicant else { return "Belum ditunjukkan" }
        return paper.delivery == .bring
            ? "Belum ditunjukkan. Bawa aslinya ke loket" : "Belum diserahkan. Unggah, atau bawa aslinya ke loket"
    }
}
