import Forms
import Pages
import Procedures
import Services
import Store

/// A visit to a case at the desk, and to the task that the address or the person's lanes choose.
struct DeskVisit: Sendable {
    let visit: Visit
    let office: Office
    let look: CaseLook

    init(_ visit: Visit, in transaction: any ReadTransaction) throws {
        office = try visit.desk()
        self.visit = visit
        look = try CaseLook(
            visit.parameter("permohonan"), of: office.id, for: visit.person, visit.web.environment, visit.web.cases,
            in: transaction)
        guard case .officer = look.viewer else { throw CaseMissing() }
    }

    /// For an act: in a transaction of its own.
    static func open(_ visit: Visit) async throws -> DeskVisit {
        try await visit.read { try DeskVisit(visit, in: $0) }
    }

    var root: String { "/meja/\(office.slug)/\(look.id)" }
    var frame: FrameView { visit.deskFrame(of: office, at: .inbox) }

    /// The tasks of this case that the person may look at, the chosen one first.
    var tasks: [CaseTask] {
        let chosen = visit.query["urung"] ?? visit.query["tugas"]
        let isUndo = visit.query["urung"] != nil
        let isChosen = { (task: CaseTask) in task.step == chosen && (task.kind == .undo) == isUndo }
        return look.tasks.filter(isChosen) + look.tasks.filter { !isChosen($0) }
    }

    /// The task that the page shows: the chosen one, else the first that the person may do, else the first. A form of a
    /// sub-procedure has pages of its own.
    var task: CaseTask? {
        let shown = tasks.filter { $0.kind != .form }
        if visit.query["tugas"] != nil || visit.query["urung"] != nil { return shown.first }
        return shown.first { task in
            if task.kind == .undo { return true }
            if task.kind == .stalled { return look.stalledSub(at: task.step)?.isOwn == true }
            if case .success = look.permission(for: task.step) { return true }
            return false
        } ?? shown.first
    }

    /// Where a task is done.
    func href(of task: CaseTask) -> String {
        switch task.kind {
        case .undo: return "\(root)?urung=\(task.step)"
        case .step, .effect, .stalled: return "\(root)?tugas=\(task.step)"
        case .form:
            return look.childDrafts[task.step].map { "/meja/\(office.slug)/ajukan/\($0)/1" } ?? root
        }
    }

    /// The task of a POST address.
    func addressed() throws -> (step: Step, address: TaskAddress) {
        guard let step = look.procedure.step(visit.parameter("langkah")), let number = Int(visit.parameter("kunjungan"))
        else { throw WebTrouble.notFound }
        return (step, TaskAddress(office: office.id, caseID: look.id, step: step.name, visit: number))
    }
}
