import Forms
import Pages
import Procedures
import Services
import Store

/// Somebody looked at the desk for a case of which they are the applicant, or a colleague of the office that applied.
struct OwnCase: Error {
    /// Where they look at it as its applicant.
    let page: String

    init(of caseID: String, at office: Office) { page = "/k/\(office.slug)/permohonan/\(caseID)" }
}

/// A visit to a case at the desk, and to the task that the address or the person's lanes choose.
struct DeskVisit: Sendable {
    private(set) var visit: Visit
    let office: Office
    let look: CaseLook
    /// Another office's case, of which this desk has one task; nil: a case of this office.
    var handover: HandoverLook?

    init(_ visit: Visit, in transaction: any ReadTransaction) throws {
        office = try visit.desk()
        self.visit = visit
        look = try CaseLook(
            visit.parameter("permohonan"), of: office.id, for: visit.person, visit.web.environment, visit.web.cases,
            in: transaction)
        guard case .officer = look.viewer else { throw OwnCase(of: look.id, at: office) }
    }

    /// For an act: in a transaction of its own.
    static func open(_ visit: Visit) async throws -> DeskVisit {
        try await visit.read { try DeskVisit(visit, in: $0) }
    }

    /// A task of another office's case.
    /// - Parameter look: what of the case this office may see.
    init(_ visit: Visit, _ office: Office, _ handover: HandoverLook, _ look: CaseLook) {
        (self.visit, self.office, self.look) = (visit, office, look)
        self.handover = handover
    }

    /// The same, as if another form had been sent.
    func with(form: Form) -> DeskVisit {
        var other = self
        other.visit = visit.with(form: form)
        return other
    }

    /// That its content, or a paper of it, is shown to the person.
    func opening(of paper: String? = nil) -> ContentOpening {
        ContentOpening(of: look, paper: paper, by: visit.person, at: office.id)
    }

    /// Below it stand the case's tasks.
    var root: String {
        handover == nil ? "/meja/\(office.slug)/\(look.id)" : "/meja/\(office.slug)/titipan/\(look.id)"
    }

    /// The page of what is looked at: the case's, or that of the one task of another office's case.
    var page: String { handover.map { "\(root)/tugas/\($0.address.step)/\($0.address.visit)" } ?? root }

    /// Where the page shows one of its papers, beside the task on view.
    func page(showing paper: String, at number: Int) -> String {
        "\(page)?berkas=\(paper)&halaman=\(number)\(taskOnView)"
    }

    /// Where a file of it is fetched.
    func address(ofFile blob: String, page number: Int? = nil) -> String {
        let undo = handover?.address.isUndo == true ? "?urung=\(handover?.address.step ?? "")" : ""
        return "\(page)/berkas/\(blob)" + (number.map { "/\($0).jpg" } ?? "") + undo
    }

    private var taskOnView: String {
        if let handover { return handover.address.isUndo ? "&urung=\(handover.address.step)" : "" }
        return task.map { $0.kind == .undo ? "&urung=\($0.step)" : "&tugas=\($0.step)" } ?? ""
    }

    var frame: FrameView { visit.deskFrame(of: office, at: .inbox) }

    /// The step that the address names: one of the page's, or that of the form that was sent.
    private var chosen: String? {
        let sent = visit.parameter("langkah")
        return visit.query["urung"] ?? visit.query["tugas"] ?? (sent.isEmpty ? nil : sent)
    }

    /// The tasks of this case that the person may look at, the chosen one first.
    var tasks: [CaseTask] {
        let chosen = chosen
        let isUndo = visit.query["urung"] != nil
        let isChosen = { (task: CaseTask) in task.step == chosen && (task.kind == .undo) == isUndo }
        return look.tasks.filter(isChosen) + look.tasks.filter { !isChosen($0) }
    }

    /// The task that the page shows: the chosen one, else the first that the person may do, else the first. A form of a
    /// sub-procedure has pages of its own.
    var task: CaseTask? {
        let shown = tasks.filter { $0.kind != .form }
        if chosen != nil { return shown.first }
        return shown.first { task in
            if task.kind == .undo { return true }
            if task.kind == .stalled { return look.stalledSub(at: task.step)?.isOwn == true }
            if case .success = look.permission(for: task.step) { return true }
            return false
        } ?? shown.first
    }

    /// What the task on view is due by; nil where nothing is, and for a step of the applicant's, whose time is their own.
    var deadline: Deadline? {
        guard let task, let open = look.state.open[task.step], let step = look.procedure.step(task.step),
            !step.lanes.contains(where: { $0 == look.procedure.applicantLane?.name })
        else { return nil }
        return open.deadline ?? open.expiry
    }

    /// Where a task of the inbox is done: at its case's page, or of another office's case at the page of the one task.
    static func href(of task: TaskPlace, at desk: String) -> String {
        guard !task.isElsewhere else {
            return "/meja/\(desk)/titipan/\(task.caseID)/tugas/\(task.step)/\(task.visit)"
                + (task.kind == .undo ? "?urung=\(task.step)" : "")
        }
        return "/meja/\(desk)/\(task.caseID)" + (task.kind == .undo ? "?urung=\(task.step)" : "?tugas=\(task.step)")
    }

    /// Where a task is done.
    func href(of task: CaseTask) -> String {
        switch task.kind {
        case .undo: return "\(root)?urung=\(task.step)"
        case .step, .effect, .stalled: return "\(root)?tugas=\(task.step)"
        case .form:
            return look.childDrafts[task.step].map { draft in
                draft.office == office.id
                    ? "/meja/\(office.slug)/ajukan/\(draft.id)/1" : "/k/\(draft.slug)/ajukan/\(draft.id)/1"
            } ?? root
        }
    }

    /// The task of a POST address.
    func addressed() throws -> (step: Step, address: TaskAddress) {
        guard let step = look.procedure.step(visit.parameter("langkah")), let number = Int(visit.parameter("kunjungan"))
        else { throw WebTrouble.notFound }
        return (step, TaskAddress(office: office.id, caseID: look.id, step: step.name, visit: number))
    }
}
