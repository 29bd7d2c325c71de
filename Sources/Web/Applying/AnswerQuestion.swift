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
        if draft.open.move != nil { return try await keep(draft) }
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

    /// The page was made by a version of the SOP that has been replaced since: what was typed is kept where a screen of
    /// the new one asks for it, and the new one's questions follow. What no screen shows is not judged: its trouble could
    /// be shown nowhere, and would keep all the rest from being saved.
    private static func keep(_ draft: DraftVisit) async throws -> Reply {
        let visit = draft.visit
        let asked = draft.askedOnScreens.filter { question in
            visit.form.fields.values.keys.contains { name in
                name == question.path.description || name.hasPrefix("\(question.path).")
            }
        }
        let raw = FormAnswers.read(asked, from: visit.form)
        let troubles = try await draft.desk.answer(
            raw, in: draft.id, of: draft.office.id, by: visit.person, secret: visit.draftSecret)
        let wrong = draft.open.screens.screens.firstIndex { screen in
            if case .question(let path) = screen { troubles[path] != nil } else { false }
        }
        if let wrong {
            return try ShowQuestion.page(draft, number: wrong + 1, raw: raw, troubles: troubles)
        }
        for paper in draft.open.procedure.papers {
            // Which papers the page asked about is not known any more: what is not ticked says nothing.
            if visit.form[tick(paper)] == "ya" { _ = try await ticked(paper, draft) }
            let sent = visit.form.files.filter { $0.field == "berkas.\(paper.name)" }
            for file in sent.prefix(paper.maximumFiles) {
                do {
                    let stored = try await PaperIntake(visit.web, office: draft.office.id).take(file, for: paper)
                    try await draft.desk.attach(
                        stored.file, kept: stored.blob, to: paper.name, in: draft.id, of: draft.office.id,
                        by: visit.person, secret: visit.draftSecret, blobs: visit.web.blobs)
                } catch is PaperRefused {
                    // Its question comes again.
                }
            }
        }
        return try await DraftVisit.open(visit).afterMove(draft.open.move)
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

    private static func tick(_ paper: Paper) -> String { "asli.\(paper.name)" }

    /// At the counter: whether the original was shown.
    private static func ticked(_ paper: Paper, _ draft: DraftVisit) async throws -> DraftVisit {
        guard draft.open.isAssisted, paper.delivery != .upload else { return draft }
        try await draft.desk.note(
            original: draft.visit.form[tick(paper)] == "ya", of: paper.name, in: draft.id,
            of: draft.office.id, by: draft.visit.person)
        return try await DraftVisit.open(draft.visit)
    }

    private static func wanted(_ paper: Paper) -> String {
        switch paper.delivery {
        case .upload: "Pilih berkas \(paper.title)"
        case .bring: "Centang bila asli \(paper.title) sudah Anda lihat"
        case .either: "Pilih berkas \(paper.title), atau tunjukkan aslinya di loket"
        }
    }

    private static func file(_ paper: Paper, _ draft: DraftVisit, _ number: Int) async throws -> Reply {
        let visit = draft.visit
        let draft = try await ticked(paper, draft)
        if let removed = visit.form["hapus"]?.split(separator: "/").last {
            try await draft.desk.remove(
                blob: String(removed), from: paper.name, in: draft.id, of: draft.office.id, by: visit.person,
                secret: visit.draftSecret)
            return .redirect(to: draft.address(of: number), flash: "Berkas dihapus. Pilih lagi bila keliru.")
        }
        let sent = visit.form.files.filter { $0.field == "berkas.\(paper.name)" }
        if sent.isEmpty {
            if visit.form["nanti"] == "ya" { return .redirect(to: "\(draft.root)/simpan") }
            // What is only shown at the counter cannot be given on this screen; the check says so.
            let isElsewhere = paper.delivery == .bring && !draft.open.isAssisted
            guard isElsewhere || draft.open.screens.isAnswered[number - 1] else {
                return try ShowQuestion.page(draft, number: number, paperError: wanted(paper))
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
