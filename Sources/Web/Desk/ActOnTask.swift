import Forms
import Pages
import Procedures
import Services

/// POST `/meja/{meja}/{permohonan}/tugas/{langkah}/{kunjungan}`: completes a step, or enters what an effect gave.
enum ActOnTask {
    static func reply(to visit: Visit) async throws -> Reply { try await act(at: try await DeskVisit.open(visit)) }

    static func act(at desk: DeskVisit) async throws -> Reply {
        let visit = desk.visit
        let (step, address) = try desk.addressed()
        if visit.form[ChosenPage.pressed] != nil { return try await look(desk, step, address) }
        if SnippetInsertion.isPressed(in: visit.form) {
            let form = try await visit.read { transaction in
                try SnippetInsertion.apply(to: visit.form, visit, at: desk.office.id, in: transaction)
            }
            return try await look(desk.with(form: form), step, address)
        }
        if visit.query["urung"] != nil {
            return try await effect(desk, EffectKey(step: step.name, visit: address.visit, isUndo: true))
        }
        if case .effect = step.work {
            return try await effect(desk, EffectKey(step: step.name, visit: address.visit))
        }
        return try await complete(desk, step, address)
    }

    /// Another paper, or another page of it, beside what was typed so far. Nothing is saved.
    private static func look(_ desk: DeskVisit, _ step: Step, _ address: TaskAddress) async throws -> Reply {
        let visit = desk.visit
        let asked = desk.look.procedure.questions(of: step, outcome: visit.form["hasil"])
        let typed = TypedAnswers(FormAnswers.read(asked, from: visit.form))
        let isThere = desk.task.map { $0.step == step.name && $0.visit == address.visit } ?? false
        guard isThere else {
            let entered = [visit.form["alasan"], visit.form["catatan"], typed.text(asked)].compactMap(\.self)
            return try await desk.reply(
                to: .stepNotOpen(step: step.name),
                entered: entered.filter { !$0.isEmpty }.joined(separator: "\n"))
        }
        return try await ShowDeskCase.again(desk, typed: typed)
    }

    /// Passes the step over, with a reason.
    static func skip(_ visit: Visit) async throws -> Reply { try await skip(at: try await DeskVisit.open(visit)) }

    static func skip(at desk: DeskVisit) async throws -> Reply {
        let (_, address) = try desk.addressed()
        do {
            try await desk.skip(address, reason: desk.visit.form["alasan"] ?? "")
        } catch Refusal.reasonMissing {
            return try await ShowDeskCase.again(
                desk, typed: TypedAnswers(), panel: TaskErrors(skip: "Isi alasan melewati"))
        } catch let refusal as Refusal {
            return try await desk.reply(to: refusal, entered: desk.visit.form["alasan"] ?? "")
        }
        return try await NextTask(after: desk).reply("\(desk.look.number): langkah dilewati.")
    }

    /// Lets the system try once more what failed: an effect, or the opening of a sub-procedure.
    static func retry(_ visit: Visit) async throws -> Reply { try await retry(at: try await DeskVisit.open(visit)) }

    static func retry(at desk: DeskVisit) async throws -> Reply {
        let (step, address) = try desk.addressed()
        do {
            if case .sub = step.work {
                try await desk.retrySub(address)
            } else {
                try await desk.retryEffect(
                    EffectKey(step: step.name, visit: address.visit, isUndo: desk.visit.query["urung"] != nil))
            }
        } catch let refusal as Refusal {
            return try await desk.reply(to: refusal)
        } catch is WorkMoved {
            return .redirect(to: desk.page, flash: "Pekerjaan itu sudah dicoba lagi.")
        }
        return .redirect(to: desk.page, flash: desk.flash("Dicoba lagi."))
    }

    private static func complete(_ desk: DeskVisit, _ step: Step, _ address: TaskAddress) async throws -> Reply {
        let visit = desk.visit
        let outcomes = desk.look.state.availableOutcomes(of: step.name, in: desk.look.procedure)
        let chosen = visit.form["hasil"] ?? (outcomes.count == 1 ? outcomes[0].name : "")
        let asked = desk.look.procedure.questions(of: step, outcome: chosen)
        var typed = TypedAnswers(FormAnswers.read(asked, from: visit.form))
        for question in asked {
            if let changed = RowEdit(visit.form).applied(to: typed.raw, field: question.field, path: question.path) {
                typed.raw = changed
                return try await ShowDeskCase.again(desk, typed: typed)
            }
        }
        guard outcomes.contains(where: { $0.name == chosen }) else {
            return try await ShowDeskCase.again(desk, typed: typed, panel: TaskErrors(outcome: "Pilih keputusan Anda"))
        }
        let uploads = try await uploads(desk, step, &typed)
        guard typed.paperErrors.isEmpty else {
            typed.judge(asked, in: desk.look.context)
            return try await ShowDeskCase.again(desk, typed: typed)
        }
        let reason = visit.form["alasan"].flatMap { $0.trimmed.isEmpty ? nil : $0 }
        let taken: StepTaken
        do {
            taken = try await desk.complete(
                address, outcome: chosen, raw: typed.raw, uploads: uploads, reason: reason,
                note: visit.form["catatan"].flatMap { $0.trimmed.isEmpty ? nil : $0 })
        } catch let refused as SubmissionRefused {
            typed.troubles = refused.fields
            return try await ShowDeskCase.again(
                desk, typed: typed, panel: TaskErrors(consent: refused.beside["persetujuan"]))
        } catch Refusal.answers(let troubles) {
            typed.note(troubles)
            return try await ShowDeskCase.again(desk, typed: typed)
        } catch let troubles as FieldTroubles {
            return try await ShowDeskCase.again(
                desk, typed: typed,
                panel: TaskErrors(
                    happened: troubles.messages["terjadi"], consent: troubles.messages["persetujuan"]))
        } catch Refusal.reasonMissing {
            return try await ShowDeskCase.again(desk, typed: typed, panel: TaskErrors(reason: "Isi alasan"))
        } catch let refusal as Refusal {
            let entered = [reason, visit.form["catatan"], typed.text(asked)].compactMap(\.self).filter { !$0.isEmpty }
            return try await desk.reply(to: refusal, entered: entered.joined(separator: "\n"))
        }
        guard taken == .done else {
            return .redirect(
                to: desk.page,
                flash: "Waktu langkah ini sudah habis. Yang Anda catat tersimpan di riwayat, tanpa mengubah keadaan.")
        }
        return try await NextTask(after: desk).reply()
    }

    private static func uploads(_ desk: DeskVisit, _ step: Step, _ typed: inout TypedAnswers) async throws
        -> [UploadedPaper]
    {
        var uploads: [UploadedPaper] = []
        for paper in step.uploads.compactMap(desk.look.procedure.paper) {
            for file in desk.visit.form.files where file.field == "berkas.\(paper.name)" {
                do {
                    let stored = try await PaperIntake(desk.visit.web, office: desk.look.office).take(file, for: paper)
                    uploads.append(UploadedPaper(paper: paper.name, file: stored.file, blob: stored.blob))
                } catch let problem as PaperRefused {
                    typed.paperErrors[paper.name] = problem.message
                }
            }
        }
        return uploads
    }

    private static func effect(_ desk: DeskVisit, _ key: EffectKey) async throws -> Reply {
        let visit = desk.visit
        guard let state = desk.look.state.effect(key), let effect = EffectTable.effect(state.effect) else {
            return try await desk.reply(to: .effectNotWaiting)
        }
        let declared = effect.declaration
        let chosen = visit.form["hasil"] ?? (declared.outcomes.count == 1 ? declared.outcomes[0].name : "")
        guard declared.outcomes.contains(where: { $0.name == chosen }) else {
            return try await ShowDeskCase.again(
                desk, typed: TypedAnswers(), panel: TaskErrors(outcome: "Pilih hasilnya"))
        }
        var answer = EffectAnswer(chosen)
        for output in declared.outputs {
            let text = visit.form["keluaran.\(output.name)"]?.trimmed ?? ""
            if !text.isEmpty { answer.outputs[output.name] = .text(text) }
        }
        do {
            try await desk.endEffect(key, answer: answer)
        } catch let troubles as FieldTroubles {
            var errors = TaskErrors(outcome: troubles.messages["hasil"])
            errors.outputs = troubles.messages
            errors.outputs["hasil"] = nil
            return try await ShowDeskCase.again(desk, typed: TypedAnswers(), panel: errors)
        } catch let refusal as Refusal {
            let entered = declared.outputs.compactMap { output in
                visit.form["keluaran.\(output.name)"].flatMap { $0.isEmpty ? nil : "\(output.title): \($0)" }
            }
            return try await desk.reply(to: refusal, entered: entered.joined(separator: "\n"))
        }
        return try await NextTask(after: desk).reply()
    }
}
