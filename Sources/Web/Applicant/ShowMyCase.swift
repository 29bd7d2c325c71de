import Forms
import Pages
import Procedures
import Services
import Store

/// `{base}/permohonan/{permohonan}`: where it is, who has it, until when, what to do.
enum ShowMyCase {
    static func reply(to visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let look: CaseLook
        do {
            look = try self.look(visit, in: transaction)
        } catch is CaseErased {
            return try ShowErasedCase.toApplicant(visit, in: transaction)
        }
        let words = CaseWords(look: look)
        let zone = look.calendar.zone
        let result = look.state.result.flatMap(look.procedure.result)
        let view = CaseView(
            service: look.procedure.title, code: look.track?.description ?? look.number,
            number: look.number,
            submittedAt: LocalTime(look.state.openedAt, in: zone),
            filedNote: look.state.opening.assistedBy == nil ? nil : filed(look),
            place: words.place, todos: todos(look, visit),
            result: result.map {
                NoteView(kind: $0.kind == .success ? .ok : .neutral, title: $0.title, text: ending(look))
            },
            timeline: CaseTimeline(look: look).entries,
            flow: FlowView(
                look.procedure, hash: look.adoption.procedureHash, state: look.state, zone: zone,
                forApplicant: true),
            papers: papers(look, visit),
            answers: AnswerSections(look: look).sections + look.originalSections + look.keepingSections,
            receipt: LinkView(label: "Tanda terima", href: "\(visit.base)/permohonan/\(look.id)/tanda-terima"),
            withdraw: canWithdraw(look)
                ? LinkView(label: "Cabut permohonan…", href: "\(visit.base)/permohonan/\(look.id)/cabut") : nil,
            correct: canCorrect(look)
                ? LinkView(label: "Perbaiki isian…", href: "\(visit.base)/permohonan/\(look.id)/perbaikan") : nil,
            followUps: look.followUps.map { followUp($0, of: look, visit) },
            openings: OpeningsView(
                try OpeningList.ofCase(look.id, at: look.office, visit.web.cases, in: transaction), named: false,
                zone: zone),
            picture: FlowPicture(
                look, root: "\(visit.base)/permohonan/\(look.id)", visit.web.cases.catalogue),
            survey: look.state.isOpen
                ? nil
                : SurveyOfferView(
                    try SurveyChance.of(
                        look.id, at: look.office, visit.web.environment, visit.web.cases, in: transaction),
                    href: "\(visit.base)/permohonan/\(look.id)/penilaian"),
            isTold: !visit.person.lacksAddress)
        return .page(Page.applicantCase(view, in: visit.frame(at: .cases)))
    }

    private static func followUp(_ offer: CaseFollowUp, of look: CaseLook, _ visit: Visit) -> OfferView {
        let until = offer.until.map { "sampai \(LocalTime($0, in: look.calendar.zone).full)" }
        guard offer.isCounterOnly else {
            return OfferView(
                label: "Ajukan \(offer.title)", note: until.map { "Dapat diajukan \($0)" },
                action: "\(visit.base)/permohonan/\(look.id)/lanjutan/\(offer.name)")
        }
        return OfferView(
            label: offer.title,
            note: "Diajukan di loket \(visit.office.name)\(until.map { ", \($0)" } ?? ""). "
                + "Petugas mengisinya bersama Anda; sebutkan nomor \(look.number).",
            action: nil)
    }

    /// The case as its applicant sees it; an officer who handles it works at the desk.
    static func look(_ visit: Visit, in transaction: any ReadTransaction) throws -> CaseLook {
        let look = try CaseLook(
            visit.parameter("permohonan"), of: visit.office.id, for: visit.person, visit.web.environment,
            visit.web.cases, in: transaction)
        guard look.viewer == .applicant else { throw CaseMissing() }
        return look
    }

    /// That it was filed at the counter, and when it was entered where that was later.
    private static func filed(_ look: CaseLook) -> String {
        let opened = look.history.first { $0.kind == .opened && $0.isEnteredLater }
        let entered = opened.map { " Dicatat \(LocalTime($0.recorded, in: look.calendar.zone).spoken)." } ?? ""
        return "Diajukan petugas loket atas permintaan Anda.\(entered)"
    }

    private static func canWithdraw(_ look: CaseLook) -> Bool {
        if case .success = look.withdrawalPermission() { true } else { false }
    }

    /// The reason that stands with the end itself: that of the act which led there, or of a withdrawal.
    private static func canCorrect(_ look: CaseLook) -> Bool {
        if case .success(let asked) = look.correctable() { !asked.isEmpty } else { false }
    }

    private static func ending(_ look: CaseLook) -> String {
        guard let result = look.state.result, let last = look.state.completions.last, let reason = last.reason,
            let outcome = look.procedure.step(last.step)?.outcome(last.outcome), outcome.reason == .forApplicant,
            outcome.targets.contains(result)
        else { return "Permohonan ini sudah selesai." }
        return "Catatan petugas: \(reason)"
    }

    private static func todos(_ look: CaseLook, _ visit: Visit) -> [TodoView] {
        guard let lane = look.procedure.applicantLane?.name else { return [] }
        let steps = CaseWords(look: look).openSteps.compactMap { item -> TodoView? in
            if case .sub = item.step.work { return childTodo(item.step, look, visit) }
            guard item.open.lanes.contains(lane), case .person = item.step.work else { return nil }
            let (returned, time) = (AnswerStep.returned(to: item.step, look), OwnTime(item.step, item.open, in: look))
            return TodoView(
                title: look.procedure.task(of: item.step, visit: item.open.visit), quote: returned?.reason,
                since: LocalTime(item.open.opened, in: look.calendar.zone), due: time.due, otherwise: time.otherwise,
                act: LinkView(
                    label: AnswerStep.act(isRepair: returned != nil),
                    href: "\(visit.base)/permohonan/\(look.id)/tugas/\(item.step.name)/\(item.open.visit)"))
        }
        return steps
    }

    /// A sub-procedure that waits for the applicant: its draft, or its case.
    private static func childTodo(_ step: Step, _ look: CaseLook, _ visit: Visit) -> TodoView? {
        if let draft = look.childDrafts[step.name] {
            let root =
                draft.office == look.office
                ? "\(visit.base)/ajukan" : "\(visit.base)/permohonan/\(look.id)/isian"
            return TodoView(
                title: step.text, quote: nil, due: .none,
                act: LinkView(label: "Isi sekarang", href: "\(root)/\(draft.id)/1"))
        }
        guard let child = look.children.last(where: { $0.step == step.name }), child.isViewers else { return nil }
        return TodoView(
            title: "\(step.text): sedang berjalan", quote: nil, due: .none,
            act: LinkView(
                label: child.office == look.office || visit.person.kind == .officer
                    ? "Lihat" : "Masuk di \(child.officeName) untuk melihatnya",
                href: "\(base(of: child.office, child.slug, look, visit))/permohonan/\(child.id)"))
    }

    /// Where the pages of a sub-procedure's office begin: another office's are on the regency's host.
    private static func base(of office: String, _ slug: String, _ look: CaseLook, _ visit: Visit) -> String {
        office == look.office ? visit.base : "\(visit.web.environment.addresses.root)/k/\(slug)"
    }

    private static func papers(_ look: CaseLook, _ visit: Visit) -> [LinkRow] {
        look.procedure.papers.flatMap { paper in
            (look.papers[paper.name] ?? []).filter { !$0.isShownOriginal }.map { file in
                LinkRow(
                    title: paper.title, href: "\(visit.base)/permohonan/\(look.id)/berkas/\(file.blob)",
                    note: (["\(file.type.rawValue.uppercased())", Digits.fileSize(file.bytes)]
                        + [look.keptUntil(paper: paper.name)].compactMap(\.self)).joined(separator: ", "), tag: nil)
            }
        }
    }
}
