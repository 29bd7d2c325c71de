import Forms
import HTTPTypes
import Hummingbird
import Pages
import Services
import Store

/// `/meja/{meja}/cuti`: one's own leave from an office; `/kelola/{meja}/petugas/{petugas}/cuti`: an officer's, by an
/// administrator.
enum LeavePages {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        try LeaveVisit(visit, in: transaction).page(errors: [:], in: transaction)
    }

    static func note(_ visit: Visit) async throws -> Reply {
        let place = try await visit.read { try LeaveVisit(visit, in: $0) }
        do {
            let new = try place.read()
            try await NoteLeave(visit.web.environment)(
                new, of: place.account, in: place.office.id, by: try await visit.proved())
            return .redirect(
                to: place.page, flash: "Cuti sudah dicatat. Petugas dan penggantinya diberi tahu lewat email.")
        } catch let troubles as FieldTroubles {
            return try await visit.read { try place.page(errors: troubles.messages, in: $0) }
        }
    }

    static func end(_ visit: Visit) async throws -> Reply {
        let place = try await visit.read { try LeaveVisit(visit, in: $0) }
        try await EndLeave(visit.web.environment)(visit.parameter("cuti"), in: place.office.id, by: visit.person)
        return .redirect(to: place.page, flash: "Cuti sudah diakhiri.")
    }

    /// Also for the stand-in, from the inbox. After the leave the tasks go back.
    static func pass(_ visit: Visit) async throws -> Reply {
        let place = try await visit.read { try LeaveVisit(visit, in: $0) }
        let back = try await TakeTasksBack(visit.web.environment, visit.web.cases)(
            visit.parameter("cuti"), in: place.office.id, by: visit.person)
        if let back {
            return .redirect(
                to: visit.form["dari"] == "meja" ? "/meja" : place.page,
                flash: "\(back) tugas kembali kepada petugas yang selesai cuti.")
        }
        let passed = try await PassTasksToStandIn(visit.web.environment, visit.web.cases)(
            visit.parameter("cuti"), in: place.office.id, by: visit.person)
        let left = passed.released - passed.taken
        let rest = left > 0 ? " \(left) lainnya dilepas dan dapat diambil siapa pun yang berperan sama." : ""
        return .redirect(
            to: visit.form["dari"] == "meja" ? "/meja" : place.page,
            flash: "\(passed.taken) tugas sekarang dipegang pengganti.\(rest)")
    }
}

private struct LeaveVisit: Sendable {
    let visit: Visit
    let office: Office
    let account: String
    let name: String
    let page: String
    private let back: String
    private let frame: FrameView

    init(_ visit: Visit, in transaction: any ReadTransaction) throws {
        self.visit = visit
        if visit.parameter("petugas").isEmpty {
            office = try visit.desk()
            guard visit.person.serves(office.id, at: visit.now) else { throw Denial.notFound }
            (account, name, back) = (visit.person.id, visit.person.name, "/meja")
            frame = visit.deskFrame(of: office, at: .inbox)
        } else {
            let place = try AdministrationVisit(visit, in: transaction)
            let officer = try place.officer(in: transaction)
            (office, account, name) = (place.office, officer.account.id, officer.account.name)
            (back, frame) = (place.page, place.frame)
        }
        page = (back == "/meja" ? "/meja/\(office.slug)" : back) + "/cuti"
    }

    /// Throws `FieldTroubles`.
    func read() throws -> NewLeave {
        var troubles: [String: String] = [:]
        let standIn = visit.form["pengganti"] ?? ""
        if standIn.isEmpty { troubles["pengganti"] = "Pilih penggantinya" }
        let first = TypedDay.read(visit.form["mulai"], at: "mulai", &troubles)
        let last = TypedDay.read(visit.form["sampai"], at: "sampai", &troubles)
        if first == nil, troubles["mulai"] == nil { troubles["mulai"] = "Isi hari pertama" }
        if last == nil, troubles["sampai"] == nil { troubles["sampai"] = "Isi hari terakhir" }
        guard troubles.isEmpty, let first, let last else { throw FieldTroubles(troubles) }
        return NewLeave(standIn: standIn, from: first, until: last)
    }

    func page(errors: [String: String], in transaction: any ReadTransaction) throws -> Reply {
        let leaves = try Leave.ahead(of: account, in: office.id, at: visit.now, in: transaction)
        let tasks = try leaves.isEmpty ? 0 : TaskPlace.taken(by: account, at: office.id, in: transaction).count
        let view = LeaveView(
            about: "\(name), \(office.name)", back: back,
            rows: try leaves.map { try row($0, tasks, in: transaction) },
            fields: try fields(errors, in: transaction), action: page)
        return .page(Page.leave(view, in: frame), status: errors.isEmpty ? .ok : .unprocessableContent)
    }

    private func row(_ leave: Leave, _ tasks: Int, in transaction: any ReadTransaction) throws -> LeaveView.Row {
        let titles = Set(try leave.roles(in: transaction).map { $0.title(in: office) }).sorted()
        let isInForce = leave.isInForce(at: visit.now)
        return LeaveView.Row(
            days: leave.daysText,
            standIn: "Digantikan \(leave.standInName)"
                + (titles.isEmpty ? "" : " sebagai \(titles.joined(separator: ", "))"),
            state: isInForce ? TagView(text: "Sedang cuti", kind: .soon) : TagView(text: "Belum mulai", kind: .wait),
            pass: isInForce && tasks > 0 ? "\(page)/\(leave.id)/tugas" : nil, tasks: tasks,
            end: "\(page)/\(leave.id)/akhiri")
    }

    private func fields(_ errors: [String: String], in transaction: any ReadTransaction) throws -> [FieldView] {
        let isSent = visit.request.method == .post
        let colleagues = try StandIns(at: office.id, visit.now, in: transaction).names.filter { $0.key != account }
        let options = colleagues.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
            .map { OptionView(value: $0.key, label: $0.value) }
        let today = LocalDate(visit.now.date(in: office.zone)).long
        return [
            FieldView(
                name: "pengganti", label: "Pengganti", hint: "Rekan yang bertugas di kantor ini hari ini",
                error: errors["pengganti"], control: .choice(isSent ? visit.form["pengganti"] : nil, options)),
            FieldView(
                name: "mulai", label: "Hari pertama", error: errors["mulai"],
                control: .line(isSent ? visit.form["mulai"] ?? "" : today, .date)),
            FieldView(
                name: "sampai", label: "Hari terakhir", hint: "Sesudah hari ini peran pengganti berakhir sendiri",
                error: errors["sampai"],
                control: .line(isSent ? visit.form["sampai"] ?? "" : "", .date)),
            .ownPassword(error: errors["sandi"]),
        ]
    }
}

extension Leave {
    /// “26 November 2026 sampai 3 Desember 2026”.
    var daysText: String { "\(LocalDate(firstDay).long) sampai \(LocalDate(lastDay).long)" }

    /// “Budi Contoh cuti sampai 3 Desember 2026, digantikan Citra Contoh”.
    var told: String { "\(officerName) cuti sampai \(LocalDate(lastDay).long), digantikan \(standInName)" }
}
