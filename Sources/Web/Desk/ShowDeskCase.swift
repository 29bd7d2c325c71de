import Documents
import Forms
import HTTPTypes
import Pages
import Procedures
import Services
import Store

/// `/meja/{meja}/{permohonan}`: documents, data and timeline, and the task with its form.
enum ShowDeskCase {
    static func reply(to visit: Visit) async throws -> Reply {
        try await page(try await DeskVisit(visit), typed: TypedAnswers())
    }

    /// The page, with what was just typed and what is wrong with it.
    static func page(_ desk: DeskVisit, typed: TypedAnswers, panel: TaskErrors = TaskErrors()) async throws -> Reply {
        let look = desk.look
        let words = CaseWords(look: look)
        let task = desk.task
        let open = task.flatMap { look.state.open[$0.step] }
        let due = open.map { DueView(($0.deadline ?? $0.expiry)?.due, now: look.now, zone: look.calendar.zone) }
        let view = DeskCaseView(
            code: look.number, service: look.procedure.title, applicant: look.applicantName ?? "Dirahasiakan",
            next: nil, due: due ?? words.due, dueReason: nil,
            why: open.flatMap { ($0.deadline ?? $0.expiry).map { WhyView($0, basis: nil) } } ?? words.why,
            documents: try await Documents(desk).pane, sections: AnswerSections(look: look).sections,
            checks: look.isPartlyClosed
                ? NoteView(text: "Sebagian isi dan berkas permohonan ini dirahasiakan dari Anda menurut SOP.") : nil,
            timeline: CaseTimeline(look: look).entries, flow: FlowView(look.procedure, state: look.state),
            task: try await task.asyncMap {
                try await TaskPanelMaker(desk: desk, task: $0, typed: typed, errors: panel).panel()
            },
            place: words.place,
            otherTasks: desk.tasks.filter { $0 != task }.map { other in
                LinkView(
                    label: look.procedure.step(other.step)?.text ?? other.step,
                    href: desk.href(of: other))
            }, acts: acts(desk))
        let failed = typed.hasErrors || panel.hasErrors
        return .page(Page.deskCase(view, in: desk.frame), status: failed ? .unprocessableContent : .ok)
    }

    /// What the officer may do to the case as a whole.
    private static func acts(_ desk: DeskVisit) -> [LinkView] {
        let extensions = desk.look.extendableLimits.compactMap { limit in
            limit.extension.map {
                LinkView(
                    label: "Perpanjang batas \($0.amount.written)…", href: "\(desk.root)/perpanjang/\(limit.name)")
            }
        }
        guard case .success(let asked) = desk.look.correctable(), !asked.isEmpty else { return extensions }
        return extensions + [LinkView(label: "Perbaiki isian…", href: "\(desk.root)/perbaikan")]
    }

    /// The papers of a case as pictures, one page at a time.
    private struct Documents {
        let desk: DeskVisit

        init(_ desk: DeskVisit) { self.desk = desk }

        private var files: [(paper: Paper, file: PaperFile)] {
            desk.look.procedure.papers.flatMap { paper in
                (desk.look.papers[paper.name] ?? []).filter { !$0.isShownOriginal }.map { (paper, $0) }
            }
        }

        var pane: DocumentPane? {
            get async throws {
                let chosen = desk.visit.query["berkas"]
                guard let current = files.first(where: { $0.file.blob == chosen }) ?? files.first else { return nil }
                let address = "\(desk.root)/berkas/\(current.file.blob)"
                let wanted = max(1, desk.visit.query["halaman"].flatMap(Int.init) ?? 1)
                let image = try await image(of: current.file, address: address, page: wanted)
                return DocumentPane(
                    tabs: files.map {
                        Tab(
                            label: $0.paper.title, count: nil, href: "\(desk.root)?berkas=\($0.file.blob)",
                            isCurrent: $0.file.blob == current.file.blob)
                    },
                    name: current.paper.title,
                    note: "\(current.file.name), \(Digits.fileSize(current.file.bytes))", image: image,
                    message: image == nil ? "Berkas ini tidak dapat ditampilkan di sini. Unduh untuk membukanya." : nil,
                    download: address)
            }
        }

        private func image(of file: PaperFile, address: String, page: Int) async throws -> DocumentPane.PageImage? {
            let web = desk.visit.web
            let paper = try await PaperLook.load(
                file.blob, of: desk.look.id, office: desk.office.id, for: desk.visit.person, blobs: web.blobs,
                web.environment, web.cases)
            let facts = try await web.paperFacts.facts(of: file.blob, pictures: web.pictures) {
                try await web.blobs.bytes(of: paper.blob)
            }
            guard let facts, facts.pages > 0 else { return nil }
            let shown = min(page, facts.pages)
            func link(_ page: Int) -> String { "\(desk.root)?berkas=\(file.blob)&halaman=\(page)" }
            return DocumentPane.PageImage(
                source: "\(address)/\(shown).jpg", width: 1000,
                height: max(1, 1000 * facts.height / max(1, facts.width)), page: shown, pages: facts.pages,
                previous: shown > 1 ? link(shown - 1) : nil, next: shown < facts.pages ? link(shown + 1) : nil)
        }
    }
}

extension Optional {
    fileprivate func asyncMap<Other>(_ body: (Wrapped) async throws -> Other) async rethrows -> Other? {
        guard let self else { return nil }
        return try await body(self)
    }
}
