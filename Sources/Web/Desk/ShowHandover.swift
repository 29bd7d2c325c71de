import Forms
import HTTPTypes
import Pages
import Procedures
import Services
import Store

/// `/meja/{meja}/titipan/{permohonan}/tugas/{langkah}/{kunjungan}`: a task that another office's case asks of this desk,
/// with what the step names and nothing else of the case.
enum ShowHandover {
    static func reply(to visit: Visit, in transaction: any ReadTransaction) throws -> Route.Fetch {
        let (office, handover) = try load(visit, in: transaction)
        guard let look = handover.look else {
            let reply = over(visit, office, handover)
            return { reply }
        }
        let desk = DeskVisit(visit, office, handover, look)
        return try page(desk, handover, typed: TypedAnswers(), panel: TaskErrors(), in: transaction)
    }

    /// The page after an act that failed, with what was typed and what is wrong with it.
    static func again(
        _ desk: DeskVisit, _ handover: HandoverLook, typed: TypedAnswers, panel: TaskErrors
    ) async throws -> Reply {
        try await desk.visit.read { try page(desk, handover, typed: typed, panel: panel, in: $0) }()
    }

    static func load(_ visit: Visit, in transaction: any ReadTransaction) throws -> (Office, HandoverLook) {
        let office = try visit.desk()
        guard let number = Int(visit.parameter("kunjungan")) else { throw WebTrouble.notFound }
        let address = HandoverAddress(
            office: office.id, caseID: visit.parameter("permohonan"), step: visit.parameter("langkah"), visit: number,
            isUndo: visit.query["urung"] != nil)
        return (
            office,
            try HandoverLook.load(
                address, for: visit.person, visit.web.environment, visit.web.cases, in: transaction)
        )
    }

    private static func page(
        _ desk: DeskVisit, _ handover: HandoverLook, typed: TypedAnswers, panel: TaskErrors,
        in transaction: any ReadTransaction
    ) throws -> Route.Fetch {
        let documents = DeskDocuments(desk)
        let web = desk.visit.web
        let shown = try documents.current.map {
            try PaperLook($0.file.blob, of: desk.look, blobs: web.blobs, web.environment, in: transaction)
        }
        var view = try view(desk, handover, typed, panel, in: transaction)
        view.task?.viewing = documents.viewing
        let status: HTTPResponse.Status = typed.hasErrors || panel.hasErrors ? .unprocessableContent : .ok
        let opening = desk.opening()
        return { [view] in
            await desk.visit.note(opening)
            var view = view
            view.documents = try await documents.pane(of: shown, hasForm: view.task?.isOffered ?? false)
            return .page(Page.handover(view, in: desk.frame), status: status)
        }
    }

    private static func view(
        _ desk: DeskVisit, _ handover: HandoverLook, _ typed: TypedAnswers, _ panel: TaskErrors,
        in transaction: any ReadTransaction
    ) throws -> HandoverView {
        let look = desk.look
        let task = desk.task
        let deadline = task.flatMap { look.state.open[$0.step] }.flatMap { $0.deadline ?? $0.expiry }
        return HandoverView(
            title: handover.title, code: handover.number, service: handover.service, from: handover.from.name,
            due: DueView(deadline?.due, now: look.now, zone: deadline?.zone ?? look.calendar.zone),
            why: deadline.map { WhyView($0, basis: nil) }, notes: notes(desk.page, desk.office, handover),
            sections: AnswerSections(look: look).sections,
            closed: look.isPartlyClosed
                ? NoteView(text: "Sebagian isi dan berkas langkah ini dirahasiakan dari Anda menurut SOP.") : nil,
            task: handover.isSent
                ? nil
                : try task.map {
                    try TaskPanelMaker(desk: desk, task: $0, typed: typed, errors: panel).panel(in: transaction)
                }, form: form(desk))
    }

    /// A task that is done, withdrawn or out of time.
    private static func over(_ visit: Visit, _ office: Office, _ handover: HandoverLook) -> Reply {
        let address = handover.address
        let path = "/meja/\(office.slug)/titipan/\(address.caseID)/tugas/\(address.step)/\(address.visit)"
        let view = HandoverView(
            title: handover.title, code: handover.number, service: handover.service, from: handover.from.name,
            due: .none, notes: notes(path, office, handover) + [refusal(handover)].compactMap(\.self), sections: [])
        return .page(Page.handover(view, in: visit.deskFrame(of: office, at: .inbox)))
    }

    /// Why it waits no more, for whoever did not do it themselves.
    private static func refusal(_ handover: HandoverLook) -> HandoverView.Note? {
        guard handover.acts.isEmpty, handover.refusal != nil else { return nil }
        return HandoverView.Note(note: NoteView(text: handover.whyOver))
    }

    /// The form of a sub-procedure has pages of its own.
    private static func form(_ desk: DeskVisit) -> LinkView? {
        guard let task = desk.look.tasks.first(where: { $0.kind == .form }), desk.look.childDrafts[task.step] != nil
        else { return nil }
        return LinkView(label: "Isi formulir", href: desk.href(of: task))
    }

    /// What came of what the reader sent.
    private static func notes(_ path: String, _ office: Office, _ handover: HandoverLook) -> [HandoverView.Note] {
        handover.acts.compactMap { act in
            let sent = LocalTime(act.sent, in: office.zone)
            switch act.state {
            case .sent:
                return HandoverView.Note(
                    note: NoteView(
                        kind: .soon, title: "Sedang dicatat",
                        text: "Yang Anda kirim \(sent.medium) sedang dicatat di \(handover.from.name)."))
            case .refused(let cause):
                let entered = act.entered.isEmpty ? "" : " Yang Anda tulis: \(act.entered)"
                return HandoverView.Note(
                    note: NoteView(
                        kind: .bad, title: "Yang Anda kirim tidak diterima",
                        text: "Dikirim \(sent.medium). \(cause)\(entered)"),
                    read: "\(path)/dibaca/\(act.id)")
            case .taken: return nil
            }
        }
    }
}

extension HandoverLook {
    /// Why nothing can be done any more, and what may be done instead.
    var whyOver: String {
        guard let lateParty else { return refusal?.message ?? "" }
        return "Waktu langkah ini sudah habis, dan permohonannya sudah berjalan terus. Yang dilakukan \(lateParty) "
            + "sebelum itu tidak dapat dicatat lagi di sini. Sampaikan kepada \(from.name), yang menangani permohonannya."
    }
}
