import Pages
import Procedures
import Services

/// How a report tells of what is late now.
extension ReportPages {
    static func row(_ task: LateTask, at office: Office) -> ProcedureReportView.Late {
        ProcedureReportView.Late(
            number: name(of: task), href: href(of: task, at: office), step: step(of: task),
            holder: task.officer ?? WordList.joined(task.lanes, with: "atau"),
            due: LocalTime(due: task.due, in: office.zone))
    }

    /// The case's number, where the reader may know it.
    static func name(of task: LateTask) -> String { task.number ?? "Permohonan kantor lain" }

    /// “Batas jawaban, kini pada: Menangani laporan”; “Menilai kelayakan, Izin menara dari Desa Aren”.
    static func step(of task: LateTask) -> String {
        guard let limit = task.limit else {
            return task.from.map { "\(task.step), \(task.service) dari \($0)" } ?? task.step
        }
        let title =
            limit == CaseLimit.wholeName ? "Batas seluruh permohonan" : "Batas \(limit.readableName.lowercased())"
        return task.step.isEmpty ? title : "\(title), kini pada: \(task.step)"
    }

    private static func href(of task: LateTask, at office: Office) -> String? {
        if let place = task.place { return DeskVisit.href(of: place, at: office.slug) }
        return task.isOpenToReader ? "/meja/\(office.slug)/\(task.caseID)" : nil
    }
}
