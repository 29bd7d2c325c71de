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
        let list = try CaseList.load(
            state, of: office.id, query: search.words, for: visit.person, limit: pageSize, offset: from,
            visit.web.environment, visit.web.cases, in: transaction)
        let root = "/meja/\(office.slug)/permohonan"
        let total = list.counts[state] ?? 0
        if list.rows.isEmpty, let nearer = visit.back(total: total, pageSize: pageSize) {
            return try reply(to: nearer, in: transaction)
        }
        let view = CaseListView(
            office: office.slug, query: search.words,
            filters: CaseList.State.allCases.map {
                Tab(
                    label: $0.label, count: list.counts[$0], href: "\(root)?keadaan=\($0.rawValue)\(search.parameter)",
                    isCurrent: $0 == state)
            },
            rows: list.rows.map { row($0, office, visit) }, total: total,
            more: from + pageSize < total
                ? LinkView(
                    label: "Permohonan sebelumnya",
                    href: "\(root)?keadaan=\(state.rawValue)\(search.parameter)&dari=\(from + pageSize)") : nil,
            keeps: [("keadaan", state.rawValue)],
            note: list.isCutShort ? "Pencarian kata memeriksa permohonan terbaru saja. Tulis nomor atau kodenya." : nil,
            isEnded: state == .ended, hasNoPart: list.hasNoPart,
            erase: CaseToErase.isOffered(at: office, to: visit.person, at: visit.now)
                ? LinkView(label: "Hapus isi permohonan menurut nomornya…", href: "/meja/\(office.slug)/hapus-isi")
                : nil)
        return .page(Page.caseList(view, in: visit.deskFrame(of: office, at: .cases)))
    }

    private static func row(_ entry: CaseList.Entry, _ office: Office, _ visit: Visit) -> CaseListView.Row {
        CaseListView.Row(
            code: entry.number, href: "/meja/\(office.slug)/\(entry.id)", service: entry.service,
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
        case .ended: "Selesai"
        case .all: "Semua"
        }
    }
}
