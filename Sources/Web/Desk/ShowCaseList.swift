import Forms
import Pages
import Services
import Store

/// `/meja/{meja}/permohonan`: the cases of an office.
enum ShowCaseList {
    private static let pageSize = 50

    static func reply(to visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let office = try visit.desk()
        let state = visit.query["keadaan"].flatMap(CaseList.State.init) ?? .running
        let search = DeskSearch.inAddress(of: visit)
        let from = visit.offset
        let place = visit.query["lama"].flatMap(CaseSearchPlace.init)
        let list = try CaseList.load(
            state, of: office.id, query: search.words, after: place, for: visit.person, limit: pageSize, offset: from,
            visit.web.environment, visit.web.cases, in: transaction)
        let root = "/meja/\(office.slug)/permohonan"
        let total = list.counts[state] ?? 0
        if list.rows.isEmpty, let nearer = visit.back(total: total, pageSize: pageSize) {
            return try reply(to: nearer, in: transaction)
        }
        func href(_ state: CaseList.State, after place: CaseSearchPlace?) -> String {
            "\(root)?keadaan=\(state.rawValue)\(search.parameter)" + (place.map { "&lama=\($0.text)" } ?? "")
        }
        // Most offices have told everybody most of the time.
        let states = CaseList.State.allCases.filter { $0 != .untold || $0 == state || list.counts[$0] ?? 0 > 0 }
        var view = CaseListView(
            office: office.slug, query: search.words,
            filters: states.map {
                Tab(
                    label: $0.label, count: list.counts[$0], href: href($0, after: place), isCurrent: $0 == state)
            },
            rows: list.rows.map { row($0, in: state, office, visit) }, total: total,
            more: from + pageSize < total
                ? LinkView(
                    label: "Permohonan sebelumnya", href: "\(href(state, after: place))&dari=\(from + pageSize)") : nil,
            keeps: [("keadaan", state.rawValue)], note: searched(after: place, to: list.older, zone: office.zone),
            isEnded: state == .ended, hasNoPart: list.hasNoPart,
            erase: CaseToErase.isOffered(at: office, to: visit.person, at: visit.now)
                ? LinkView(label: "Hapus isi permohonan menurut nomornya…", href: "/meja/\(office.slug)/hapus-isi")
                : nil)
        // What runs was looked through first: what is left has ended.
        view.older = list.older.map { older in
            LinkView(
                label: "Cari lebih lama", href: href(state.isRunning && older.isEnded ? .all : state, after: older))
        }
        return .page(Page.caseList(view, in: visit.deskFrame(of: office, at: .cases)))
    }

    /// What a search by words has looked through; nil: everything.
    private static func searched(
        after place: CaseSearchPlace?, to older: CaseSearchPlace?, zone: Zone
    ) -> String? {
        guard let older else { return place == nil ? nil : "Ini bagian terlama dari pencarian." }
        let day = LocalTime(older.opened, in: zone).date.long
        if place != nil { return "Ini lanjutan pencarian, sampai permohonan yang diterima \(day)." }
        return older.isEnded
            ? "Sudah dicari: semua yang berjalan, dan yang selesai bila diterima sejak \(day)."
            : "Sudah dicari: yang berjalan bila diterima sejak \(day)."
    }

    private static func row(
        _ entry: CaseList.Entry, in state: CaseList.State, _ office: Office, _ visit: Visit
    ) -> CaseListView.Row {
        CaseListView.Row(
            code: entry.number,
            href: "/meja/\(office.slug)/\(entry.id)" + (state == .untold ? "#\(UnreachedView.anchor)" : ""),
            service: entry.service,
            applicant: entry.applicant ?? "Dirahasiakan", place: place(of: entry),
            receivedAt: LocalTime(entry.opened, in: office.zone),
            due: DueView(entry.due, standingSince: entry.standingSince, now: visit.now, zone: office.zone),
            endedAt: entry.ended.map { LocalTime($0, in: office.zone) })
    }

    /// What waits and who has it; the result of what is over.
    private static func place(of entry: CaseList.Entry) -> String {
        if let result = entry.result { return result }
        let steps = entry.waiting.map { step in
            "\(step.text) · \(WordList.joined(step.holders, with: step.isDoneByOne ? "atau" : "dan"))"
        }
        return steps.isEmpty ? "Sedang diproses" : steps.joined(separator: "; ")
    }
}

extension CaseList.State {
    fileprivate var label: String {
        switch self {
        case .running: "Berjalan"
        case .waiting: "Menunggu pemohon"
        case .late: "Lewat batas"
        case .untold: "Pemohon belum diberi tahu"
        case .ended: "Selesai"
        case .all: "Semua"
        }
    }
}
