import Forms
import Procedures

/// One message about one event, before it is known where its readers get mail.
struct CaseNotice {
    enum Audience: Hashable {
        case applicant
        /// Everyone who holds a role of this lane today.
        case lane(String)
    }

    let audience: Audience
    let subject: String
    let text: String

    /// Whom an event is told to, and in which words.
    static func notices(of event: CaseEvent, in file: CaseFile) -> [CaseNotice] {
        let writer = Writer(file: file)
        switch event.body {
        case .opened: return [writer.received()]
        case .stepOpened(let opened): return writer.opened(opened)
        case .stepCompleted(let done): return writer.completed(done.step, outcome: done.outcome)
        case .effectEnded(let key, let outcome, _, _):
            return key.isUndo ? [] : writer.completed(key.step, outcome: outcome)
        case .effectFailed(let key, let cause), .effectUncertain(let key, let cause):
            return writer.failed(key.step, cause: cause)
        case .reminded(let reminded): return writer.reminded(reminded.step)
        case .escalated(let told): return writer.escalated(told)
        case .ended(let result): return [writer.ended(result)]
        default: return []
        }
    }
}

private struct Writer {
    let file: CaseFile

    private var number: String { file.record.number }
    private var service: String { file.procedure.title }
    private var applicantLane: String? { file.procedure.applicantLane?.name }

    func received() -> CaseNotice {
        CaseNotice(
            audience: .applicant, subject: "Permohonan \(number) diterima",
            text: """
                Permohonan Anda untuk \(service) sudah diterima dengan nomor \(number).
                \(file.record.assistedBy == nil ? "" : "Permohonan ini diajukan petugas loket atas permintaan Anda. ")\
                Simpan email ini sebagai tanda terima.
                """)
    }

    func opened(_ opened: StepOpened) -> [CaseNotice] {
        guard let step = file.procedure.step(opened.step) else { return [] }
        let due = opened.deadline.map { " Batasnya \($0.dueText)." } ?? ""
        if case .person = step.work {
        } else if !file.waitsForPerson(
            EffectKey(step: opened.step, visit: opened.visit), effect: step.effectName ?? "")
        {
            return []
        }
        return opened.lanes.map { lane in
            lane == applicantLane
                ? CaseNotice(
                    audience: .applicant, subject: "Permohonan \(number) menunggu Anda",
                    text: "Langkah berikut untuk Anda: \(step.text).\(due)\(returnReason(to: step.name))")
                : CaseNotice(
                    audience: .lane(lane), subject: "Tugas baru: \(step.text)",
                    text: "Permohonan \(number), \(service), menunggu: \(step.text).\(due)")
        }
    }

    /// Why a step came back, as far as its reader may know.
    private func returnReason(to step: String) -> String {
        guard let last = file.state.completions.last, let reason = last.reason,
            file.procedure.step(last.step)?.outcome(last.outcome)?.reason == .forApplicant
        else { return "" }
        return "\n\nCatatan petugas: \(reason)"
    }

    func completed(_ name: String, outcome: String) -> [CaseNotice] {
        guard let step = file.procedure.step(name) else { return [] }
        let rules = step.notices + (step.outcome(outcome)?.notices ?? [])
        let label = step.outcomes.count > 1 ? step.outcome(outcome).map { ": \($0.label)" } ?? "" : ""
        return rules.flatMap { rule in
            rule.lanes.map { lane in
                CaseNotice(
                    audience: lane == applicantLane ? .applicant : .lane(lane),
                    subject: "Permohonan \(number): \(step.text)",
                    text: rule.message ?? "Kegiatan “\(step.text)” selesai\(label).")
            }
        }
    }

    func failed(_ name: String, cause: String) -> [CaseNotice] {
        guard let step = file.procedure.step(name) else { return [] }
        return step.lanes.map {
            CaseNotice(
                audience: .lane($0), subject: "Perlu ditangani: \(step.text)",
                text: "Sistem belum dapat menyelesaikan “\(step.text)” pada permohonan \(number).\nSebab: \(cause)")
        }
    }

    func reminded(_ name: String) -> [CaseNotice] {
        guard let step = file.procedure.step(name), let open = file.state.open[name] else { return [] }
        let due = (open.deadline ?? open.expiry).map { " Batasnya \($0.dueText)." } ?? ""
        return open.lanes.map { lane in
            CaseNotice(
                audience: lane == applicantLane ? .applicant : .lane(lane),
                subject: "Pengingat: \(step.text)", text: "Permohonan \(number) masih menunggu: \(step.text).\(due)")
        }
    }

    func escalated(_ told: Escalated) -> [CaseNotice] {
        let what = told.step.flatMap(file.procedure.step)?.text ?? service
        return told.lanes.map {
            CaseNotice(
                audience: .lane($0), subject: "Eskalasi permohonan \(number)",
                text: "Waktu untuk “\(what)” pada permohonan \(number) hampir atau sudah habis.")
        }
    }

    func ended(_ result: String) -> CaseNotice {
        let title = file.procedure.result(result)?.title ?? result
        return CaseNotice(
            audience: .applicant, subject: "Permohonan \(number) selesai",
            text: "Permohonan Anda untuk \(service) selesai dengan hasil: \(title).\(returnReason(to: ""))")
    }
}

extension Step {
    /// The effect that this step runs, if it runs one.
    var effectName: String? {
        if case .effect(let use) = work { use.effect } else { nil }
    }
}
