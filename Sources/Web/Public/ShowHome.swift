import Forms
import Pages
import Procedures
import Services
import Store

/// `{base}/`: what one can have done at this office.
enum ShowHome {
    /// How many services of other offices a page names, and how many offices a search.
    private static let most = 20

    static func reply(to visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let list = try ServiceList.load(of: visit.office.id, visit.web.environment, visit.web.cases, in: transaction)
        let offered = list.services.filter { $0.procedure.isOffered }
        let rows = offered.map { ServiceRow($0.procedure, base: visit.base) }
        var doors = try doors(visit, in: transaction)
        let calendar = try OfficeCalendar.of(visit.office.id, in: transaction)
        let offices = try ReadOffices(visit.web.environment).below(visit.office.id, in: transaction)
        let below = try offices.map { try ServiceRow($0, visit, in: transaction) }
        var groups = grouped(offered.map(\.procedure), besides: doors, base: visit.base)
        if let index = groups.firstIndex(where: { $0.title == HomeView.doorsTitle }) {
            doors += groups.remove(at: index).services
        }
        if groups.count == 1 { groups[0].title = "Semua layanan" }
        if rows.isEmpty, !visit.office.isRoot {
            let others = try RegencyServices(visit.web.environment, visit.web.cases)
                .ofOneOffice(but: visit.office.id, limit: most, in: transaction)
            let services = others.map { row($0, visit) }
            if !services.isEmpty { groups.append(.init(title: "Layanan kabupaten", services: services)) }
        }
        if !below.isEmpty { groups.append(.init(title: "Di kantor lain", services: below)) }
        let view = HomeView(
            title: "Layanan \(visit.office.name)",
            lede: visit.closed == nil
                ? "Ajukan dari mana saja, lihat keadaannya kapan saja."
                : "Permohonan yang lama tetap dapat dilacak dan dibaca.",
            opening: visit.closed == nil ? OpeningView(calendar, at: visit.now) : nil,
            search: try search(rows, visit, in: transaction),
            mostUsed: try mostUsed(rows, of: offered, visit, in: transaction), groups: groups,
            note: rows.isEmpty && !visit.office.isRoot ? withoutServices(visit) : nil,
            elsewhere: visit.office.isRoot
                ? nil : LinkView(label: "Layanan kantor lain", href: "\(visit.regency)/"),
            doors: doors)
        return .page(Page.home(view, in: visit.frame(at: .services)))
    }

    private static func withoutServices(_ visit: Visit) -> String {
        visit.closed == nil
            ? "\(visit.office.name) belum membuka layanan daring. Datang ke kantor, atau pilih layanan kabupaten."
            : "\(visit.office.name) tidak menerima permohonan lagi."
    }

    /// By the affairs of those who come (`rumpun`), each where the first of its services stands. Complaints and questions
    /// for information have a place of their own below.
    private static func grouped(
        _ procedures: [Procedure], besides doors: [ServiceRow], base: String
    ) -> [HomeView.ServiceGroup] {
        let other = "Layanan lain"
        var groups: [HomeView.ServiceGroup] = []
        for procedure in procedures {
            let row = ServiceRow(procedure, base: base)
            if doors.contains(where: { $0.href == row.href }) { continue }
            let title = procedure.serviceGroup ?? other
            if let index = groups.firstIndex(where: { $0.title == title }) {
                groups[index].services.append(row)
            } else {
                groups.append(HomeView.ServiceGroup(title: title, services: [row]))
            }
        }
        return groups.filter { $0.title != other } + groups.filter { $0.title == other }
    }

    /// What matches: the offices below by their name, and services; at the regency's own page in every office, since nobody
    /// need know which one does a thing.
    private static func search(
        _ rows: [ServiceRow], _ visit: Visit, in transaction: any ReadTransaction
    ) throws -> HomeView.SearchResult? {
        let query = String((visit.query["q"] ?? "").prefix(100))
        let words = SearchWords(query)
        if words.isEmpty { return nil }
        let names = try OfficeNames.load(from: visit.office.id, in: transaction)
        let named = names.search(words)
        let offices = HomeView.Found(
            try named.prefix(most).map { try row($0, visit, in: transaction) }, of: named.count)
        guard visit.office.isRoot else {
            return HomeView.SearchResult(
                query: query, offices: offices,
                services: HomeView.Found(rows.filter { words.match("\($0.title) \(visit.office.name)") }),
                wider: LinkView(label: "Cari di semua kantor", href: "\(visit.regency)/?q=\(Flash.encode(query))"))
        }
        let found = try RegencyServices(visit.web.environment, visit.web.cases)
            .search(words, among: names, limit: most, in: transaction)
        let services = found.entries.map { row($0, in: names.above($0.office.id), visit) }
        return HomeView.SearchResult(
            query: query, offices: offices, services: HomeView.Found(services, of: found.count))
    }

    private static func doors(_ visit: Visit, in transaction: any ReadTransaction) throws -> [ServiceRow] {
        let doors = OpenDoors(visit, in: transaction)
        return [try doors.complaint(), try doors.information()].compactMap(\.self)
    }

    /// - Parameter district: the office above, where it is told.
    private static func row(
        _ entry: RegencyServices.Entry, in district: String? = nil, _ visit: Visit
    ) -> ServiceRow {
        let base = visit.regency + (entry.office.isRoot ? "" : "/k/\(entry.office.slug)")
        var row = ServiceRow(entry.service.procedure, base: base)
        row.time = [entry.office.name, district ?? "", row.time].filter { !$0.isEmpty }.joined(separator: " · ")
        return row
    }

    /// An office that was found by its name; of a closed one, who took over.
    private static func row(
        _ entry: OfficeNames.Entry, _ visit: Visit, in transaction: any ReadTransaction
    ) throws -> ServiceRow {
        if entry.isClosed {
            let office = try ReadOffices(visit.web.environment)(entry.id, in: transaction)
            return try ServiceRow(office, visit, in: transaction)
        }
        return ServiceRow(title: entry.name, href: "\(visit.regency)/k/\(entry.slug)/", time: entry.above ?? "")
    }
}

extension ShowHome {
    /// The four that were asked for most in the last year, where the list is too long to be seen at once.
    private static func mostUsed(
        _ rows: [ServiceRow], of offered: [ServiceList.Service], _ visit: Visit, in transaction: any ReadTransaction
    ) throws -> [ServiceRow] {
        guard rows.count > 6 else { return [] }
        let counts = try CaseCounts.opened(
            at: visit.office.id, since: visit.now.adding(seconds: -365 * 86_400), in: transaction)
        let counted = zip(rows, offered).map { (row: $0, count: counts[$1.procedure.name] ?? 0) }
        return counted.filter { $0.count > 0 }.sorted { $0.count > $1.count }.prefix(4).map(\.row)
    }
}

extension ServiceRow {
    init(_ procedure: Procedure, base: String) {
        self.init(
            title: procedure.title, href: "\(base)/layanan/\(procedure.name)",
            time: procedure.limits.first?.time.text ?? "", needsVisit: procedure.needsVisit)
    }

    /// An office, whose own page says more; of a closed one, who took over. Only the regency's host shows it
    /// (``LocateOffice``).
    fileprivate init(_ office: Office, _ visit: Visit, in transaction: any ReadTransaction) throws {
        let closed = try ClosedOffice(office, in: transaction)
        self.init(
            title: office.name, href: "\(visit.regency)/k/\(office.slug)/",
            time: closed.map { "Ditutup; layanannya pada \($0.successor.name)" } ?? "")
    }
}

extension OpeningView {
    init(_ calendar: WorkingCalendar, at now: Instant) {
        let day = now.date(in: calendar.zone)
        let hours = calendar.openIntervals(on: day)
        if calendar.isOpen(at: now), let closing = calendar.closing(of: day) {
            self.init(
                text: "Kantor buka sampai pukul \(LocalTime(closing, in: calendar.zone).clock)", isOpen: true, note: nil
            )
        } else if let next = calendar.opening(of: day), now < next {
            self.init(
                text: "Kantor buka hari ini pukul \(LocalTime(next, in: calendar.zone).clock)", isOpen: false, note: nil
            )
        } else if hours.count > 1, let closing = calendar.closing(of: day), now < closing {
            self.init(text: "Kantor istirahat", isOpen: false, note: nil)
        } else {
            // Within a week the day's name is enough; over a long holiday it is not.
            let next = calendar.workingDate(1, after: day)
            let name = next < day.adding(days: 7) ? next.weekday.title : String(next.shortText.dropLast(5))
            let opening = calendar.opening(of: next).map { "\(name) pukul \(LocalTime($0, in: calendar.zone).clock)" }
            self.init(
                text: "Kantor tutup" + (opening.map { " sampai \($0)" } ?? ""), isOpen: false,
                note: calendar.closedReason(on: day).map { "Hari ini \($0)." })
        }
    }
}
