import Forms
import Procedures

/// One message about one event, before it is known where its readers get mail.
struct CaseNotice {
    enum Audience: Hashable {
        case applicant
        /// Everyone who holds a role of this lane today.
        case lane(String)
        /// Whoever heads the office that handles the case today.
        case head
        /// Whoever heads this office today: in the place of a lane of it that nobody holds.
        case headOf(String)
        /// Whoever administers this office, where nobody heads it either.
        case administrators(String)
        /// One officer, by account.
        case officer(String)
    }

    let audience: Audience
    let subject: String
    let text: String
    /// What the system, or another, answered when something failed. It may name people: only whom the notice is meant
    /// for reads it.
    var cause: String?

    /// As it is mailed.
    var words: String { text + (cause.map { "\nSebab: \($0)" } ?? "") }

    /// Whom an event is told to, and in which words.
    static func notices(of event: CaseEvent, in file: CaseFile) -> [CaseNotice] {
        let writer = Writer(file: file)
        switch event.body {
        case .opened: return [writer.received()]
        case .stepOpened(let opened): return writer.opened(opened)
        case .stepConfirmed(let done): return writer.confirmed(done)
        case .stepCompleted(let done):
            let notices = writer.completed(done.step, outcome: done.outcome)
            // What the SOP tells the applicant of the start stands in the receipt: one mail, not two.
            return (writer.isStart(done) ? notices.filter { $0.audience != .applicant } : notices)
                + writer.assisted(done, by: event.actor)
        case .effectEnded(let key, let outcome, _, _):
            return key.isUndo ? [] : writer.completed(key.step, outcome: outcome)
        case .effectFailed(let key, let cause): return writer.failed(key.step, cause: cause)
        case .effectUncertain(let key, let cause): return writer.uncertain(key.step, cause: cause)
        case .assigned(let given): return writer.assigned(given, by: event.actor)
        case .reminded(let reminded): return reminded.isSent ? writer.reminded(reminded.step) : []
        case .escalated(let told): return writer.escalated(told, at: event.recorded)
        case .corrected: return writer.corrected(by: event.actor)
        case .limitExtended(let more): return writer.extended(more)
        case .ended(let result): return [writer.ended(result)]
        default: return []
        }
    }
}

extension CaseNotice {
    /// A sub-procedure's form waits: whoever fills it in is told.
    static func formWaits(at step: Step, in file: CaseFile) -> [CaseNotice] {
        let applicant = file.isApplicantsForm(at: step) ? [file.procedure.applicantLane?.name].compactMap(\.self) : []
        let due = file.state.open[step.name]?.deadline
        return Writer(file: file).task(step, for: applicant + file.lanesOfForm(at: step), due: due)
    }

    /// The system could not do a step's work; its lane is to look after it.
    static func failed(_ step: Step, lane: String, cause: String, in file: CaseFile) -> CaseNotice {
        CaseNotice(
            audience: .lane(lane), subject: "Perlu ditangani: \(step.text)",
            text: "Sistem belum dapat menyelesaikan “\(step.text)” pada permohonan \(file.record.number).",
            cause: cause)
    }
}

extension CaseFile {
    /// The titles of the lanes that a step waits for; without a step, those of all that wait.
    func holders(of step: String?) -> String {
        let steps = step.map { [$0] } ?? procedure.steps.map(\.name).filter { state.open[$0] != nil }
        let lanes = steps.flatMap { state.waitingLanes(of: $0, in: procedure) }
        var seen: Set<String> = []
        let titles = lanes.filter { seen.insert($0).inserted }.map { procedure.lane($0)?.title ?? $0 }
        return titles.isEmpty ? "sistem" : titles.joined(separator: ", ")
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
                Permohonan Anda untuk \(service) sudah diterima dengan nomor \(number).\(welcome)
                \(file.record.assistedBy == nil ? "" : "Permohonan ini diajukan petugas loket atas permintaan Anda. ")\
                \(keeping)
                """)
    }

    /// What is kept as a receipt: whoever has no address is given a slip.
    private var keeping: String {
        file.record.applicant.person == nil
            ? "Simpan slip ini sebagai tanda terima." : "Simpan email ini sebagai tanda terima."
    }

    func isStart(_ done: StepCompleted) -> Bool { done.step == file.procedure.start && done.visit == 1 }

    /// The SOP's own words to the applicant at the start.
    private var welcome: String {
        let rules = file.procedure.step(file.procedure.start)?.notices ?? []
        let messages = rules.filter { rule in applicantLane.map(rule.lanes.contains) ?? false }.compactMap(\.message)
        return messages.map { "\n\($0)" }.joined()
    }

    func opened(_ opened: StepOpened) -> [CaseNotice] {
        guard let step = file.procedure.step(opened.step) else { return [] }
        if case .person = step.work {
        } else if !file.waitsForPerson(EffectKey(step: opened.step, visit: opened.visit)) {
            return []
        }
        var lanes = opened.lanes
        if case .inOrder = step.performers { lanes = Array(lanes.prefix(1)) }
        return task(step, for: lanes, due: opened.deadline)
    }

    /// Of several in order the next one is told when the one before has done their part.
    func confirmed(_ done: StepConfirmed) -> [CaseNotice] {
        guard let step = file.procedure.step(done.step), case .inOrder = step.performers,
            let open = file.state.open[done.step], open.visit == done.visit
        else { return [] }
        return task(step, for: file.state.waitingLanes(of: done.step, in: file.procedure), due: open.deadline)
    }

    func task(_ step: Step, for lanes: [String], due deadline: Deadline?) -> [CaseNotice] {
        let due = deadline.map { " Selesai paling lambat \($0.dueText)." } ?? ""
        return lanes.map { lane in
            lane == applicantLane
                ? own(step)
                : CaseNotice(
                    audience: .lane(lane), subject: "Tugas baru: \(step.text)",
                    text: "Permohonan \(number), \(service), menunggu: \(step.text).\(due)")
        }
    }

    /// What was done at the counter in the applicant's stead is told to them.
    func assisted(_ done: StepCompleted, by actor: EventActor) -> [CaseNotice] {
        guard actor.isAssisting, actor.lane == applicantLane, let step = file.procedure.step(done.step),
            step.name != file.procedure.start || done.visit > 1
        else { return [] }
        let task = file.procedure.task(of: step, visit: done.visit)
        return [
            CaseNotice(
                audience: .applicant, subject: "Permohonan \(number), di loket: \(task)",
                text: "Petugas loket mengerjakan “\(task)” atas nama Anda.\(disavowal)")
        ]
    }

    private var disavowal: String { " Bila Anda tidak memintanya, segera hubungi kantor." }
    /// A step of the applicant's. Its time in the SOP's table is a norm that makes nobody late; when the system goes on
    /// without them is told.
    private func own(_ step: Step) -> CaseNotice {
        let open = file.state.open[step.name]
        let reason = returnReason(to: step.name)
        let isRepair = file.procedure.isRepair(step, visit: open?.visit ?? 1)
        let task =
            isRepair
            ? "Permohonan Anda untuk \(service) dikembalikan untuk diperbaiki. Yang sudah benar tidak perlu diisi lagi."
            : "Langkah berikut untuk Anda: \(step.text)."
        return CaseNotice(
            audience: .applicant,
            subject: isRepair || !reason.isEmpty
                ? "Permohonan \(number) perlu diperbaiki" : "Permohonan \(number) menunggu Anda",
            text: task + until(open?.expiry) + standstill + reason)
    }

    /// Said while the case's time stands because it waits for the applicant.
    private var standstill: String {
        guard let limit = file.state.mainLimit, file.state.stands(limit) else { return "" }
        return " Selama menunggu Anda, batas waktu permohonan ini berhenti."
    }

    private func until(_ expiry: Deadline?) -> String { expiry.map { " Isi paling lambat \($0.dueText)." } ?? "" }

    /// Why a case came to a step, or to its end, as far as its reader may know.
    private func returnReason(to step: String) -> String {
        guard let last = file.state.completions.last, let reason = last.reason,
            let outcome = file.procedure.step(last.step)?.outcome(last.outcome), outcome.reason == .forApplicant,
            outcome.targets.contains(step)
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
        return step.lanes.map { CaseNotice.failed(step, lane: $0, cause: cause, in: file) }
    }

    func uncertain(_ name: String, cause: String) -> [CaseNotice] {
        guard let step = file.procedure.step(name) else { return [] }
        return step.lanes.map { lane in
            CaseNotice(
                audience: .lane(lane), subject: "Hasil tidak pasti: \(step.text)",
                text:
                    "“\(step.text)” pada permohonan \(number) mungkin sudah terjadi, mungkin belum. Periksa dulu, lalu "
                    + "catat hasilnya.", cause: cause)
        }
    }

    /// What they are asked to do stands on the page only.
    func assigned(_ given: TaskAssigned, by actor: EventActor) -> [CaseNotice] {
        guard let step = file.procedure.step(given.step) else { return [] }
        let due = file.state.open[given.step]?.deadline.map { " Selesai paling lambat \($0.dueText)." } ?? ""
        let receiver = CaseNotice(
            audience: .officer(given.to), subject: "Disposisi: \(step.text)",
            text: "Permohonan \(number), \(service), didisposisikan kepada Anda: \(step.text).\(due)")
        let former = given.from.map { account in
            CaseNotice(
                audience: .officer(account), subject: "Dialihkan: \(step.text)",
                text: "Permohonan \(number), \(service), yang Anda pegang sekarang dipegang rekan: \(step.text).")
        }
        return [receiver, former].compactMap(\.self).filter { $0.audience != .officer(actor.person) }
    }

    func reminded(_ name: String) -> [CaseNotice] {
        guard let step = file.procedure.step(name), let open = file.state.open[name] else { return [] }
        let due = (open.deadline ?? open.expiry).map { " Selesai paling lambat \($0.dueText)." } ?? ""
        // A case that is under way is nobody's to fill in.
        if case .sub = step.work, !file.formWaits(at: name, visit: open.visit) { return [] }
        let task = file.procedure.task(of: step, visit: open.visit)
        return file.state.waitingLanes(of: name, in: file.procedure).map { lane in
            lane == applicantLane
                ? CaseNotice(
                    audience: .applicant, subject: "Pengingat: \(task)",
                    text: "Permohonan \(number) masih menunggu Anda: \(task).\(until(open.expiry))")
                : CaseNotice(
                    audience: .lane(lane), subject: "Pengingat: \(step.text)",
                    text: "Permohonan \(number) masih menunggu: \(step.text).\(due)")
        }
    }

    func escalated(_ told: Escalated, at now: Instant) -> [CaseNotice] {
        let what = told.step.flatMap(file.procedure.step)?.text ?? service
        let text =
            "Waktu untuk “\(what)” pada permohonan \(number), \(service), \(standing(of: told, at: now)) "
            + "Dipegang oleh: \(file.holders(of: told.step))."
        return told.lanes.map {
            CaseNotice(audience: .lane($0), subject: "Eskalasi permohonan \(number)", text: text)
        }
    }

    /// “sudah habis: seharusnya selesai paling lambat …”
    private func standing(of told: Escalated, at now: Instant) -> String {
        let deadline: Deadline? =
            switch told.subject {
            case .step(let name, _): file.state.open[name].flatMap { $0.deadline ?? $0.expiry }
            case .limit(let name): file.state.limits[name]?.deadline
            }
        guard let deadline else { return "berjalan terus." }
        return now >= deadline.due
            ? "sudah habis: seharusnya selesai paling lambat \(deadline.dueText)."
            : "hampir habis: selesai paling lambat \(deadline.dueText)."
    }

    /// The lanes with open steps, and the applicant where somebody else did it; what it was stands on the page only.
    func corrected(by actor: EventActor) -> [CaseNotice] {
        let waiting = file.state.openSteps(in: file.procedure).flatMap {
            file.state.waitingLanes(of: $0.step, in: file.procedure)
        }
        return Set(waiting + [applicantLane].compactMap(\.self)).sorted().compactMap { lane in
            let isApplicant = lane == applicantLane
            if lane == actor.lane, !actor.isAssisting { return nil }
            return CaseNotice(
                audience: isApplicant ? .applicant : .lane(lane), subject: "Isian permohonan \(number) diperbaiki",
                text: isApplicant
                    ? "Petugas memperbaiki isian permohonan Anda untuk \(service). Yang lama dan yang baru ada di riwayat."
                    : "Isian permohonan \(number), \(service), diperbaiki. Baca yang baru sebelum memutuskan.")
        }
    }

    func extended(_ more: LimitExtended) -> [CaseNotice] {
        guard applicantLane != nil else { return [] }
        let due = more.deadline.map { " Selesai paling lambat \($0.dueText)." } ?? ""
        let reason = more.reason.map { "\nAlasan: \($0)" } ?? ""
        return [
            CaseNotice(
                audience: .applicant, subject: "Batas permohonan \(number) diperpanjang",
                text: "Batas waktu permohonan Anda untuk \(service) ditambah \(more.amount.written).\(due)\(reason)")
        ]
    }

    func ended(_ result: String) -> CaseNotice {
        let title = file.procedure.result(result)?.title ?? result
        return CaseNotice(
            audience: .applicant, subject: "Permohonan \(number) selesai",
            text: "Permohonan Anda untuk \(service) selesai dengan hasil: \(title).\(returnReason(to: result))"
                + withdrawal + survey(result))
    }

    /// Where their opinion is asked (``SurveyChance``).
    private func survey(_ result: String) -> String {
        guard let kind = file.procedure.result(result)?.kind, SurveyChance.isAsked(after: kind),
            file.record.parent == nil
        else { return "" }
        return
            "\n\nPada halaman permohonan ini Anda dapat menilai layanan kami, dalam \(SurveyChance.days) hari kalender."
    }

    /// Who withdrew the case, where it was not the applicant's own hand.
    private var withdrawal: String {
        for event in file.events.reversed() {
            guard case .withdrawn(let reason) = event.body else { continue }
            if event.actor.isAssisting {
                return "\n\nPetugas loket mencabutnya atas permintaan Anda.\(disavowal)"
            }
            guard let lane = event.actor.lane, lane != applicantLane else { return "" }
            let title = file.procedure.lane(lane)?.title ?? lane
            return "\n\nDicabut oleh \(title)." + (reason.map { " Alasan: \($0)" } ?? "")
        }
        return ""
    }
}
