import Pages
import Services
import Store

/// `{base}/permohonan`: one's own cases and drafts at this office. On the regency's own pages an officer sees those of
/// every office: they apply for the office that they serve in, wherever the service is.
enum ShowMyCases {
    static func reply(to visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let isEverywhere = visit.hasDesk && visit.office.isRoot
        let (environment, cases) = (visit.web.environment, visit.web.cases)
        let mine =
            isEverywhere
            ? try MyCases.everywhere(for: visit.person, environment, cases, in: transaction)
            : try MyCases.load(for: visit.person, at: visit.office.id, environment, cases, in: transaction)
        let rows = try OwnRows(mine, visit, namesOffices: isEverywhere, in: transaction)
        let view = MyCasesView(
            name: visit.person.name, todos: rows.todos,
            open: mine.cases.filter { $0.ended == nil }.map(rows.row),
            drafts: mine.drafts.filter { !$0.isForCase }.map(rows.row),
            ended: mine.cases.filter { $0.ended != nil }.map(rows.row),
            elsewhere: visit.hasDesk && !isEverywhere
                ? LinkView(label: "Permohonan Anda di semua kantor", href: "/permohonan") : nil)
        return .page(Page.myCases(view, in: visit.frame(at: .cases)))
    }
}
