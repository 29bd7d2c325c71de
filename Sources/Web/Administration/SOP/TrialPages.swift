import Forms
import HTTPTypes
import Pages
import Procedures
import Services
import Store

/// `/kelola/{meja}/konsep/{konsep}/uji-coba`: a case tried on a draft.
enum TrialPages {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        try TrialVisit(visit, in: transaction).page()
    }

    static func act(_ visit: Visit) async throws -> Reply {
        let found = try await visit.read { try TrialVisit(visit, in: $0) }
        var typed = TypedAnswers()
        var trouble: String?
        do {
            guard let act = found.act(&typed) else { return .redirect(to: found.address) }
            try await PlayTrial(visit.web.environment, visit.web.cases.procedures)(
                act, on: found.trial.draft.id, at: found.place.office.id,
                seen: visit.form["versi"].flatMap(Int.init) ?? -1, by: visit.person)
            return .redirect(to: found.address)
        } catch is TrialMoved {
            return .redirect(to: found.address, flash: "Uji coba ini sudah dijalankan lagi setelah halaman dibuka.")
        } catch Refusal.answers(let troubles) {
            typed.note(troubles)
        } catch let refusal as Refusal {
            trouble = refusal.message
        } catch let troubles as FieldTroubles {
            trouble = troubles.messages["uji"]
        }
        let (kept, told) = (typed, trouble)
        return try await visit.read { try TrialVisit(visit, in: $0).page(typed: kept, trouble: told) }
    }
}

private struct TrialVisit: Sendable {
    let place: AdministrationVisit
    let trial: ProcedureTrial

    init(_ visit: Visit, in transaction: any ReadTransaction) throws {
        place = try AdministrationVisit(visit, in: transaction)
        do {
            trial = try ProcedureTrial(
                of: visit.parameter("konsep"), at: place.office.id, for: visit.person, visit.web.environment,
                visit.web.cases.procedures, in: transaction)
        } catch is DraftUnreadable {
            throw Denial.notFound
        }
    }

    private var page: String { "\(place.root)/konsep/\(trial.draft.id)" }
    var address: String { "\(page)/uji-coba" }
    private var zone: Zone { trial.run.calendar.zone }
    private var form: Form { place.visit.form }

    // MARK: What was pressed

    func act(_ typed: inout TypedAnswers) -> PlayTrial.Act? {
        if let wait = form["maju"] {
            switch wait {
            case "jam": return .waited(until: trial.run.after(TimeAmount(1, .workingHours)))
            case "hari": return .waited(until: trial.run.after(TimeAmount(1, .workingDays)))
            case "batas": return trial.run.nextTick.map { .waited(until: $0) }
            default: return nil
            }
        }
        switch form["perbuatan"] {
        case "cabut": return .withdrawn
        case "ulang": return .begunAgain
        case "lewati": return form["langkah"].map { .skipped(step: $0) }
        default: break
        }
        guard let task = trial.run.tasks.first(where: { $0.step.name == form["langkah"] }) else { return nil }
        let chosen = form["hasil"] ?? (task.outcomes.count == 1 ? task.outcomes[0].name : nil)
        let asked = trial.run.procedure.questions(of: task.step, outcome: chosen)
        typed.raw = FormAnswers.read(asked, from: form)
        let missing = task.papers.map(\.name).filter { form["berkas.\($0)"] == nil }
        return .done(step: task.step.name, outcome: chosen, answers: typed.raw, without: Set(missing))
    }

    // MARK: What is shown

    func page(typed: TypedAnswers = TypedAnswers(), trouble: String? = nil) -> Reply {
        let (run, draft) = (trial.run, trial.draft)
        let ending = run.state?.result.map { run.procedure.result($0)?.title ?? $0 }
        let isRefused = trouble != nil || typed.hasErrors
        let view = TrialView(
            above: [
                LinkView(label: "SOP \(place.office.name)", href: "\(place.root)/sop"),
                LinkView(label: "\(draft.title), versi \(draft.version)", href: page),
            ], title: draft.title, now: LocalTime(run.now, in: zone),
            task: shown.map { task($0, isRefused ? typed : nil) }, others: others, ending: ending, waits: waits,
            mayWithdraw: run.state?.isOpen == true && run.mayWithdraw, isBegun: run.state != nil,
            version: trial.version, action: address, history: history, untouched: untouched,
            flow: FlowView(run.procedure, hash: draft.hash, state: run.state, zone: zone), trouble: trouble)
        return .page(Page.trial(view, in: place.frame), status: isRefused ? .unprocessableContent : .ok)
    }

    /// The task that was asked for, or whose form was sent; else the first.
    private var shown: TrialRun.Task? {
        guard trial.run.state?.isOpen ?? true else { return nil }
        let name = form["langkah"] ?? place.visit.query["langkah"]
        return trial.run.tasks.first { $0.step.name == name } ?? trial.run.tasks.first
    }

    private var others: [LinkView] {
        guard let shown else { return [] }
        return trial.run.tasks.filter { $0.step.name != shown.step.name }.map {
            LinkView(label: $0.step.text, href: "\(address)?langkah=\($0.step.name)")
        }
    }

    private func task(_ task: TrialRun.Task, _ typed: TypedAnswers?) -> TrialView.Task {
        let isTyped = form["langkah"] == task.step.name
        let fields = FieldViews(context: trial.run.context)
        let questions = task.questions.map { question in
            fields.view(
                question.asked, value: question.value, raw: isTyped ? typed?.raw[question.asked.path] : nil,
                trouble: isTyped ? typed?.troubles[question.asked.path] : nil)
        }
        let papers = task.papers.map { paper in
            FieldView(
                name: "berkas.\(paper.name)", label: paper.title, error: isTyped ? typed?.paperErrors[paper.name] : nil,
                isRequired: false,
                control: .statement(
                    !isTyped || typed == nil || form["berkas.\(paper.name)"] != nil,
                    text: "Anggap berkas ini sudah diserahkan"))
        }
        let outcome = FieldView(
            name: "hasil", label: task.step.isSystems ? "Hasil pekerjaan sistem" : "Hasil",
            control: .choice(
                isTyped ? form["hasil"] : nil, task.outcomes.map { OptionView(value: $0.name, label: $0.label) }))
        return TrialView.Task(
            step: task.step.name, title: task.step.text, who: who(task),
            due: task.deadline.map { "paling lambat \(LocalTime($0.due, in: zone).full)" },
            fields: (task.outcomes.count > 1 ? [outcome] : []) + questions + papers,
            submit: trial.run.state == nil ? "Ajukan" : "Kerjakan", maySkip: task.step.maySkip && trial.run.state != nil
        )
    }

    private func who(_ task: TrialRun.Task) -> String {
        let lanes = WordList.joined(task.lanes, with: "atau")
        switch task.step.work {
        case .person, .branch: return "Sebagai \(lanes)"
        case .effect: return "Sistem, dijawab oleh Anda; penanggung jawab \(lanes)"
        case .sub(let use): return "SOP “\(use.procedure)”, dijawab oleh Anda; penanggung jawab \(lanes)"
        }
    }

    private var waits: [TrialView.Wait] {
        let next = trial.run.nextTick.map {
            TrialView.Wait(label: "Maju ke yang berikutnya: \(LocalTime($0, in: zone).medium)", value: "batas")
        }
        return [
            TrialView.Wait(label: "Maju 1 jam kerja", value: "jam"),
            TrialView.Wait(label: "Maju 1 hari kerja", value: "hari"), next,
        ].compactMap(\.self)
    }

    private var history: [TimelineEntry] {
        trial.history.reversed().map { entry in
            TimelineEntry(
                title: CaseTimeline.title(of: entry, who: entry.lane ?? "Sistem"),
                time: LocalTime(entry.occurred, in: zone))
        }
    }

    /// Books and effects that the events ask for.
    private var untouched: [String] {
        trial.run.events.compactMap { event in
            switch event.body {
            case .registerRequested(let book, _, _, _):
                "Dicatat di \(place.visit.web.cases.catalogue.book(book)?.title ?? book)"
            case .effectRequested(let request):
                "\(place.visit.web.cases.catalogue.effect(request.effect)?.title ?? request.effect)"
                    + (request.key.isUndo ? " (membatalkan yang sudah dikerjakan)" : "")
            case .subRequested(let request): "Permohonan turunan menurut SOP “\(request.procedure)”"
            default: nil
            }
        }
    }
}
