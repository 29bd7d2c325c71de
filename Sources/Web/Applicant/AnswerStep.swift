import Forms
import HTTPTypes
import Pages
import Procedures
import Services
import Store

/// `{base}/permohonan/{permohonan}/tugas/{langkah}/{kunjungan}`: a step that the applicant answers; after a return,
/// with what was said and with the former answers.
enum AnswerStep {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let task = try ApplicantTask(visit, in: transaction)
        if let refusal = task.refusal { return CaseTrouble(visit).reply(to: refusal, task.look) }
        return task.page(TypedAnswers())
    }

    static func send(_ visit: Visit) async throws -> Reply {
        let task = try await visit.read { try ApplicantTask(visit, in: $0) }
        var typed = TypedAnswers(FormAnswers.read(task.asked, from: visit.form))
        for question in task.asked {
            if let changed = RowEdit(visit.form).applied(to: typed.raw, field: question.field, path: question.path) {
                typed.raw = changed
                return task.page(typed)
            }
        }
        let uploads = try await task.uploads(&typed)
        guard typed.paperErrors.isEmpty else {
            typed.judge(task.asked, in: task.look.context)
            return task.page(typed)
        }
        do {
            try await CompleteStep(visit.web.environment, visit.web.cases)(
                task.address, outcome: visit.form["hasil"] ?? task.step.outcomes.first?.name ?? "",
                raw: typed.raw, uploads: uploads, reason: visit.form["alasan"],
                seen: visit.form["versi"].flatMap(Int.init), blobs: visit.web.blobs, by: visit.person)
        } catch let refused as SubmissionRefused {
            typed.troubles = refused.fields
            return task.page(typed)
        } catch Refusal.answers(let troubles) {
            typed.note(troubles)
            return task.page(typed)
        } catch let refusal as Refusal {
            return CaseTrouble(visit).reply(to: refusal, task.look, entered: typed.text(task.asked))
        }
        return .redirect(to: "\(visit.base)/permohonan/\(task.look.id)", flash: task.thanks)
    }

    /// What the button is called that leads to a step.
    static func act(isRepair: Bool) -> String { isRepair ? "Perbaiki sekarang" : "Kerjakan sekarang" }

    /// Passes the step over, with a reason (`boleh-dilewati`).
    static func skip(_ visit: Visit) async throws -> Reply {
        let task = try await visit.read { try ApplicantTask(visit, in: $0) }
        do {
            try await TaskActs(visit.web.environment, visit.web.cases).skip(
                task.address, reason: visit.form["alasan"] ?? "", by: visit.person)
        } catch Refusal.reasonMissing {
            return task.page(TypedAnswers(), skipError: "Isi alasan melewati")
        } catch let refusal as Refusal {
            return CaseTrouble(visit).reply(to: refusal, task.look, entered: visit.form["alasan"] ?? "")
        }
        return .redirect(
            to: "\(visit.base)/permohonan/\(task.look.id)", flash: "Langkah dilewati: \(task.step.text).")
    }

    /// Why a step came back: the reason of the outcome that led here last.
    static func returned(to step: Step, _ look: CaseLook) -> ReturnView? {
        guard let last = look.state.completions.last,
            let outcome = look.procedure.step(last.step)?.outcome(last.outcome), outcome.reason == .forApplicant,
            outcome.targets.contains(step.name), let reason = last.reason
        else { return nil }
        let lane = last.actor.lane.flatMap { look.procedure.lane($0)?.title } ?? "Petugas"
        return ReturnView(reason: reason, by: lane, at: LocalTime(last.occurred, in: look.calendar.zone))
    }
}

/// What somebody typed, and what is wrong with it.
struct TypedAnswers {
    var raw: [FieldPath: RawAnswer] = [:]
    var troubles: [FieldPath: FieldTrouble] = [:]
    var paperErrors: [String: String] = [:]

    init(_ raw: [FieldPath: RawAnswer] = [:]) { self.raw = raw }

    var hasErrors: Bool { !troubles.isEmpty || !paperErrors.isEmpty }

    /// Looks at the answers although a file was refused already: everything that is wrong is told at once.
    mutating func judge(_ asked: [AskedField], in context: some ConditionContext) {
        troubles = FormValidation.validate(asked, raw: raw, in: context).troubles
    }

    /// Takes over what the engine found.
    mutating func note(_ found: [SubmissionTrouble]) {
        for trouble in found {
            switch trouble.subject {
            case .field(let path): troubles[path] = FieldTrouble(.malformed, trouble.message)
            case .paper(let name): paperErrors[name] = trouble.message
            }
        }
    }

    /// The answers as lines, for a page that keeps what was typed.
    func text(_ asked: [AskedField]) -> String {
        asked.compactMap { question in
            guard let texts = raw[question.path]?.allTexts, !texts.allSatisfy(\.isEmpty) else { return nil }
            return "\(question.field.label): \(texts.joined(separator: ", "))"
        }.joined(separator: "\n")
    }
}

/// An open step of the applicant's own case.
private struct ApplicantTask: Sendable {
    let visit: Visit
    let look: CaseLook
    let step: Step
    let address: TaskAddress
    let zones: AskedZones

    init(_ visit: Visit, in transaction: any ReadTransaction) throws {
        let look = try ShowMyCase.look(visit, in: transaction)
        guard let step = look.procedure.step(visit.parameter("langkah")), case .person = step.work,
            let number = Int(visit.parameter("kunjungan"))
        else { throw WebTrouble.notFound }
        (self.visit, self.look, self.step) = (visit, look, step)
        address = TaskAddress(office: visit.office.id, caseID: look.id, step: step.name, visit: number)
        zones = try AskedZones(of: visit.office.id, for: look.procedure.questions(of: step), in: transaction)
    }

    var asked: [AskedField] { look.procedure.questions(of: step) }
    var title: String { look.procedure.task(of: step, visit: address.visit) }

    /// After the step was answered.
    var thanks: String {
        returned == nil && !look.procedure.isRepair(step, visit: address.visit)
            ? "Terkirim. Isian Anda sudah kami terima." : "Perbaikan terkirim. Kami memeriksanya lagi."
    }

    private var returned: ReturnView? { AnswerStep.returned(to: step, look) }

    /// Why it cannot be done, before anything is typed.
    var refusal: Refusal? {
        guard look.state.open[step.name]?.visit == address.visit else { return .stepNotOpen(step: step.name) }
        if case .failure(let refusal) = look.permission(for: step.name) { return refusal }
        return nil
    }

    /// Stores the files that came; what is wrong with one stands at its paper.
    func uploads(_ typed: inout TypedAnswers) async throws -> [UploadedPaper] {
        var uploads: [UploadedPaper] = []
        for paper in step.uploads.compactMap(look.procedure.paper) {
            for file in visit.form.files where file.field == "berkas.\(paper.name)" {
                do {
                    let stored = try await PaperIntake(visit.web, office: visit.office.id).take(file, for: paper)
                    uploads.append(UploadedPaper(paper: paper.name, file: stored.file, blob: stored.blob))
                } catch let problem as PaperRefused {
                    typed.paperErrors[paper.name] = problem.message
                }
            }
        }
        return uploads
    }

    func page(_ typed: TypedAnswers, skipError: String? = nil) -> Reply {
        let fields = FieldViews(context: look.context, zones: zones)
        let questions = asked.map {
            fields.view(
                $0, value: look.state.answers[$0.path], raw: typed.raw[$0.path], trouble: typed.troubles[$0.path])
        }
        let papers = step.uploads.compactMap(look.procedure.paper).map { paper in
            FieldView(
                paper, given: look.state.papers[paper.name] ?? [], isRequired: paper.required == .yes,
                error: typed.paperErrors[paper.name], removable: false,
                letter: LetterPages.link(to: paper, below: "\(visit.base)/permohonan/\(look.id)", visit.web),
                href: { "\(visit.base)/permohonan/\(look.id)/berkas/\($0.blob)" })
        }
        let time = OwnTime(step, look.state.open[step.name], in: look)
        let path = "\(visit.base)/permohonan/\(look.id)"
        let view = AnswerView(
            service: look.procedure.title, code: look.track?.description ?? look.number, title: title,
            returned: returned, due: time.due, otherwise: time.otherwise,
            fields: outcomeFields(typed) + questions + papers, version: look.state.version,
            action: "\(path)/tugas/\(step.name)/\(address.visit)", caseHref: path,
            submit: returned == nil ? "Kirim isian" : "Kirim perbaikan", next: next,
            skip: look.maySkip(step.name)
                ? SkipView(action: "\(path)/tugas/\(step.name)/\(address.visit)/lewati", error: skipError) : nil)
        return .page(
            Page.answer(view, in: visit.frame(at: .cases)),
            status: typed.hasErrors || skipError != nil ? .unprocessableContent : .ok)
    }

    /// A decision that is the applicant's: its outcomes, and a reason where one asks for it.
    private func outcomeFields(_ typed: TypedAnswers) -> [FieldView] {
        let outcomes = look.state.availableOutcomes(of: step.name, in: look.procedure)
        guard outcomes.count > 1 else { return [] }
        let choice = FieldView(
            name: "hasil", label: step.text, hint: nil, error: nil, isRequired: true,
            control: .choice(visit.form["hasil"], outcomes.map { OptionView(value: $0.name, label: $0.label) }))
        guard outcomes.contains(where: { $0.reason != nil }) else { return [choice] }
        let reason = FieldView(
            name: "alasan", label: "Alasan", hint: nil, error: nil, isRequired: false,
            control: .paragraph(visit.form["alasan"] ?? "", rows: 3))
        return [choice, reason]
    }

    private var next: String? {
        look.procedure.afterAnswer(look.state.availableOutcomes(of: step.name, in: look.procedure))
    }
}
