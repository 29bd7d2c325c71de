import Forms
import Pages
import Procedures
import Services
import Store

/// What is wrong with the parts of a task's form beside its questions.
struct TaskErrors {
    var outcome: String?
    var reason: String?
    /// Of when it happened.
    var happened: String?
    /// Of how the applicant agreed.
    var consent: String?
    /// Of the form that passes the step over.
    var skip: String?
    /// Of an effect's outputs, by name.
    var outputs: [String: String] = [:]

    var hasErrors: Bool {
        outcome != nil || reason != nil || happened != nil || consent != nil || skip != nil || !outputs.isEmpty
    }
}

/// Makes the panel of a task: what to do, its outcomes, its questions.
struct TaskPanelMaker {
    let desk: DeskVisit
    let task: CaseTask
    let typed: TypedAnswers
    let errors: TaskErrors

    private var look: CaseLook { desk.look }
    private var visit: Visit { desk.visit }
    private var address: String { "\(desk.root)/tugas/\(task.step)/\(task.visit)" }

    func panel(in transaction: any ReadTransaction) throws -> TaskPanel {
        guard let step = look.procedure.step(task.step) else { throw WebTrouble.notFound }
        switch task.kind {
        case .step:
            var panel = stepPanel(step)
            if panel.isOffered {
                let names = panel.outcomes.contains { $0.reason != .notAsked } ? ["alasan", "catatan"] : ["catatan"]
                panel.snippets = try SnippetInsertion.view(names, visit, at: desk.office.id, in: transaction)
            }
            return panel
        case .stalled: return try stalledPanel(step)
        case .effect, .undo, .form: return try effectPanel(step, in: transaction)
        }
    }

    private func stepPanel(_ step: Step) -> TaskPanel {
        let outcomes = look.state.availableOutcomes(of: step.name, in: look.procedure)
        let fields = FieldViews(context: look.context)
        let asked = look.procedure.questions(of: step.asks + outcomes.flatMap(\.asks))
        let questions = asked.filter { !look.hiddenFields.contains($0.path) }.map {
            fields.view(
                $0, value: look.state.answers[$0.path], raw: typed.raw[$0.path], trouble: typed.troubles[$0.path])
        }
        let papers = step.uploads.compactMap(look.procedure.paper).filter { $0.delivery != .bring }.map { paper in
            var field = FieldView(
                paper, given: look.state.papers[paper.name] ?? [], isRequired: paper.required == .yes,
                error: typed.paperErrors[paper.name], removable: false,
                letter: desk.handover == nil && look.isAssisting(at: step.name)
                    ? LetterPages.link(to: paper, below: desk.root, visit.web) : nil,
                href: { desk.address(ofFile: $0.blob) })
            // A button that only looks at another paper sends the name of a chosen file, not the file.
            if let name = visit.form["berkas.\(paper.name)"], !name.isEmpty {
                field.hint = "Pilih “\(name)” sekali lagi: pilihan itu tidak terbawa saat berkas lain dilihat"
            }
            return field
        }
        let originals = OriginalTicks(look: look, form: visit.form).fields(step, errors: typed.paperErrors)
        let all: [FieldView] = questions + originals + consent(step) + occurrence(step) + papers
        return TaskPanel(
            title: step.text, holding: holding, instruction: assistance(step), given: given(step),
            outcomes: outcomes.count > 1 ? outcomes.map { TaskPanel.Outcome($0, of: step, in: look.procedure) } : [],
            chosen: visit.form["hasil"],
            outcomeError: errors.outcome, reason: visit.form["alasan"] ?? "", reasonError: errors.reason,
            note: visit.form["catatan"] ?? "", noteError: nil,
            fields: all, version: look.state.version, action: address,
            submit: outcomes.count > 1 ? "Simpan keputusan" : "Selesaikan tugas", parts: parts(step),
            skip: look.maySkip(step.name) ? SkipView(action: "\(address)/lewati", error: errors.skip) : nil,
            standing: standing(step), assign: assign(step))
    }

    /// For whom the reader stands in at this step, and until when.
    private func standing(_ step: Step) -> String? {
        let lanes = step.lanes.filter { look.actor.standIns[$0] != nil }
        guard let lane = lanes.first, let held = look.procedure.lane(lane) else { return nil }
        let names = look.adoption.lanes[lane] ?? held.roles
        let role = visit.person.roles.first { role in
            role.office == desk.office.id && names.contains(role.name) && role.standing != .definitive
                && role.isHeld(at: visit.now)
        }
        guard let role else { return nil }
        return "\(role.title(in: desk.office))" + (role.lastDay.map { " sampai \(LocalDate($0).long)" } ?? "")
    }

    /// The way to give the task to a colleague; another office's task stays with whoever has it there.
    private func assign(_ step: Step) -> LinkView? {
        guard desk.handover == nil, look.assignRefusal(at: step.name, task.visit) == nil else { return nil }
        return LinkView(label: "Disposisikan kepada rekan…", href: "\(address)/disposisi")
    }

    /// Of a step of several performers: who has done their part, and who is waited for.
    private func parts(_ step: Step) -> PartsView? {
        let rule: String
        switch step.performers {
        case .all: rule = "Dikerjakan bersama, urutannya bebas. Selesai bila semua sudah"
        case .inOrder: rule = "Dikerjakan berurutan. Selesai bila semua sudah"
        case .anyOf: rule = "Cukup dikerjakan salah satu"
        case .one, .byAnswer, nil: return nil
        }
        let (done, waiting) = look.parts(of: step.name)
        return PartsView(
            rule: rule,
            done: done.map { part in
                let title = look.procedure.lane(part.lane)?.title ?? part.lane
                return PartsView.Part(
                    who: look.names[part.actor.person].map { "\(title) (\($0))" } ?? title,
                    at: LocalTime(part.occurred, in: look.calendar.zone))
            }, waiting: waiting.map { look.procedure.lane($0)?.title ?? $0 })
    }

    private func effectPanel(_ step: Step, in transaction: any ReadTransaction) throws -> TaskPanel {
        let key = EffectKey(step: task.step, visit: task.visit, isUndo: task.kind == .undo)
        guard let state = look.state.effect(key), let effect = EffectTable.effect(state.effect) else {
            throw WebTrouble.notFound
        }
        let form = try ManualEffect.load(key, state, of: look, visit.web.environment, in: transaction)
        let declared = effect.declaration
        let fields = declared.outputs.map { output in
            FieldView(
                name: "keluaran.\(output.name)", label: output.title,
                hint: hint(declared, isSuggested: form.suggestions[output.name] != nil),
                error: errors.outputs[output.name],
                control: .line(visit.form["keluaran.\(output.name)"] ?? form.suggestions[output.name] ?? ""))
        }
        var instruction = form.instruction
        if let cause = form.cause {
            instruction =
                form.isUncertain
                ? "Hasil tidak pasti: \(cause)\nPekerjaan ini mungkin sudah terjadi: periksa dulu, lalu catat hasilnya. "
                    + "Coba lagi hanya bila belum terjadi.\n\(instruction)"
                : "Belum berhasil: \(cause)\n\(instruction)"
        }
        return TaskPanel(
            title: declared.title, holding: task.kind == .undo ? undoHolding : holding, instruction: instruction,
            given: [],
            outcomes: declared.outcomes.count > 1
                ? declared.outcomes.map {
                    TaskPanel.Outcome(
                        value: $0.name, label: $0.label, consequence: look.procedure.consequence(of: $0.name, at: step),
                        reason: .notAsked)
                } : [],
            chosen: visit.form["hasil"], outcomeError: errors.outcome, reason: "", reasonError: nil, note: nil,
            noteError: nil, fields: fields, version: look.state.version,
            action: task.kind == .undo ? "\(address)?urung=\(task.step)" : address, submit: "Catat hasil",
            retry: form.mayRetry
                ? "\(address)/coba-lagi" + (task.kind == .undo ? "?urung=\(task.step)" : "") : nil,
            assign: task.kind == .undo ? nil : assign(step))
    }

    /// A sub-procedure that the system could not open: nothing to fill in, only to be tried again.
    private func stalledPanel(_ step: Step) throws -> TaskPanel {
        guard let (cause, isOwn) = look.stalledSub(at: step.name) else { throw WebTrouble.notFound }
        return TaskPanel(
            title: step.text,
            holding: isOwn ? .shared : .notYours("Sistem belum berhasil; pelaksana langkah ini yang menanganinya."),
            instruction: "Belum berhasil: \(cause)\nPerbaiki sebabnya, lalu coba lagi.", given: [],
            version: look.state.version, action: "\(address)/coba-lagi", submit: "Coba lagi")
    }

    /// When the fact is to be recorded, and where the proposed one comes from.
    private func hint(_ declared: EffectDeclaration, isSuggested: Bool) -> String? {
        let when = declared.outcomes.count > 1 ? "Isi bila hasilnya “\(declared.outcomes[0].label)”" : nil
        let source = isSuggested ? "Yang tertulis adalah usulan kami; ganti bila yang dipakai lain" : nil
        let parts = [when, source].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: ". ")
    }

    private var undoHolding: TaskPanel.Holding { .shared }

    private var holding: TaskPanel.Holding {
        if case .failure(let refusal) = look.permission(for: task.step) {
            if case .claimed(let by) = refusal {
                let step = look.procedure.step(task.step)?.text ?? task.step
                let since = look.history.last { $0.gives(step, to: by) }?.occurred
                return .colleague(
                    name: look.names[by] ?? "Rekan", since: LocalTime(since ?? look.now, in: look.calendar.zone),
                    release: "\(address)/lepas")
            }
            return .notYours(refusal.message)
        }
        return task.claimedBy == look.actor.person
            ? .mine(release: "\(address)/lepas") : .free(claim: "\(address)/ambil")
    }

    private func assistance(_ step: Step) -> String? {
        guard look.isAssisting(at: step.name) else { return nil }
        return outsider(step).map { "Anda mencatat yang dilakukan \($0)." }
            ?? "Anda mengisi ini atas nama pemohon.\(look.reach.map { " \($0.words)" } ?? "")"
    }

    /// The outside party whose act is entered here (`dicatat`).
    private func outsider(_ step: Step) -> String? {
        step.lanes.compactMap(look.procedure.lane).first { $0.party == .outside }?.title
    }

    /// How the applicant agreed to what is entered for them.
    private func consent(_ step: Step) -> [FieldView] {
        guard look.asksForConsent(at: step.name) else { return [] }
        return [
            .consent(
                "Bagaimana pemohon menyetujuinya?", hint: "Jawaban ini disimpan bersama nama Anda",
                chosen: visit.form["persetujuan"], error: errors.consent)
        ]
    }

    /// When what is entered for somebody else happened.
    private func occurrence(_ step: Step) -> [FieldView] {
        guard look.isAssisting(at: step.name) else { return [] }
        return [
            .occurrence(
                "Kapan \(outsider(step) ?? "pemohon") melakukannya?", typed: visit.form["terjadi"] ?? "",
                error: errors.happened, earliest: look.state.open[step.name]?.earliestAct(at: step),
                zone: look.calendar.zone)
        ]
    }

    /// What the SOP wants at hand for this step.
    private func given(_ step: Step) -> [AnswerRow] {
        let texts = step.requirements.map { item in
            switch item {
            case .paper(let name): title(ofPaper: name)
            case .form(let name), .letter(let name): name.readableName
            case .text(let text): text
            }
        }
        return texts.isEmpty ? [] : [AnswerRow(label: "Kelengkapan", value: texts.joined(separator: ", "))]
    }

    /// One whose original is to be shown says whether it was.
    private func title(ofPaper name: String) -> String {
        guard let paper = look.procedure.paper(name) else { return name }
        guard look.asksForOriginal(of: paper), paper.delivery == .bring || look.papers[name]?.isEmpty != false else {
            return paper.title
        }
        let isShown = look.shownOriginals.contains { $0.paper == name }
        return "\(paper.title) (asli \(isShown ? "sudah" : "belum") ditunjukkan)"
    }
}
