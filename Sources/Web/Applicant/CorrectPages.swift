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
        try Correction(ofApplicant: visit, in: transaction).show()
    }

    static func save(_ visit: Visit) async throws -> Reply {
        try await visit.read { try Correction(ofApplicant: visit, in: $0) }.save()
    }

    static func showAtDesk(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        try Correction(atDesk: visit, in: transaction).show()
    }

    static func saveAtDesk(_ visit: Visit) async throws -> Reply {
        try await visit.read { try Correction(atDesk: visit, in: $0) }.save()
    }
}

private struct Correction: Sendable {
    let visit: Visit
    let look: CaseLook
    /// nil: the applicant's own page.
    let desk: DeskVisit?

    init(ofApplicant visit: Visit, in transaction: any ReadTransaction) throws {
        (self.visit, desk) = (visit, nil)
        look = try ShowMyCase.look(visit, in: transaction)
    }

    init(atDesk visit: Visit, in transaction: any ReadTransaction) throws {
        let desk = try DeskVisit(visit, in: transaction)
        (self.visit, self.desk, look) = (visit, desk, desk.look)
    }

    private var caseHref: String { desk?.root ?? "\(visit.base)/permohonan/\(look.id)" }

    func show() -> Reply {
        switch look.correctable() {
        case .success(let asked): return page(asked, TypedAnswers())
        case .failure(let refusal): return trouble(refusal)
        }
    }

    func save() async throws -> Reply {
        let asked: [AskedField]
        switch look.correctable() {
        case .success(let allowed): asked = allowed
        case .failure(let refusal): return trouble(refusal)
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
                look.id, of: look.office, raw: typed.raw, seen: visit.form["versi"].flatMap(Int.init),
                by: visit.person)
        } catch let refused as SubmissionRefused {
            typed.troubles = refused.fields
            return page(asked, typed)
        } catch Refusal.answers(let troubles) {
            typed.note(troubles)
            return page(asked, typed)
        } catch let refusal as Refusal {
            return trouble(refusal, entered: typed.text(asked))
        }
        return .redirect(to: caseHref, flash: "Perbaikan tersimpan.")
    }

    private func trouble(_ refusal: Refusal, entered: String = "") -> Reply {
        CaseTrouble(visit).reply(to: refusal, look, desk: desk?.office, entered: entered)
    }

    private func page(_ asked: [AskedField], _ typed: TypedAnswers) -> Reply {
        guard !asked.isEmpty else { return trouble(.correctionNotAllowed) }
        let fields = FieldViews(context: look.context)
        let view = CorrectView(
            service: look.procedure.title, code: desk == nil ? look.track?.description ?? look.number : look.number,
            caseHref: caseHref, action: "\(caseHref)/perbaikan", version: look.state.version,
            fields: asked.map {
                fields.view(
                    $0, value: look.state.answers[$0.path], raw: typed.raw[$0.path], trouble: typed.troubles[$0.path])
            })
        let frame = if let desk { desk.frame } else { visit.frame(at: .cases) }
        return .page(Page.correct(view, in: frame), status: typed.hasErrors ? .unprocessableContent : .ok)
    }
}
