import Forms
import Pages
import Procedures
import Services

/// What an officer needs to know of a case beside its answers: how it came in, what the system looked at, and why a date
/// is what it is.
struct DeskFacts {
    let look: CaseLook

    /// When and how it came in.
    var sections: [AnswerSection] {
        let opening = look.state.opening
        var rows = [
            AnswerRow(label: "Diajukan", value: LocalTime(look.state.openedAt, in: look.calendar.zone).full),
            AnswerRow(label: "Lewat", value: opening.channel.title.readableName),
        ]
        if let late = look.history.first(where: { $0.kind == .opened && $0.isEnteredLater }) {
            rows.append(AnswerRow(label: "Dicatat", value: LocalTime(late.recorded, in: look.calendar.zone).full))
        }
        if let officer = opening.assistedBy {
            rows.append(AnswerRow(label: "Diajukan oleh", value: look.names[officer] ?? "Petugas loket"))
            let consent = opening.consent.flatMap(CounterConsent.init)?.title ?? "Tidak dicatat"
            rows.append(AnswerRow(label: "Persetujuan", value: consent))
            if let proxy = opening.proxy { rows.append(AnswerRow(label: "Kuasa", value: proxy)) }
            if let telephone = opening.telephone {
                rows.append(AnswerRow(label: "Nomor telepon", value: Telephone.display(telephone)))
            }
        }
        return [AnswerSection(title: "Permohonan", rows: rows)]
    }

    /// What is closed to the reader; else what was examined when the answers came in, so that nobody examines it again.
    var checks: NoteView? {
        if look.isPartlyClosed {
            return NoteView(text: "Sebagian isi dan berkas permohonan ini dirahasiakan dari Anda menurut SOP.")
        }
        let found = fields + papers
        return found.isEmpty
            ? nil
            : NoteView(kind: .ok, title: "Sudah diperiksa sistem", text: "\(found.joined(separator: "; ")).")
    }

    /// The rules of a kind, in words: what `FieldReading` refuses.
    private var fields: [String] {
        look.procedure.forms.flatMap(\.asked).compactMap { asked in
            guard look.answers?[asked.path] != nil else { return nil }
            switch asked.field.kind {
            case .nik: return "\(asked.field.label) 16 angka dengan tanggal lahir yang ada"
            case .familyNumber: return "\(asked.field.label) 16 angka"
            case .nip: return "\(asked.field.label) 18 angka"
            default: return nil
            }
        }
    }

    private var papers: [String] {
        let given = look.papers.values.joined().filter { !$0.isShownOriginal }
        return given.isEmpty ? [] : ["\(given.count) berkas terbaca, jenis dan ukurannya sesuai"]
    }

    /// “1 hari kerja sejak Jumat 20 November, 11.15; Sabtu 21 November – Minggu 22 November tidak dihitung (akhir pekan)”.
    func reason(of deadline: Deadline) -> String {
        let zone = deadline.zone
        let skipped = deadline.trace.compactMap { line -> String? in
            guard case .skipped(let from, let to, let reason) = line else { return nil }
            let days =
                from == to
                ? LocalDate(from).dayAndMonth : "\(LocalDate(from).dayAndMonth) – \(LocalDate(to).dayAndMonth)"
            return "\(days) tidak dihitung (\(reason))"
        }
        let from =
            deadline.amount.isCountedBack
            ? "sebelum \(LocalDate(deadline.anchor.date(in: zone)).dayAndMonth)"
            : "sejak \(LocalTime(deadline.anchor, in: zone).medium)"
        let start = "\(deadline.amount.plainText) \(from)"
        return ([start] + skipped).joined(separator: "; ")
    }
}
