import Forms
import Pages
import Services
import Store

/// A person's own cases as rows of a page, and what they have to do in them.
struct OwnRows {
    private let mine: MyCases
    private let visit: Visit
    private let offices: [String: Office]
    private let namesOffices: Bool

    init(_ mine: MyCases, _ visit: Visit, namesOffices: Bool, in transaction: any ReadTransaction) throws {
        (self.mine, self.visit, self.namesOffices) = (mine, visit, namesOffices)
        offices =
            namesOffices
            ? try ReadOffices(visit.web.environment).these(
                Set(mine.cases.map(\.office) + mine.drafts.map(\.office)), in: transaction)
            : [visit.office.id: visit.office]
    }

    /// Steps that wait for the reader, and forms of cases that run.
    var todos: [TodoView] {
        let steps: [TodoView] = mine.cases.flatMap { item in item.todos.map { view(of: $0, in: item) } }
        let forms: [TodoView] = mine.drafts.filter(\.isForCase).map { draft in
            TodoView(
                title: named(draft.service, draft.office),
                act: LinkView(label: "Isi sekarang", href: "\(base(draft.office))/ajukan/\(draft.id)/1"))
        }
        return steps + forms
    }

    func row(_ item: MyCases.CaseRow) -> LinkRow {
        let tag: TagView? =
            item.result.map { _ in TagView(text: "Selesai", kind: .neutral) }
            ?? (item.todos.isEmpty ? nil : TagView(text: "Perlu Anda", kind: .soon))
        return LinkRow(
            title: item.result.map { "\(item.service): \($0)" } ?? item.service,
            href: "\(base(item.office))/permohonan/\(item.id)", note: note(of: item), tag: tag)
    }

    func row(_ draft: MyCases.DraftRow) -> LinkRow {
        LinkRow(
            title: draft.service, href: "\(base(draft.office))/ajukan/\(draft.id)",
            note: named("Terakhir diubah \(LocalTime(draft.changed, in: zone(draft.office)).medium)", draft.office),
            tag: nil)
    }

    private func view(of todo: MyCases.Todo, in item: MyCases.CaseRow) -> TodoView {
        TodoView(
            title: "\(todo.text) – \(named(item.service, item.office))",
            since: LocalTime(todo.opened, in: zone(item.office)),
            due: OwnTime.norm(todo.due, now: visit.now, zone: zone(item.office)),
            act: LinkView(
                label: AnswerStep.act(isRepair: todo.isRepair),
                href: "\(base(item.office))/permohonan/\(item.id)/tugas/\(todo.step)/\(todo.visit)"))
    }

    /// The code, the office, who has it, until when.
    private func note(of item: MyCases.CaseRow) -> String {
        named("Kode \(item.track), \(place(of: item))", item.office)
    }

    private func place(of item: MyCases.CaseRow) -> String {
        let zone = zone(item.office)
        if let ended = item.ended { return "selesai \(LocalTime(ended, in: zone).date.long)" }
        let holders = item.waiting.flatMap(\.holders)
        let word = item.waiting.count == 1 && item.waiting[0].isDoneByOne ? "atau" : "dan"
        let holder =
            !item.todos.isEmpty
            ? "menunggu Anda" : holders.isEmpty ? "sedang diproses" : "dipegang \(WordList.joined(holders, with: word))"
        switch DueView(item.due, standingSince: item.standingSince, now: visit.now, zone: zone) {
        case .none: return holder
        case .at(let due): return "\(holder), selesai paling lambat \(due.time.medium)"
        case .paused(let since, _): return "\(holder), waktu berhenti sejak \(since.medium)"
        }
    }

    private func named(_ text: String, _ office: String) -> String {
        namesOffices ? "\(text), \(offices[office]?.name ?? office)" : text
    }

    private func base(_ office: String) -> String {
        guard namesOffices, let found = offices[office] else { return visit.base }
        return found.isRoot ? "" : "/k/\(found.slug)"
    }

    private func zone(_ office: String) -> Zone { offices[office]?.zone ?? visit.office.zone }
}
