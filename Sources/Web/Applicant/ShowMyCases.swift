import Forms
import Pages
import Services
import Store

/// `{base}/permohonan`: one's own cases and drafts at this office.
enum ShowMyCases {
    static func reply(to visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let mine = try MyCases.load(
            for: visit.person, at: visit.office.id, visit.web.environment, visit.web.cases, in: transaction)
        let zone = visit.office.zone
        let todos: [TodoView] = mine.cases.flatMap { item in
            item.todos.map { todo -> TodoView in
                TodoView(
                    title: "\(todo.text) – \(item.service)", quote: nil,
                    due: DueView(todo.due, now: visit.now, zone: zone),
                    act: LinkView(
                        label: "Kerjakan sekarang",
                        href: "\(visit.base)/permohonan/\(item.id)/tugas/\(todo.step)/\(todo.visit)"))
            }
        }
        let forCases: [TodoView] = mine.drafts.filter { $0.isForCase }.map { draft -> TodoView in
            TodoView(
                title: draft.service, quote: nil, due: .none,
                act: LinkView(label: "Isi sekarang", href: "\(visit.base)/ajukan/\(draft.id)/1"))
        }
        let view = MyCasesView(
            name: visit.person.name, todos: todos + forCases,
            open: mine.cases.filter { $0.ended == nil }.map { row($0, visit, zone) },
            drafts: mine.drafts.filter { !$0.isForCase }.map {
                LinkRow(
                    title: $0.service, href: "\(visit.base)/ajukan/\($0.id)",
                    note: "Terakhir diubah \(LocalTime($0.changed, in: zone).medium)", tag: nil)
            },
            ended: mine.cases.filter { $0.ended != nil }.map { row($0, visit, zone) })
        return .page(Page.myCases(view, in: visit.frame(at: .cases)))
    }

    /// Who has it and until when. While it waits for the applicant the clock may stand, and the case's page tells.
    private static func place(of item: MyCases.CaseRow, _ zone: Zone) -> String {
        let holder = item.holders.isEmpty ? "sedang diproses" : "dipegang \(WordList.joined(item.holders))"
        let due = item.due.map { ", selesai paling lambat \(LocalTime(due: $0, in: zone).medium)" }
        return holder + (due ?? "")
    }

    private static func row(_ item: MyCases.CaseRow, _ visit: Visit, _ zone: Zone) -> LinkRow {
        let place =
            item.ended.map { "selesai \(LocalTime($0, in: zone).date.long)" }
            ?? (item.todos.isEmpty ? self.place(of: item, zone) : "menunggu Anda")
        let note = "Kode \(item.track), \(place)"
        let tag: TagView? =
            item.result.map { _ in TagView(text: "Selesai", kind: .neutral) }
            ?? (item.todos.isEmpty ? nil : TagView(text: "Perlu Anda", kind: .soon))
        return LinkRow(
            title: item.result.map { "\(item.service): \($0)" } ?? item.service,
            href: "\(visit.base)/permohonan/\(item.id)", note: note, tag: tag)
    }
}
