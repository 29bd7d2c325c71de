import Forms
import HTTPTypes
import Pages
import Procedures
import Services
import Store

/// `/meja/{meja}/{permohonan}`: documents, data and timeline, and the task with its form.
enum ShowDeskCase {
    static func reply(to visit: Visit, in transaction: any ReadTransaction) throws -> Route.Fetch {
        do {
            return try page(
                DeskVisit(visit, in: transaction), typed: TypedAnswers(), panel: TaskErrors(), in: transaction)
        } catch is CaseErased {
            let reply = try ShowErasedCase.atDesk(visit, in: transaction)
            return { reply }
        }
    }

    /// POST `…/kabar`: the applicant has been told in another way what no mail could tell.
    static func reached(_ visit: Visit) async throws -> Reply {
        let desk = try await DeskVisit.open(visit)
        try await SettleMail(visit.web.environment, visit.web.cases).notices(
            visit.form.all("kabar"), of: desk.look.id, office: desk.office.id,
            told: visit.form["cara"].flatMap(Notice.Way.init) ?? .inPerson, by: visit.person)
        return .redirect(to: desk.root, flash: "Dicatat: pemohon sudah diberi tahu.")
    }

    /// The page after an act that failed, or that only looked at another paper, with what was typed and what is wrong
    /// with it.
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
        var view = try view(desk, typed, panel, in: transaction)
        view.task?.viewing = documents.viewing
        let status: HTTPResponse.Status = typed.hasErrors || panel.hasErrors ? .unprocessableContent : .ok
        let opening = desk.opening()
        return { [view] in
            await desk.visit.note(opening)
            var view = view
            // A stalled step has a form that only tries again: pressing a tab must not.
            let hasForm = (view.task?.isOffered ?? false) && desk.task?.kind != .stalled
            view.documents = try await documents.pane(of: shown, hasForm: hasForm)
            return .page(Page.deskCase(view, in: desk.frame), status: status)
        }
    }

    private static func view(
        _ desk: DeskVisit, _ typed: TypedAnswers, _ panel: TaskErrors, in transaction: any ReadTransaction
    ) throws -> DeskCaseView {
        let look = desk.look
        let (words, facts) = (CaseWords(look: look), DeskFacts(look: look))
        let task = desk.task
        let deadline = desk.deadline
        return DeskCaseView(
            code: look.number, track: look.track?.description, service: look.procedure.title,
            applicant: look.applicantName ?? "Dirahasiakan", next: try next(desk, in: transaction),
            due: deadline.map { DueView($0.due, now: look.now, zone: look.calendar.zone) } ?? words.due,
            dueReason: deadline.map(facts.reason), why: deadline.map { WhyView($0, basis: nil) } ?? words.why,
            documents: nil,
            sections: facts.sections + AnswerSections(look: look).sections + look.originalSections
                + look.keepingSections,
            checks: facts.checks,
            timeline: CaseTimeline(look: look, file: { desk.address(ofFile: $0.blob) }).entries,
            flow: FlowView(
                look.procedure, hash: look.adoption.procedureHash, state: look.state, zone: look.calendar.zone),
            task: try task.map {
                try TaskPanelMaker(desk: desk, task: $0, typed: typed, errors: panel).panel(in: transaction)
            },
            place: words.place,
            otherTasks: desk.tasks.filter { $0 != task }.map { other in
                LinkView(
                    label: look.procedure.step(other.step).map { look.procedure.text(of: $0, visit: other.visit) }
                        ?? other.step,
                    href: desk.href(of: other))
            }, acts: acts(desk), unreached: UnreachedView(desk), openings: try openings(desk, in: transaction),
            notices: CaseNoticesView(look.notices, zone: look.calendar.zone),
            picture: FlowPicture(look, root: desk.root, desk.visit.web.cases.catalogue),
            absences: try AbsenceViews(visit: desk.visit).views(of: look, at: desk.office, in: transaction))
    }

    /// For whoever may see who opened the case.
    private static func openings(_ desk: DeskVisit, in transaction: any ReadTransaction) throws -> OpeningsView? {
        guard desk.look.maySeeOpenings else { return nil }
        let list = try OpeningList.ofCase(
            desk.look.id, at: desk.look.office, limit: 20, desk.visit.web.cases, in: transaction)
        return OpeningsView(
            list, named: true, zone: desk.look.calendar.zone,
            more: LinkView(label: "Semua yang dibuka di kantor ini", href: "/meja/\(desk.office.slug)/pembukaan"))
    }

    /// The task that comes after this one.
    private static func next(_ desk: DeskVisit, in transaction: any ReadTransaction) throws -> LinkView? {
        let visit = desk.visit
        let next = try TaskPlace.next(
            after: desk.look.id, for: visit.person, visit.web.environment, in: transaction)
        return try next.map { next in
            let office = try ReadOffices(visit.web.environment)(next.office, in: transaction)
            return LinkView(label: "Berikutnya: \(next.number) ›", href: DeskVisit.href(of: next, at: office.slug))
        }
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
        // Why nobody may act behind the applicant's back is said where they would.
        switch desk.look.correctable() {
        case .success(let asked) where asked.isEmpty: break
        case .success, .failure(.applicantUnheard):
            acts.append(LinkView(label: "Perbaiki isian…", href: "\(desk.root)/perbaikan"))
        case .failure: break
        }
        switch desk.look.withdrawalPermission() {
        case .success, .failure(.applicantUnheard):
            acts.append(LinkView(label: "Cabut permohonan…", href: "\(desk.root)/cabut"))
        case .failure: break
        }
        acts.append(LinkView(label: "Lembar disposisi untuk dicetak", href: "\(desk.root)/lembar-disposisi"))
        if desk.look.isAuditors, !desk.look.actor.isParty {
            acts.append(LinkView(label: "Ambil sebagai ZIP…", href: "\(desk.root)/zip"))
        }
        if desk.look.mayBeErased {
            acts.append(LinkView(label: "Hapus isi permohonan…", href: "\(desk.root)/hapus-isi"))
        }
        for (step, visit) in desk.look.takenSteps {
            acts.append(
                LinkView(
                    label: "Terlambat dicatat: \(step.text)…", href: "\(desk.root)/terlambat/\(step.name)/\(visit)"))
        }
        for late in desk.look.lateActsToBeginFrom {
            let text = desk.look.procedure.step(late.step)?.text ?? late.step
            acts.append(
                LinkView(
                    label: "Ajukan permohonan baru dari “\(text)”…",
                    href: "\(desk.root)/terlambat/\(late.step)/\(late.visit)/ajukan"))
        }
        for offer in desk.look.followUps {
            acts.append(
                LinkView(label: "Ajukan \(offer.title) untuk pemohon…", href: "\(desk.root)/lanjutan/\(offer.name)"))
        }
        return acts
    }
}
