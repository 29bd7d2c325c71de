import Forms
import Pages
import Procedures
import Services

/// A visit to a case at the desk, and to the task that the address or the person's lanes choose.
struct DeskVisit {
    let visit: Visit
    let office: Office
    let look: CaseLook

    init(_ visit: Visit) async throws {
        office = try visit.desk()
        self.visit = visit
        look = try await CaseLook.load(
            visit.parameter("permohonan"), of: office.id, for: visit.person, visit.web.environment, visit.web.cases)
        guard case .officer = look.viewer else { throw CaseMissing() }
    }

    var root: String { "/meja/\(office.slug)/\(look.id)" }
    var frame: FrameView { visit.deskFrame(of: office, at: .inbox) }

    /// The tasks of this case that the person may look at, the chosen one first.
    var tasks: [CaseTask] {
        let chosen = visit.query["tugas"] ?? visit.query["urung"]
        let isUndo = visit.query["urung"] != nil
        return look.tasks.sorted { left, _ in left.step == chosen && (left.kind == .undo) == isUndo }
    }

    /// The task that the page shows: the chosen one, else the first that the person may do, else the first.
    var task: CaseTask? {
        if visit.query["tugas"] != nil || visit.query["urung"] != nil { return tasks.first }
        return tasks.first { task in
            if task.kind == .undo { return true }
            if case .success = look.permission(for: task.step) { return true }
            return false
        } ?? tasks.first
    }

    /// The task of a POST address.
    func addressed() throws -> (step: Step, address: TaskAddress) {
        guard let step = look.procedure.step(visit.parameter("langkah")), let number = Int(visit.parameter("kunjungan"))
        else { throw WebTrouble.notFound }
        return (step, TaskAddress(office: office.id, caseID: look.id, step: step.name, visit: number))
    }
}
