import Forms
import HTTPTypes
import Pages
import Procedures
import Services
import Store

/// `{base}/permohonan/{permohonan}/perbaikan` and `/meja/{meja}/{permohonan}/perbaikan`: the answers that may still be
/// put right, as they stand (`perbaikan`).
enum CorrectPages {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        try Correction(CaseVisit(ofApplicant: visit, in: transaction)).show()
    }

    static func save(_ visit: Visit) async throws -> Reply {
        try await visit.read { try Correction(CaseVisit(ofApplicant: visit, in: $0)) }.save()
    }

    /// The form holds answers: that an officer opens it is noted.
    static func showAtDesk(_ visit: Visit, in transaction: any ReadTransaction) throws -> Route.Fetch {
        let place = try CaseVisit(atDesk: visit, in: transaction)
        let (reply, opening) = (Correction(place).show(), place.desk?.opening())
        return {
            if let opening { await visit.note(opening) }
            return reply
        }
    }

    /// What comes back may be the form with the answers.
    static func saveAtDesk(_ visit: Visit) async throws -> Reply {
        let correction = try await visit.read { try Correction(CaseVisit(atDesk: visit, in: $0)) }
        let reply = try await correction.save()
        let isForm = reply.status == .ok || reply.status == .unprocessableContent
        if isForm, let opening = correction.place.desk?.opening() { await visit.note(opening) }
        return reply
    }
}

private struct Correction: Sendable {
    let place: CaseVisit

    init(_ place: CaseVisit) { self.place = place }

    private var visit: Visit { place.visit }
    private var look: CaseLook { place.look }

    func show() -> Reply {
        switch look.correctable() {
        case .success(let asked): return page(asked, TypedAnswers())
        case .failure(let refusal): return place.trouble(refusal)
        }
    }

    func save() async throws -> Reply {
        let asked: [AskedField]
        switch look.correctable() {
        case .success(let allowed): asked = allowed
        case .failure(let refusal): return place.trouble(refusal)
        }
        var typed = TypedAnswers(FormAnswers.read(asked, from: visit.form))
        for question in asked {
            if let changed = RowEdit(visit.form).applied(to: typed.raw, field: question.field, path: question.path) {
                typed.raw = changed
                return page(asked, typed)
            }
        }
        do {
            try await CorrectCase(visit.web.environment, visit.web.cases)(
                look.id, of: look.office, raw: typed.raw, happened: visit.form["terjadi"],
                consent: visit.form["persetujuan"] ?? "",
                seen: visit.form["versi"].flatMap(Int.init),
                by: visit.person)
        } catch let refused as SubmissionRefused {
            typed.troubles = refused.fields
            return page(asked, typed, assisting: refused.beside)
        } catch let troubles as FieldTroubles {
            return page(asked, typed, assisting: troubles.messages)
        } catch Refusal.answers(let troubles) {
            typed.note(troubles)
            return page(asked, typed)
        } catch let refusal as Refusal {
            return place.trouble(refusal, entered: typed.text(asked))
        }
        return .redirect(to: place.href, flash: "Perbaikan tersimpan.")
    }

    /// - Parameter errors: of what an officer is asked who enters it for the applicant.
    private func page(_ asked: [AskedField], _ typed: TypedAnswers, assisting errors: [String: String] = [:]) -> Reply {
        guard !asked.isEmpty else { return place.trouble(.correctionNotAllowed) }
        let fields = FieldViews(context: look.context)
        let questions = asked.map {
            fields.view(
                $0, value: look.state.answers[$0.path], raw: typed.raw[$0.path], trouble: typed.troubles[$0.path])
        }
        let view = CorrectView(
            service: look.procedure.title, code: place.code,
            caseHref: place.href, action: "\(place.href)/perbaikan", version: look.state.version,
            note: look.isAssistingCorrection
                ? "Anda memperbaiki ini atas nama pemohon.\(look.reach.map { " \($0.words)" } ?? "")" : nil,
            fields: questions + consent(errors["persetujuan"]) + occurrence(errors["terjadi"]))
        return .page(
            Page.correct(view, in: place.frame),
            status: typed.hasErrors || !errors.isEmpty ? .unprocessableContent : .ok)
    }

    /// How the applicant agreed, where an officer enters it for them.
    private func consent(_ error: String?) -> [FieldView] {
        guard look.asksForConsentToCorrect else { return [] }
        return [
            .consent(
                "Bagaimana pemohon meminta perbaikan ini?", hint: "Jawaban ini disimpan bersama nama Anda",
                chosen: visit.form["persetujuan"], error: error)
        ]
    }

    /// When the applicant said so, where an officer enters it for them.
    private func occurrence(_ error: String?) -> [FieldView] {
        guard look.isAssistingCorrection else { return [] }
        return [
            .occurrence(
                "Kapan pemohon menyampaikannya?", typed: visit.form["terjadi"] ?? "", error: error,
                earliest: look.state.lastMoved, zone: look.calendar.zone)
        ]
    }
}
