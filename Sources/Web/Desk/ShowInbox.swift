import Forms
import Pages
import Services
import Store

/// `/meja`: the tasks of all of a person's roles, what falls due first on top.
enum ShowInbox {
    static func reply(to visit: Visit) async throws -> Reply {
        let rows = try await Inbox(visit.web.environment, visit.web.cases)(for: visit.person)
        let offices = try await visit.web.environment.database.read { transaction in
            try ReadOffices(visit.web.environment).these(
                visit.person.offices(at: visit.web.environment.now), in: transaction)
        }
        let query = visit.query["q"] ?? ""
        let filter = visit.query["saring"] ?? "semua"
        let matching = rows.filter { $0.matches(query) }
        let shown = matching.filter { InboxFilter(rawValue: filter)?.keeps($0, visit) ?? true }
        let view = InboxView(
            filters: InboxFilter.allCases.map { kind in
                Tab(
                    label: kind.label, count: matching.count { kind.keeps($0, visit) },
                    href: "/meja?saring=\(kind.rawValue)" + (query.isEmpty ? "" : "&q=\(Flash.encode(query))"),
                    isCurrent: kind.rawValue == filter)
            },
            query: query, groups: groups(shown, visit, offices), total: shown.count, more: nil,
            keeps: [("saring", filter)])
        return .page(Page.inbox(view, in: visit.deskFrame(of: home(visit, offices), at: .inbox)))
    }

    /// The office in whose colours the inbox is drawn: the first that the person serves in.
    private static func home(_ visit: Visit, _ offices: [String: Office]) -> Office {
        offices.values.min { $0.name < $1.name } ?? visit.office
    }

    private static func groups(
        _ rows: [InboxRow], _ visit: Visit, _ offices: [String: Office]
    ) -> [InboxView.Group] {
        let byTime = Dictionary(grouping: rows) { When.of($0.due, now: visit.now, zone: visit.office.zone) }
        return InboxView.When.allCases.compactMap { when in
            guard let group = byTime[when], !group.isEmpty else { return nil }
            return InboxView.Group(when: when, count: group.count, rows: group.map { row($0, visit, offices) })
        }
    }

    private static func row(_ row: InboxRow, _ visit: Visit, _ offices: [String: Office]) -> TaskRow {
        let office = offices[row.office]
        let anchor = row.kind == .undo ? "?urung=\(row.step)" : "?tugas=\(row.step)"
        return TaskRow(
            title: row.kind == .undo ? "Membatalkan: \(row.title)" : row.title,
            href: "/meja/\(office?.slug ?? row.office)/\(row.caseID)\(anchor)", service: row.service,
            applicant: row.applicant ?? "Dirahasiakan", code: row.number,
            holder: row.claimedBy == nil
                ? "Belum diambil" : row.claimedBy == visit.person.id ? "Anda" : row.holder ?? "Rekan",
            office: offices.count > 1 ? office?.name : nil,
            due: DueView(row.due, now: visit.now, zone: office?.zone ?? .wib))
    }
}

/// The groups of the inbox, on the wall calendar of a zone.
private enum When {
    static func of(_ due: Instant?, now: Instant, zone: Zone) -> InboxView.When {
        guard let due else { return .open }
        if due < now { return .late }
        let today = now.date(in: zone)
        let day = due.adding(seconds: -1).date(in: zone)
        if day <= today { return .today }
        if day == today.adding(days: 1) { return .tomorrow }
        let endOfWeek = today.adding(days: 6 - today.weekday.rawValue)
        return day <= endOfWeek ? .thisWeek : .later
    }
}

/// The filters above the inbox.
private enum InboxFilter: String, CaseIterable {
    case all = "semua"
    case mine = "saya"
    case free = "bebas"
    case late = "terlambat"

    var label: String {
        switch self {
        case .all: "Semua"
        case .mine: "Dipegang saya"
        case .free: "Belum diambil"
        case .late: "Terlambat"
        }
    }

    func keeps(_ row: InboxRow, _ visit: Visit) -> Bool {
        switch self {
        case .all: true
        case .mine: row.claimedBy == visit.person.id
        case .free: row.claimedBy == nil
        case .late: row.due.map { $0 < visit.now } ?? false
        }
    }
}

extension InboxRow {
    fileprivate func matches(_ query: String) -> Bool {
        let words = query.lowercased().split(separator: " ")
        let text = "\(title) \(service) \(applicant ?? "") \(number)".lowercased()
        return words.allSatisfy(text.contains)
    }
}
