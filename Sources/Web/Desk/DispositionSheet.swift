import Pages
import Procedures
import Services
import Store

/// `/meja/{meja}/{permohonan}/lembar-disposisi`: what officers told each other about the case, as a sheet to print.
enum DispositionSheet {
    static func reply(to visit: Visit, in transaction: any ReadTransaction) throws -> Route.Fetch {
        let desk = try DeskVisit(visit, in: transaction)
        let (look, words) = (desk.look, CaseWords(look: desk.look))
        let zone = look.calendar.zone
        var facts = [
            AnswerRow(label: "Nomor agenda", value: look.number),
            AnswerRow(label: "Diterima", value: LocalTime(look.state.openedAt, in: zone).full),
            AnswerRow(label: "Dari", value: look.applicantName ?? "Dirahasiakan"),
            AnswerRow(label: "Hal", value: look.procedure.title),
        ]
        if case .at(let due) = words.due { facts.append(AnswerRow(label: "Paling lambat", value: due.time.full)) }
        let rows = look.history.compactMap { entry -> DispositionSheetView.Row? in
            guard let (to, text) = disposition(entry, look) else { return nil }
            let who = look.names[entry.person]
            return DispositionSheetView.Row(
                date: LocalTime(entry.occurred, in: zone).medium,
                from: [entry.actingLane, who.map { "(\($0))" }].compactMap(\.self).joined(separator: " "), to: to,
                text: text)
        }
        let view = DispositionSheetView(code: look.number, caseHref: desk.root, facts: facts, rows: rows)
        let opening = desk.opening()
        return {
            await visit.note(opening)
            return .page(Page.dispositionSheet(view, in: desk.frame))
        }
    }

    /// To whom something was passed on, and in which words; nil for what is no disposition.
    private static func disposition(_ entry: HistoryEntry, _ look: CaseLook) -> (to: String, text: String)? {
        switch entry.kind {
        case .assigned(let step, let to): (look.names[to] ?? "Rekan", entry.note ?? step)
        case .done, .confirmed: entry.note.map { ("Petugas berikutnya", $0) }
        default: nil
        }
    }
}
