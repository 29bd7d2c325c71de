import Forms
import Pages
import Services
import Store

/// What the inbox says of leaves: of the reader's own, and of those whom they stand in for.
struct AbsenceViews {
    let visit: Visit

    func views(of offices: [String: Office], in transaction: any ReadTransaction) throws -> [AbsenceView] {
        let person = visit.person
        return try Leave.inForce(at: offices.keys, now: visit.now, in: transaction).compactMap { leave in
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
                passLabel: isOwn ? "Serahkan \(tasks) tugas Anda" : "Ambil alih \(tasks) tugas yang sudah diambilnya",
                page: isOwn ? LinkView(label: "Atur cuti", href: "/meja/\(office.slug)/cuti") : nil)
        }
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
