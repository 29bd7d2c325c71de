import Forms
import HTTPTypes
import Pages
import Procedures
import Services
import Store

/// `{base}/ajukan/{draf}/{n}`: one question, or one paper.
enum ShowQuestion {
    static func reply(to visit: Visit, in transaction: any ReadTransaction) throws -> Route.Fetch {
        let draft = try DraftVisit(visit, in: transaction)
        if draft.open.draft.caseID != nil { return draft.showing(.redirect(to: "\(draft.root)/terkirim")) }
        guard let number = Int(visit.parameter("layar")) else { throw WebTrouble.notFound }
        return draft.showing(try page(draft, number: number))
    }

    /// `{base}/ajukan/{draf}`: the first question that still wants an answer.
    static func first(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let draft = try DraftVisit(visit, in: transaction)
        return .redirect(to: draft.goesOn)
    }

    /// The screen, with what was just typed and what is wrong with it.
    static func page(
        _ draft: DraftVisit, number: Int, raw: [FieldPath: RawAnswer] = [:], troubles: [FieldPath: FieldTrouble] = [:],
        paperError: String? = nil
    ) throws -> Reply {
        guard let screen = draft.screen(number) else { return .redirect(to: draft.afterQuestions) }
        let open = draft.open
        let fields: [FieldView]
        switch screen {
        case .question(let path):
            guard let declared = open.procedure.field(path) else { throw WebTrouble.notFound }
            fields = [
                FieldViews(context: open.context).view(
                    AskedField(path, declared), value: open.draft.content.answers[path], raw: raw[path],
                    trouble: troubles[path] ?? open.screens.unproven[path])
            ]
        case .paper(let name):
            guard let paper = open.procedure.paper(name) else { throw WebTrouble.notFound }
            fields = self.fields(of: paper, draft, error: paperError)
        }
        let view = QuestionView(
            service: open.procedure.title, number: number, total: draft.total, title: fields[0].label,
            intro: number == 1 ? returnedNote(draft) : nil, fields: fields, action: draft.address(of: number),
            back: draft.back(from: number), explanation: nil, canSaveForLater: !draft.isChanging,
            isChange: draft.isChanging, keptDays: open.draft.parent == nil ? Draft.keptDays : nil)
        let failed = !troubles.isEmpty || paperError != nil
        return .page(Page.question(view, in: draft.frame()), status: failed ? .unprocessableContent : .ok)
    }

    /// A file to upload; at the counter also, or only, a tick that its original was shown.
    private static func fields(of paper: Paper, _ draft: DraftVisit, error: String?) -> [FieldView] {
        let open = draft.open
        let content = open.draft.content
        let upload = FieldView(
            paper, given: content.papers[paper.name] ?? [], isRequired: paper.required != .no, error: error,
            removable: true, letter: LetterPages.link(to: paper, below: draft.root, draft.visit.web))
        guard open.isAssisted, paper.delivery != .upload else { return [upload] }
        let tick = FieldView.original(
            paper, isShown: content.showsOriginal(of: paper.name), error: paper.delivery == .bring ? error : nil)
        return paper.delivery == .bring ? [tick] : [upload, tick]
    }

    private static func returnedNote(_ draft: DraftVisit) -> String? {
        guard draft.open.draft.parent != nil else { return nil }
        let receiver = draft.caseHref == nil ? "" : " Yang menerimanya \(draft.office.name)."
        return "Isian ini bagian dari permohonan Anda yang sedang berjalan.\(receiver)"
    }
}
