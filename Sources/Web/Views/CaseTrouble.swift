import Forms
import HTTPTypes
import Pages
import Procedures
import Services

/// An act in a case that the engine refused: what happened, what was typed, where to go.
struct CaseTrouble {
    let visit: Visit

    init(_ visit: Visit) { self.visit = visit }

    /// - Parameters:
    ///   - page: where at the desk the case, or the task of another office's case, is looked at.
    ///   - entered: what the reader had written; it is shown, so that it is not lost.
    func reply(
        to refusal: Refusal, _ look: CaseLook, desk: Office? = nil, at page: String? = nil, entered: String = ""
    ) -> Reply {
        let path = page ?? desk.map { "/meja/\($0.slug)/\(look.id)" } ?? "\(visit.base)/permohonan/\(look.id)"
        let caseLink = LinkView(label: "Lihat permohonan", href: path)
        let home = LinkView(
            label: desk == nil ? "Permohonan saya" : "Tugas saya",
            href: desk == nil ? "\(visit.base)/permohonan" : "/meja")
        let frame = desk.map { visit.deskFrame(of: $0, at: .inbox) } ?? visit.frame(at: .cases)
        return .page(
            Page.problem(view(refusal, look, entered, caseLink, home), in: frame),
            status: refusal.isAboutThePerson ? .forbidden : .conflict)
    }

    private func view(
        _ refusal: Refusal, _ look: CaseLook, _ entered: String, _ caseLink: LinkView, _ home: LinkView
    ) -> ProblemView {
        switch refusal {
        case .stepLeft(let step, _, let by, let outcome):
            guard let by, by != visit.person.id, let name = look.names[by] else {
                return .stale(entered: entered, caseLink: caseLink, home: home)
            }
            let label = outcome.flatMap { look.procedure.step(step)?.outcome($0)?.label }
            let time = look.state.lastCompletion(of: step)?.occurred ?? look.now
            return .someoneWasFirst(
                who: name,
                act: label.map { "menyelesaikan tugas ini dengan hasil “\($0)”" } ?? "menyelesaikan tugas ini",
                at: LocalTime(time, in: look.calendar.zone), entered: entered, caseLink: caseLink, inbox: home)
        case .claimed(let by):
            let name = look.names[by] ?? "Rekan Anda"
            return ProblemView(
                title: "Tugas ini dipegang \(name)", text: refusal.message,
                kept: entered.isEmpty ? nil : "Yang Anda tulis: “\(entered)”", links: [caseLink, home])
        case .answersChanged, .stepReopened, .stepNotOpen, .movedMeanwhile:
            return .stale(entered: entered, caseLink: caseLink, home: home)
        case .timeOver, .withdrawalOver, .limitOver:
            return .tooLate(what: refusal.message, entered: entered, links: [caseLink, home])
        default: return plain(refusal, entered, [caseLink, home])
        }
    }

    private func plain(_ refusal: Refusal, _ entered: String, _ links: [LinkView]) -> ProblemView {
        ProblemView(
            title: "Belum dapat dilakukan", text: refusal.message,
            kept: entered.isEmpty ? nil : "Yang Anda tulis: “\(entered)”", links: links)
    }
}

extension Refusal {
    /// The act is not this person's to do, however often they try.
    fileprivate var isAboutThePerson: Bool {
        switch self {
        case .notYourLane, .ownCase, .closedToDecider, .confirmedYourself, .fourEyes, .samePerson, .channelNotAllowed,
            .assistanceNotAllowed, .applicantUnheard,
            .withdrawalNotAllowed, .correctionNotAllowed, .extensionNotAllowed:
            true
        default: false
        }
    }
}
