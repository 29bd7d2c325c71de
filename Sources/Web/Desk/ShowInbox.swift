import Forms
import Pages
import Services
import Store

/// `/meja`: the tasks of all of a person's roles, what falls due first on top.
enum ShowInbox {
    private static let pageSize = 100

    static func reply(to visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let offices = try offices(visit, in: transaction)
        let saved = try SavedSelection.all(of: visit.person, visit.web.environment, in: transaction)
        let opened = visit.query["simpanan"].flatMap { id in saved.first { $0.id == id } }
        let address = address(visit, offices, opened)
        let (selection, from) = (address.selection, visit.offset)
        let inbox = try Inbox.load(
            selection, for: visit.person, limit: pageSize, offset: from, visit.web.environment, visit.web.cases,
            in: transaction)
        let total = inbox.counts[selection.filter] ?? 0
        if inbox.rows.isEmpty, let nearer = visit.back(total: total, pageSize: pageSize) {
            return try reply(to: nearer, in: transaction)
        }
        let administered = offices.keys.filter { visit.person.administers($0, at: visit.now) }.sorted()
        let givenUp = try GivenUpList.counts(of: administered, visit.web.environment, in: transaction)
        let home = home(visit, offices)
        let own = try ownTodos(visit, in: transaction)
        var view = InboxView(
            filters: Inbox.Filter.allCases.map { kind in
                Tab(
                    label: kind.label, count: inbox.counts[kind], href: address.href(filter: kind),
                    isCurrent: kind == selection.filter)
            },
            query: selection.words,
            groups: groups(inbox, of: selection.filter, from: from, total: total, visit, offices), total: total,
            more: from + pageSize < total
                ? LinkView(label: "Tugas berikutnya", href: address.href(from: from + pageSize)) : nil,
            keeps: address.fields(without: ["cari"]),
            note: inbox.isCutShort
                ? "Pencarian memeriksa tugas yang paling mendesak saja. Tulis nomor yang lengkap." : nil,
            givenUp: offices.values.sorted { $0.name < $1.name }.compactMap { office in
                givenUp[office.id].map {
                    LinkView(label: "\(office.name), \(Digits.grouped($0))", href: "/meja/\(office.slug)/pekerjaan")
                }
            }, own: own, hasNoPart: inbox.hasNoPart,
            absences: try AbsenceViews(visit: visit).views(of: offices, in: transaction),
            narrowing: narrowing(inbox.choices, address, offices),
            isNarrowed: selection.isNarrow, saved: saved.map { tab($0, address) },
            keeping: keeping(address, saved), hasKeys: visit.cookies[Cookies.keys] != KeysPages.off,
            together: "/daftar-tugas/bersama")
        if !selection.words.isEmpty, total == 0 {
            let search = DeskSearch.inAddress(of: visit).parameter
            view.elsewhere = offices.values.sorted { $0.name < $1.name }.map { office in
                LinkView(
                    label: "Cari di semua permohonan \(office.name)",
                    href: "/meja/\(office.slug)/permohonan?keadaan=\(CaseList.State.all.rawValue)\(search)")
            }
        }
        let untold = try UntoldApplicants(
            for: visit.person, visit.web.environment, visit.web.cases, in: transaction)
        view.untold = offices.values.sorted { $0.name < $1.name }.compactMap { office in
            untold.counts[office.id].map { link(to: office, untold: $0, isCutShort: untold.isCutShort) }
        }
        let counter = try CounterServices.of(
            home, for: visit.person, visit.web.environment, visit.web.cases, in: transaction)
        return .page(Page.inbox(view, in: visit.deskFrame(of: home, at: .inbox, hasCounter: !counter.isEmpty)))
    }

    private static func link(to office: Office, untold count: Int, isCutShort: Bool) -> LinkView {
        LinkView(
            label: "\(office.name), \(isCutShort ? "sedikitnya " : "")\(Digits.grouped(count)) permohonan",
            href: "/meja/\(office.slug)/permohonan?keadaan=\(CaseList.State.untold.rawValue)")
    }

    /// The offices that the person serves in, by id.
    static func offices(_ visit: Visit, in transaction: any ReadTransaction) throws -> [String: Office] {
        try ReadOffices(visit.web.environment).these(visit.person.offices(at: visit.now), in: transaction)
    }

    static func slugs(_ visit: Visit, in transaction: any ReadTransaction) throws -> [String: String] {
        try offices(visit, in: transaction).mapValues(\.slug)
    }

    private static func address(
        _ visit: Visit, _ offices: [String: Office], _ opened: SavedSelection?
    ) -> InboxAddress {
        let slugs = offices.mapValues(\.slug)
        let asked = InboxAddress.selection(
            visit.query, words: DeskSearch.inAddress(of: visit).words, slugs: slugs)
        return InboxAddress(opened?.selection ?? asked, slugs: slugs, visit)
    }

    private static func narrowing(
        _ choices: InboxChoices, _ address: InboxAddress, _ offices: [String: Office]
    ) -> NarrowingView {
        NarrowingView(
            services: choices.services.map { service in
                NarrowingView.Choice(
                    value: service.name, label: service.title, count: service.count,
                    below: service.steps.map { step in
                        NarrowingView.Choice(
                            value: "\(service.name)/\(step.name)", label: step.title, count: step.count)
                    })
            }, service: address.step,
            offices: offices.values.sorted { $0.name < $1.name }.map { office in
                NarrowingView.Choice(
                    value: office.slug, label: office.name, count: choices.offices[office.id] ?? 0)
            }, office: address.office, keeps: address.fields(without: ["langkah", "kantor"]))
    }

    private static func tab(_ saved: SavedSelection, _ address: InboxAddress) -> Tab {
        Tab(
            label: saved.name, href: "/meja?simpanan=\(saved.id)",
            isCurrent: saved.selection == address.selection)
    }

    /// A selection that shows everything needs no name.
    private static func keeping(_ address: InboxAddress, _ saved: [SavedSelection]) -> KeepingView? {
        if let kept = saved.first(where: { $0.selection == address.selection }) {
            return .kept(name: kept.name, forget: "/daftar-tugas/saringan/\(kept.id)/hapus")
        }
        return address.selection.isNarrow
            ? .offered(action: "/daftar-tugas/saringan", fields: address.fields()) : nil
    }

    /// What waits for the officer as an applicant. Their offices' own cases are in nobody's inbox.
    private static func ownTodos(_ visit: Visit, in transaction: any ReadTransaction) throws -> [TodoView] {
        let mine = try MyCases.everywhere(
            for: visit.person, visit.web.environment, visit.web.cases, in: transaction)
        guard !mine.cases.isEmpty || !mine.drafts.isEmpty else { return [] }
        return try OwnRows(mine, visit, namesOffices: true, in: transaction).todos
    }

    /// The office in whose colours the inbox is drawn: the first that the person serves in.
    static func home(_ visit: Visit, _ offices: [String: Office]) -> Office {
        offices.values.min { $0.name < $1.name } ?? visit.office
    }

    /// With how many each group has: the late ones by their own count, another one only where it is on this page whole.
    private static func groups(
        _ inbox: Inbox, of filter: Inbox.Filter, from: Int, total: Int, _ visit: Visit, _ offices: [String: Office]
    ) -> [InboxView.Group] {
        let byTime = Dictionary(grouping: inbox.rows) { When.of($0.due, now: visit.now, zone: visit.office.zone) }
        let shown = InboxView.When.allCases.filter { byTime[$0] != nil }
        func count(_ when: InboxView.When, _ rows: Int) -> Int? {
            if when == .late, [.all, .late].contains(filter) { return inbox.counts[.late] }
            let isWhole = (from == 0 || when != shown.first) && (from + inbox.rows.count >= total || when != shown.last)
            return isWhole ? rows : nil
        }
        return InboxView.When.allCases.compactMap { when in
            guard let group = byTime[when], !group.isEmpty else { return nil }
            return InboxView.Group(
                when: when, count: count(when, group.count), rows: group.map { row($0, visit, offices) })
        }
    }

    static func row(_ row: InboxRow, _ visit: Visit, _ offices: [String: Office]) -> TaskRow {
        let office = offices[row.office]
        return TaskRow(
            title: title(of: row), href: DeskVisit.href(of: row.place, at: office?.slug ?? row.office),
            service: row.service,
            applicant: row.from.map { "Tugas dari \($0)" } ?? row.applicant ?? "Dirahasiakan", code: row.number,
            holder: row.claimedBy == nil
                ? nil : row.claimedBy == visit.person.id ? "Anda" : row.holder ?? "Rekan",
            office: offices.count > 1 ? office?.name : nil,
            due: DueView(row.due, now: visit.now, zone: office?.zone ?? .wib),
            tick: row.mayBeDoneTogether(by: visit.person.id) ? row.ticked.text : nil)
    }
}

extension ShowInbox {
    private static func title(of row: InboxRow) -> String {
        if row.isRefused { return "Tidak diterima: \(row.title)" }
        switch row.kind {
        case .undo: return "Membatalkan: \(row.title)"
        case .stalled: return "Tertunda: \(row.title)"
        case .step, .effect, .form: return row.title
        }
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

extension Inbox.Filter {
    fileprivate var label: String {
        switch self {
        case .all: "Semua"
        case .mine: "Dipegang saya"
        case .free: "Belum diambil"
        case .late: "Terlambat"
        }
    }
}
