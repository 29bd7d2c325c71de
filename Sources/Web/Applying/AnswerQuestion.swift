import Documents
import Forms
import Pages
import Procedures
import Services
import Store

/// POST `{base}/ajukan/{draf}/{n}`: saves one answer, takes or removes a file, or rests.
enum AnswerQuestion {
    static func reply(to visit: Visit) async throws -> Reply {
        let draft = try await DraftVisit.open(visit)
        if draft.open.draft.caseID != nil { return .redirect(to: "\(draft.root)/terkirim") }
        guard let number = Int(visit.parameter("layar")), let screen = draft.screen(number) else {
            throw WebTrouble.notFound
        }
        switch screen {
        case .question(let path): return try await answer(path, draft, number)
        case .paper(let name):
            guard let paper = draft.open.procedure.paper(name) else { throw WebTrouble.notFound }
            return try await file(paper, draft, number)
        }
    }

    private static func answer(_ path: FieldPath, _ draft: DraftVisit, _ number: Int) async throws -> Reply {
        let visit = draft.visit
        guard let field = draft.open.procedure.field(path) else { throw WebTrouble.notFound }
        var raw = FormAnswers.read([AskedField(path, field)], from: visit.form)
        if let changed = RowEdit(visit.form).applied(to: raw, field: field, path: path) {
            raw = changed
            return try ShowQuestion.page(draft, number: number, raw: raw)
        }
        let rests = visit.form["nanti"] == "ya"
        if rests, raw[path]?.isEmpty != false { return .redirect(to: "\(draft.root)/simpan") }
        let troubles = try await draft.desk.answer(
            raw, in: draft.id, of: draft.office.id, by: visit.person, secret: visit.draftSecret)
        guard troubles.isEmpty else {
            return try ShowQuestion.page(draft, number: number, raw: raw, troubles: troubles)
        }
        if rests { return .redirect(to: "\(draft.root)/simpan") }
        return .redirect(to: try await DraftVisit.open(visit).next(after: number))
    }

    private static func file(_ paper: Paper, _ draft: DraftVisit, _ number: Int) async throws -> Reply {
        let visit = draft.visit
        if let removed = visit.form["hapus"]?.split(separator: "/").last {
            try await draft.desk.remove(
                blob: String(removed), from: paper.name, in: draft.id, of: draft.office.id, by: visit.person,
                secret: visit.draftSecret)
            return .redirect(to: "\(draft.root)/\(number)")
        }
        let sent = visit.form.files.filter { $0.field == "berkas.\(paper.name)" }
        if sent.isEmpty {
            if visit.form["nanti"] == "ya" { return .redirect(to: "\(draft.root)/simpan") }
            let isGiven = draft.open.screens.isAnswered[number - 1]
            guard isGiven else {
                return try ShowQuestion.page(draft, number: number, paperError: "Pilih berkas \(paper.title)")
            }
            return .redirect(to: draft.next(after: number))
        }
        for file in sent.prefix(paper.maximumFiles) {
            do {
                let stored = try await PaperIntake(visit.web, office: draft.office.id).take(file, for: paper)
                try await draft.desk.attach(
                    stored.file, kept: stored.blob, to: paper.name, in: draft.id, of: draft.office.id, by: visit.person,
                    secret: visit.draftSecret, blobs: visit.web.blobs)
            } catch let problem as PaperRefused {
                return try ShowQuestion.page(draft, number: number, paperError: problem.message)
            }
        }
        // The file stays on the screen, so that the applicant sees that it has come.
        if visit.form["nanti"] == "ya" { return .redirect(to: "\(draft.root)/simpan") }
        return .redirect(to: try await DraftVisit.open(visit).next(after: number))
    }
}
