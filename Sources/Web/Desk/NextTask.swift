import Pages
import Procedures
import Services
import Store

/// What opens after a task: the next one of the same case, if the person may do it, else the most urgent of another
/// case, else the inbox; with a line that says what became of the case.
struct NextTask {
    private let desk: DeskVisit

    init(after desk: DeskVisit) { self.desk = desk }

    /// - Parameter said: what became of it; nil: as the case stands now.
    func reply(_ said: String? = nil) async throws -> Reply {
        let visit = desk.visit
        let number = desk.look.number
        if desk.handover != nil { return .redirect(to: "/meja", flash: desk.flash(said ?? "\(number): tersimpan.")) }
        return try await visit.read { [desk] transaction in
            // Who did the last act that their role allowed may not see the case any more.
            let fresh = try? DeskVisit(visit, in: transaction).look
            let isUntold = fresh?.hasMoreToTell(than: desk.look) ?? false
            let done: String = said ?? fresh.map(NextTask.outcome) ?? "\(number): tersimpan."
            let untold = "Pemohon tanpa alamat email belum diberi tahu: cetak slipnya pada permohonan itu."
            let flash = isUntold ? "\(done) \(untold)" : done
            if let fresh, NextTask.hasMore(fresh) { return .redirect(to: desk.root, flash: flash) }
            let next = try TaskPlace.next(
                after: desk.look.id, for: visit.person, visit.web.environment, in: transaction)
            guard let next else { return .redirect(to: "/meja", flash: flash) }
            let office = try ReadOffices(visit.web.environment)(next.office, in: transaction)
            return .redirect(
                to: DeskVisit.href(of: next, at: office.slug),
                flash: "\(flash) Ini tugas berikutnya, \(next.number).")
        }
    }

    private static func hasMore(_ look: CaseLook) -> Bool {
        look.tasks.contains { task in
            if case .success = look.permission(for: task.step) { return true }
            return false
        }
    }

    /// “2026-00025 dikembalikan ke Hening Cakrawala.”
    private static func outcome(of look: CaseLook) -> String {
        if let result = look.state.result.flatMap(look.procedure.result) {
            return "\(look.number) selesai: \(result.title)."
        }
        let words = CaseWords(look: look)
        let applicant = look.procedure.applicantLane?.name
        guard let item = words.openSteps.first(where: { $0.step.lanes.contains { $0 == applicant } }) else {
            return "\(look.number) diteruskan ke \(words.holders)."
        }
        let name = look.applicantName ?? "pemohon"
        return AnswerStep.returned(to: item.step, look) == nil
            ? "\(look.number) sekarang menunggu \(name)." : "\(look.number) dikembalikan ke \(name)."
    }
}
