import Forms
import HTTPTypes
import Pages
import Procedures
import Services
import Store

/// `/meja/{meja}/{permohonan}`: documents, data and timeline, and the task with its form.
enum ShowDeskCase {
    static func reply(to visit: Visit, in transaction: any ReadTransaction) throws -> Route.Fetch {
        try page(DeskVisit(visit, in: transaction), typed: TypedAnswers(), panel: TaskErrors(), in: transaction)
    }

    /// POST `…/kabar`: the applicant has been told in another way what no mail could tell.
    static func reached(_ visit: Visit) async throws -> Reply {
        let desk = try await DeskVisit.open(visit)
        try await SettleMail(visit.web.environment, visit.web.cases).notices(
            of: desk.look.id, office: desk.office.id, by: visit.person)
        return .redirect(to: desk.root, flash: "Dicatat: pemohon sudah dihubungi.")
    }

    /// The page after an act that failed, with what was typed and what is wrong with it.
    static func again(_ desk: DeskVisit, typed: TypedAnswers, panel: TaskErrors = TaskErrors()) async throws -> Reply {
        if let handover = desk.handover {
            return try await ShowHandover.again(desk, handover, typed: typed, panel: panel)
        }
        return try await desk.visit.read { try page(desk, typed: typed, panel: panel, in: $0) }()
    }

    private static func page(
        _ desk: DeskVisit, typed: TypedAnswers, panel: TaskErrors, in transaction: any ReadTransaction
    ) throws -> Route.Fetch {
        let documents = DeskDocuments(desk)
        let web = desk.visit.web
        let shown = try documents.current.map {
            try PaperLook($0.file.blob, of: desk.look, blobs: web.blobs, web.environment, in: transaction)
        }
        let view = try view(desk, typed, panel, in: transaction)
        let status: HTTPResponse.Status = typed.hasErrors || panel.hasErrors ? .unprocessableContent : .ok
        return {
            var view = view
            view.documents = try await documents.pane(of: shown)
            return .page(Page.deskCase(view, in: desk.frame), status: status)
        }
    }

    private static func view(
        _ desk: DeskVisit, _ typed: TypedAnswers, _ panel: TaskErrors, in transaction: any ReadTransaction
    ) throws -> DeskCaseView {
        let look = desk.look
        let words = CaseWords(look: look)
        let task = desk.task
        let open = task.flatMap { look.state.open[$0.step] }
        let due = open.map { DueView(($0.deadline ?? $0.expiry)?.due, now: look.now, zone: look.calendar.zone) }
        return DeskCaseView(
            code: look.number, track: look.track?.description, service: look.procedure.title,
            applicant: look.applicantName ?? "Dirahasiakan",
            next: nil, due: due ?? words.due, dueReason: nil,
            why: open.flatMap { ($0.deadline ?? $0.expiry).map { WhyView($0, basis: nil) } } ?? words.why,
            documents: nil, sections: AnswerSections(look: look).sections,
            checks: look.isPartlyClosed
                ? NoteView(text: "Sebagian isi dan berkas permohonan ini dirahasiakan dari Anda menurut SOP.") : nil,
            timeline: CaseTimeline(look: look).entries,
            flow: FlowView(look.procedure, hash: look.adoption.procedureHash, state: look.state),
            task: try task.map {
                try TaskPanelMaker(desk: desk, task: $0, typed: typed, errors: panel).panel(in: transaction)
            },
            place: words.place,
            otherTasks: desk.tasks.filter { $0 != task }.map { other in
                LinkView(
                    label: look.procedure.step(other.step)?.text ?? other.step,
                    href: desk.href(of: other))
            }, acts: acts(desk), unreached: unreached(desk))
    }

    private static func unreached(_ desk: DeskVisit) -> UnreachedView? {
        let notices = desk.look.unreached.map { notice in
            "\(notice.subject), \(LocalTime(notice.tried, in: desk.look.calendar.zone).medium)"
        }
        return notices.isEmpty ? nil : UnreachedView(notices: notices, action: "\(desk.root)/kabar")
    }

    /// What the officer may do to the case as a whole.
    private static func acts(_ desk: DeskVisit) -> [LinkView] {
        let extensions = desk.look.extendableLimits.compactMap { limit in
            limit.extension.map {
                LinkView(
                    label: "Perpanjang batas \($0.amount.written)…", href: "\(desk.root)/perpanjang/\(limit.name)")
            }
        }
        var acts = extensions
        if case .success(let asked) = desk.look.correctable(), !asked.isEmpty {
            acts.append(LinkView(label: "Perbaiki isian…", href: "\(desk.root)/perbaikan"))
        }
        if case .success = desk.look.withdrawalPermission() {
            acts.append(LinkView(label: "Cabut permohonan…", href: "\(desk.root)/cabut"))
        }
        return acts
    }
}
