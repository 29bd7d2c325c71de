import HTTPTypes
import Pages
import Procedures
import Services
import Store

/// `/meja/{meja}/{permohonan}/tugas/{langkah}/{kunjungan}/disposisi`: gives a task to a colleague, with a word.
enum DispositionPages {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        try page(DeskVisit(visit, in: transaction), nil, in: transaction)
    }

    static func assign(_ visit: Visit) async throws -> Reply {
        let desk = try await DeskVisit.open(visit)
        let (_, address) = try desk.addressed()
        if SnippetInsertion.isPressed(in: visit.form) {
            return try await visit.read { transaction in
                let form = try SnippetInsertion.apply(to: visit.form, visit, at: desk.office.id, in: transaction)
                return try page(desk.with(form: form), nil, in: transaction)
            }
        }
        do {
            try await AssignTask(visit.web.environment, visit.web.cases)(
                address, from: visit.form["pemegang"].flatMap { $0.isEmpty ? nil : $0 }, to: visit.form["kepada"] ?? "",
                note: visit.form["catatan"]?.trimmed, by: visit.person)
        } catch Refusal.claimed {
            // Whom the page shows is read anew, and so is who may get it.
            let now = try await DeskVisit.open(visit)
            return try await visit.read {
                try page(now, "Tugas ini baru saja berganti pemegang. Periksa lagi, lalu kirim", in: $0)
            }
        } catch let troubles as FieldTroubles {
            return try await visit.read { try page(desk, troubles.messages["kepada"], in: $0) }
        } catch let refusal as Refusal {
            return try await desk.reply(to: refusal, entered: visit.form["catatan"] ?? "")
        }
        return .redirect(to: desk.root, flash: "Tugas didisposisikan; rekan Anda diberi tahu.")
    }

    private static func page(
        _ desk: DeskVisit, _ error: String?, in transaction: any ReadTransaction
    ) throws -> Reply {
        let (look, visit) = (desk.look, desk.visit)
        let (step, address) = try desk.addressed()
        if let refusal = look.assignRefusal(at: step.name, address.visit) {
            return CaseTrouble(visit).reply(to: refusal, look, desk: desk.office)
        }
        let holder = look.state.open[step.name]?.claimedBy
        let colleagues = try Colleague.of(address, visit.web.environment, visit.web.cases, in: transaction)
            .filter { $0.account != visit.person.id && $0.account != holder }
        let view = DispositionView(
            service: look.procedure.title, code: look.number, caseHref: desk.root,
            task: look.procedure.text(of: step, visit: address.visit),
            action: "\(desk.root)/tugas/\(step.name)/\(address.visit)/disposisi",
            colleagues: colleagues.map { colleague in
                OptionView(
                    value: colleague.account, label: colleague.name,
                    note: colleague.taken == 0
                        ? "Belum memegang tugas" : "Memegang \(Digits.grouped(colleague.taken)) tugas")
            }, chosen: visit.form["kepada"], colleagueError: error, note: visit.form["catatan"] ?? "",
            holderID: holder, holder: holder.map { $0 == visit.person.id ? "Anda" : look.names[$0] ?? "rekan" },
            snippets: try SnippetInsertion.view(["catatan"], visit, at: desk.office.id, in: transaction))
        return .page(
            Page.disposition(view, in: desk.frame), status: error == nil ? .ok : .unprocessableContent)
    }
}
