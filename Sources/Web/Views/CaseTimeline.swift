import Forms
import Pages
import Procedures
import Services

/// The history of a case in sentences, newest first.
struct CaseTimeline {
    let look: CaseLook
    /// Where a file is fetched that came with an act; nil: it is not shown here.
    var file: (PaperFile) -> String? = { _ in nil }

    var entries: [TimelineEntry] {
        let own = look.history.map { ($0.occurred, entry($0)) }
        let below = look.children.flatMap { child in child.history.map { ($0.occurred, entry($0, of: child)) } }
        // Of what happened at one moment the later stands above, and a sub-procedure's above its parent's.
        let all = (own + below).enumerated().sorted { ($0.element.0, $0.offset) > ($1.element.0, $1.offset) }
        return now + all.map(\.element.1)
    }

    /// What happened in a sub-procedure, as anybody may read it who follows its parent.
    private func entry(_ entry: HistoryEntry, of child: ChildCase) -> TimelineEntry {
        let place = child.office == look.office ? "" : " di \(child.officeName)"
        let who = entry.isAssisted ? "Petugas loket" : entry.lane ?? "Sistem"
        return TimelineEntry(
            title: "\(child.title)\(place): \(Self.title(of: entry, who: who))", text: nil, quote: entry.reason,
            time: LocalTime(entry.occurred, in: child.zone), isNow: false)
    }

    private var now: [TimelineEntry] {
        guard look.state.isOpen else { return [] }
        return CaseWords(look: look).openSteps.filter { $0.step.isVisible || look.viewer != .applicant }.map { item in
            let lanes = look.parts(of: item.step.name).waiting.compactMap { name in
                name == look.procedure.applicantLane?.name && look.viewer == .applicant
                    ? "Anda" : look.procedure.lane(name)?.title
            }
            let holders = WordList.joined(lanes, with: item.step.conjunction)
            return TimelineEntry(
                title: "\(look.procedure.text(of: item.step, visit: item.open.visit)) (\(holders))",
                time: LocalTime(item.open.opened, in: look.calendar.zone), isNow: true)
        }
    }

    private func entry(_ entry: HistoryEntry) -> TimelineEntry {
        TimelineEntry(
            title: Self.title(of: entry, who: entry.isAssisted ? counter(entry) : who(entry), names: look.names),
            text: text(of: entry),
            quote: entry.reason, files: files(of: entry),
            time: LocalTime(entry.occurred, in: look.calendar.zone), isNow: false)
    }

    private func files(of entry: HistoryEntry) -> [LinkView] {
        (entry.late?.papers ?? []).flatMap { given in
            given.files.compactMap { paper in
                guard !paper.isShownOriginal, let href = file(paper) else { return nil }
                return LinkView(label: "\(given.paper.title): \(paper.name)", href: href)
            }
        }
    }

    /// What was put right, came too late, or what a deadline was before; then the note.
    private func text(of entry: HistoryEntry) -> String? {
        var lines = entry.changes.map { change in
            let old = change.old.map { change.field.shown($0) } ?? "kosong"
            return "\(change.field.label): \(old) → \(change.field.shown(change.new))"
        }
        lines += (entry.late?.answers ?? []).map { "\($0.field.label): \($0.field.shown($0.value))" }
        lines += (entry.late?.papers ?? []).filter { $0.files.contains(where: \.isShownOriginal) }.map {
            "Asli \($0.paper.title) ditunjukkan"
        }
        if let moved = entry.moved {
            let subject = moved.step.map { "“\($0)”" } ?? "Seluruh permohonan"
            let old = moved.old.map { "semula \($0.dueText), " } ?? ""
            lines.append("\(subject): \(old)menjadi \(moved.new.dueText)")
        }
        if case .earliestMoved(let step, let old, let new, _) = entry.kind {
            let (before, after) = (LocalTime(old, in: look.calendar.zone), LocalTime(new, in: look.calendar.zone))
            lines.append("“\(step)”: semula \(before.medium), menjadi \(after.medium)")
        }
        if entry.isEnteredLater {
            lines.append("Dicatat \(LocalTime(entry.recorded, in: look.calendar.zone).medium)")
        }
        if let consent = entry.consent { lines.append("Persetujuan: \(consent.title)") }
        if let note = entry.note { lines.append("Catatan: \(note)") }
        return lines.isEmpty ? nil : lines.joined(separator: "\n")
    }

    private func who(_ entry: HistoryEntry) -> String {
        let lane = entry.actingLane
        if let name = look.names[entry.person], look.viewer != .applicant {
            return lane.map { "\($0) (\(name))" } ?? name
        }
        let isOwn = entry.lane == look.procedure.applicantLane?.title && look.viewer == .applicant
        return isOwn ? "Anda" : lane ?? "Sistem"
    }

    /// Colleagues read who it was; the applicant knows the office's counter.
    private func counter(_ entry: HistoryEntry) -> String {
        guard look.viewer != .applicant, let name = look.names[entry.person] else { return "Petugas loket" }
        return "Petugas loket (\(name))"
    }

    /// - Parameter names: of colleagues, by account.
    static func title(of entry: HistoryEntry, who: String, names: [String: String] = [:]) -> String {
        switch entry.kind {
        case .opened: return "\(who) mengajukan permohonan"
        case .done(let step, let outcome):
            return "\(who): \(step)" + (outcome.map { " – \($0)" } ?? "")
        case .confirmed(let step): return "\(who) menyetujui: \(step)"
        case .skipped(let step): return "\(who) melewati: \(step)"
        case .expired(let step): return "Waktu habis: \(step)"
        case .effectDone(let step, let outcome): return "\(who): \(step)" + (outcome.map { " – \($0)" } ?? "")
        case .effectFailed(let step, let cause): return "Belum berhasil: \(step). \(cause)"
        case .effectUncertain(let step, let cause): return "Hasil tidak pasti: \(step). \(cause)"
        case .subEnded(let step, let result): return "\(step): \(result)"
        case .corrected: return "\(who) memperbaiki isian"
        case .limitExtended(let amount): return "\(who) memperpanjang batas \(amount.written)"
        case .escalated(let step, let lanes):
            let what = step.map { "“\($0)”" } ?? "permohonan"
            return "\(WordList.joined(lanes, with: "dan")) diberi tahu: waktu \(what) hampir atau sudah habis"
        case .recomputed(let cause): return "Batas waktu dihitung ulang: \(cause)"
        case .earliestMoved(_, _, _, let cause): return "Waktu paling cepat dihitung ulang: \(cause)"
        case .claimed(let step): return "\(who) mengambil tugas: \(step)"
        case .released(let step): return "\(who) melepas tugas: \(step)"
        case .assigned(let step, let to):
            return "\(who) mendisposisikan tugas kepada \(names[to] ?? "rekan"): \(step)"
        case .paused: return "Batas waktu berhenti"
        case .resumed: return "Batas waktu berjalan lagi"
        case .late(let step, let outcome):
            return "Terlambat dicatat: \(step)" + (outcome.map { " – \($0)" } ?? "")
        case .withdrawn: return "\(who) mencabut permohonan"
        case .ended(let title): return "Permohonan selesai: \(title)"
        case .moved(let version): return "Permohonan dilanjutkan menurut SOP versi \(version)"
        case .erased(let names): return "Masa simpan habis, sudah dihapus: \(WordList.joined(names, with: "dan"))"
        }
    }
}
