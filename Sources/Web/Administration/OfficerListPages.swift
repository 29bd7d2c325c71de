import Forms
import Pages
import Services
import Store

/// `/kelola/{meja}/petugas`: who serves in the office. What is looked for is a name: it is sent in the body.
enum OfficerListPages {
    /// From so many on a search stands above the list.
    private static let many = 15

    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        try page(AdministrationVisit(visit, in: transaction), "", in: transaction)
    }

    static func search(_ visit: Visit) async throws -> Reply {
        let words = visit.form["q"] ?? ""
        return try await visit.read { try page(AdministrationVisit(visit, in: $0), words, in: $0) }
    }

    private static func page(
        _ place: AdministrationVisit, _ words: String, in transaction: any ReadTransaction
    ) throws -> Reply {
        let (visit, office, now) = (place.visit, place.office, place.visit.now)
        let all = try ListOfficers(visit.web.environment).of(office.id, by: visit.person, in: transaction)
        let showsFormer = visit.query["tampil"] == "semua"
        let current = all.filter { officer in
            showsFormer || (officer.status != .closed && officer.roles.contains { !$0.isOver(at: now) })
        }
        let wanted = words.lowercased().split(separator: " ")
        let found = current.filter { officer in
            let name = "\(officer.name) \(officer.username)".lowercased()
            return wanted.allSatisfy { name.contains($0) }
        }
        let view = OfficerListView(
            root: place.root, office: office.name, rows: found.map { row($0, place) },
            offers: try RoleOffer.waiting(in: office.id, by: visit.person, visit.web.environment, in: transaction)
                .map { TakeBackRolePages.row($0, place) },
            total: current.count,
            search: current.count >= many || !words.isEmpty ? words : nil,
            action: place.list + (showsFormer ? "?tampil=semua" : ""),
            invite: LinkView(label: "Undang petugas", href: "\(place.root)/undang"),
            giveRole: LinkView(label: "Beri peran kepada petugas kantor lain", href: "\(place.root)/peran"),
            more: [
                LinkView(label: "Kewajiban kode masuk", href: "\(place.root)/kode-masuk"),
                LinkView(label: "Catatan pengelolaan", href: "\(place.root)/catatan"),
            ],
            other: showsFormer
                ? LinkView(label: "Sembunyikan yang tidak lagi bertugas", href: place.list)
                : LinkView(label: "Tampilkan juga yang tidak lagi bertugas", href: "\(place.list)?tampil=semua"))
        return .page(Page.officers(view, in: place.frame))
    }

    private static func row(_ officer: ListedOfficer, _ place: AdministrationVisit) -> OfficerListView.Row {
        OfficerListView.Row(
            name: officer.name, username: officer.username, href: "\(place.list)/\(officer.account)",
            roles: officer.roles.filter { !$0.isOver(at: place.visit.now) }.map { role in
                "\(role.title(in: place.office)), \(role.daysText(at: place.visit.now))"
            },
            state: officer.status.tag
                ?? (officer.lacksSecondFactor ? TagView(text: "Tanpa kode", kind: .soon) : nil))
    }
}

extension Account.Status {
    /// What is out of the ordinary.
    var tag: TagView? {
        switch self {
        case .active: nil
        case .invited: TagView(text: "Belum masuk", kind: .soon)
        case .closed: TagView(text: "Ditutup")
        }
    }
}

extension Role {
    /// “sejak 2 Januari 2026”, “sampai 31 Desember 2026”, “mulai 1 Desember 2026”.
    func daysText(at now: Instant) -> String {
        let (first, last) = (LocalDate(firstDay).long, lastDay.map { LocalDate($0).long })
        if isOver(at: now) { return "\(first) sampai \(last ?? first)" }
        let begin = isHeld(at: now) ? "sejak \(first)" : "mulai \(first)"
        return last.map { "\(begin) sampai \($0)" } ?? begin
    }
}
