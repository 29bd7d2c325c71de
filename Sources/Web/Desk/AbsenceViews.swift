import Forms
import Pages
import Services
import Store

/// What the inbox says of leaves: of the reader's own, and of those whom they stand in for.
struct AbsenceViews {
    let visit: Visit

    func views(of offices: [String: Office], in transaction: any ReadTransaction) throws -> [AbsenceView] {
        let person = visit.person
        let over = try Leave.overWithTasks(of: person.id, at: offices.keys, now: visit.now, in: transaction)
        return try over.compactMap { try back($0, offices, in: transaction) }
            + Leave.inForce(at: offices.keys, now: visit.now, in: transaction).compactMap { leave in
                guard let office = offices[leave.office], [leave.account, leave.standIn].contains(person.id) else {
                    return nil
                }
                let tasks = try TaskPlace.taken(by: leave.account, at: office.id, in: transaction).count
                let isOwn = leave.account == person.id
                let until = LocalDate(leave.lastDay).long
                return AbsenceView(
                    text: isOwn
                        ? "Anda cuti dari \(office.name) sampai \(until). \(leave.standInName) menggantikan Anda"
                        : "Anda menggantikan \(leave.officerName) di \(office.name) sampai \(until)",
                    tasks: tasks, pass: tasks > 0 ? "/meja/\(office.slug)/cuti/\(leave.id)/tugas" : nil,
                    passLabel: isOwn
                        ? "Serahkan \(tasks) tugas Anda" : "Ambil alih \(tasks) tugas yang sudah diambilnya",
                    page: isOwn ? LinkView(label: "Atur cuti", href: "/meja/\(office.slug)/cuti") : nil)
            }
    }

    /// After a leave: what a colleague still has of what was passed on.
    private func back(
        _ leave: Leave, _ offices: [String: Office], in transaction: any ReadTransaction
    ) throws -> AbsenceView? {
        guard let office = offices[leave.office] else { return nil }
        let tasks = try leave.tasksToGoBack(in: transaction).count
        guard tasks > 0 else { return nil }
        let isOwn = leave.account == visit.person.id
        return AbsenceView(
            text: isOwn
                ? "Cuti Anda dari \(office.name) selesai. Tugas yang diserahkan masih dipegang pengganti"
                : "Cuti \(leave.officerName) selesai. Tugas yang diserahkan masih Anda pegang",
            tasks: tasks, pass: "/meja/\(office.slug)/cuti/\(leave.id)/tugas",
            passLabel: isOwn ? "Ambil kembali \(tasks) tugas" : "Kembalikan \(tasks) tugas")
    }

    /// On a case's page: of those for whom it waits. The stand-in takes over from there too.
    func views(of look: CaseLook, at office: Office, in transaction: any ReadTransaction) throws -> [AbsenceView] {
        try look.away(in: transaction).map { leave in
            let isStandIn = leave.standIn == visit.person.id
            let tasks =
                isStandIn ? try TaskPlace.taken(by: leave.account, at: office.id, in: transaction).count : 0
            return AbsenceView(
                text: leave.told + (isStandIn ? " (Anda)" : ""), tasks: tasks,
                pass: tasks > 0 ? "/meja/\(office.slug)/cuti/\(leave.id)/tugas" : nil,
                passLabel: "Ambil alih \(tasks) tugas yang sudah diambilnya")
        }
    }
}
