import Forms
import HTTPTypes
import Pages
import Procedures
import Services
import Store

/// `/daftar-tugas/bersama`: one decision for the tasks that were ticked in the inbox.
enum TogetherPages {
    /// Which they are, and what is asked. Nothing is saved.
    static func ask(_ visit: Visit) async throws -> Reply {
        try await visit.read { try page(visit, TaskErrors(), in: $0) }
    }

    static func decide(_ visit: Visit) async throws -> Reply {
        if SnippetInsertion.isPressed(in: visit.form) {
            return try await visit.read { transaction in
                // Only the texts of an office in which they have one of the tasks.
                let office = try found(visit, in: transaction).batches.first?.office ?? ""
                let form = try SnippetInsertion.apply(to: visit.form, visit, at: office, in: transaction)
                return try page(visit.with(form: form), TaskErrors(), in: transaction)
            }
        }
        let ticked = ticked(visit)
        let batches = try await visit.read { try found(visit, in: $0).batches }
        // Of several steps each asks for a decision of its own; of none, it may have been decided by this form before.
        guard !ticked.isEmpty, batches.count < 2 else { return try await ask(visit) }
        if batches.count == 1 {
            let errors = errors(visit, batches[0].step)
            guard !errors.hasErrors else { return try await visit.read { try page(visit, errors, in: $0) } }
        }
        let results = try await CompleteTogether(visit.web.environment, visit.web.cases)(
            ticked, outcome: outcome(visit, batches.first?.step), reason: typed("alasan", visit),
            note: typed("catatan", visit), blobs: visit.web.blobs, by: visit.person)
        return try await visit.read { transaction in
            let offices = try ShowInbox.offices(visit, in: transaction)
            let view = try view(of: results, visit, offices, in: transaction)
            return .page(
                Page.togetherResult(view, in: visit.deskFrame(of: ShowInbox.home(visit, offices), at: .inbox)))
        }
    }

    private static func ticked(_ visit: Visit) -> [TickedTask] {
        var seen: Set<TaskAddress> = []
        return visit.form.all("tugas").compactMap(TickedTask.init).filter { seen.insert($0.address).inserted }
            .prefix(mostTicks).map(\.self)
    }

    /// More than a page of the inbox has. What is done at once are fewer.
    private static let mostTicks = 200

    private static func found(_ visit: Visit, in transaction: any ReadTransaction) throws -> TickedTasks {
        try TickedTasks(ticked(visit), for: visit.person, visit.web.environment, visit.web.cases, in: transaction)
    }

    private static func typed(_ name: String, _ visit: Visit) -> String? {
        visit.form[name].flatMap { $0.trimmed.isEmpty ? nil : $0 }
    }

    /// The outcomes that ask for nothing to be filled in.
    private static func outcomes(of step: Step) -> [Outcome] { step.outcomes.filter(\.asks.isEmpty) }

    private static func outcome(_ visit: Visit, _ step: Step?) -> String {
        let all = step.map(outcomes) ?? []
        return visit.form["hasil"] ?? (all.count == 1 ? all[0].name : "")
    }

    private static func errors(_ visit: Visit, _ step: Step) -> TaskErrors {
        let chosen = outcomes(of: step).first { $0.name == outcome(visit, step) }
        return TaskErrors(
            outcome: chosen == nil ? "Pilih keputusan Anda" : nil,
            reason: chosen?.reason != nil && typed("alasan", visit) == nil ? "Isi alasan" : nil)
    }

    private static func page(
        _ visit: Visit, _ errors: TaskErrors, in transaction: any ReadTransaction
    ) throws -> Reply {
        let found = try found(visit, in: transaction)
        let offices = try ShowInbox.offices(visit, in: transaction)
        let view = TogetherView(
            batches: found.batches.map { batch in
                let service = [batch.procedure.title, offices.count > 1 ? offices[batch.office]?.name : nil]
                return TogetherView.Batch(
                    title: batch.step.text, service: service.compactMap(\.self).joined(separator: " · "),
                    rows: batch.rows.prefix(TickedTasks.most).map { ShowInbox.row($0, visit, offices) },
                    beyond: max(0, batch.rows.count - TickedTasks.most))
            }, missing: found.missing,
            panel: found.batches.count == 1 ? try panel(visit, found.batches[0], errors, in: transaction) : nil,
            choose: "/daftar-tugas/bersama")
        return .page(
            Page.together(view, in: visit.deskFrame(of: ShowInbox.home(visit, offices), at: .inbox)),
            status: errors.hasErrors ? .unprocessableContent : .ok)
    }

    private static func panel(
        _ visit: Visit, _ batch: TickedTasks.Batch, _ errors: TaskErrors, in transaction: any ReadTransaction
    ) throws -> TaskPanel {
        let outcomes = outcomes(of: batch.step)
        let count = Digits.grouped(min(batch.rows.count, TickedTasks.most))
        return TaskPanel(
            title: batch.step.text, holding: .shared,
            outcomes: outcomes.count > 1
                ? outcomes.map { TaskPanel.Outcome($0, of: batch.step, in: batch.procedure) } : [],
            chosen: visit.form["hasil"], outcomeError: errors.outcome, reason: visit.form["alasan"] ?? "",
            reasonError: errors.reason, note: visit.form["catatan"] ?? "", version: 0,
            action: "/daftar-tugas/bersama/putuskan",
            submit: outcomes.count > 1 ? "Putuskan \(count) permohonan" : "Selesaikan \(count) permohonan",
            snippets: try SnippetInsertion.view(
                outcomes.contains { $0.reason != nil } ? ["alasan", "catatan"] : ["catatan"], visit, at: batch.office,
                in: transaction))
    }

    private static func view(
        of results: [CompleteTogether.Result], _ visit: Visit, _ offices: [String: Office],
        in transaction: any ReadTransaction
    ) throws -> TogetherResultView {
        let holders = results.compactMap { result -> String? in
            guard case .refused(let refusal) = result.end else { return nil }
            return refusal.colleague
        }
        let names = try OfficerNames.of(Set(holders), in: transaction)
        let rows = results.map { (result: $0, row: row(of: $0, names, offices)) }
        return TogetherResultView(
            title: "Hasil penyelesaian sekaligus", done: rows.filter { $0.result.end.isDone }.map(\.row),
            refused: rows.filter { !$0.result.end.isDone }.map(\.row), again: again(results, visit))
    }

    /// What was typed, to decide with it what did not go in; nil where everything did.
    private static func again(_ results: [CompleteTogether.Result], _ visit: Visit) -> TogetherResultView.Again? {
        let refused = Set(results.filter { !$0.end.isDone }.map(\.task))
        guard !refused.isEmpty else { return nil }
        return TogetherResultView.Again(
            action: "/daftar-tugas/bersama", ticks: ticked(visit).filter { refused.contains($0.address) }.map(\.text),
            outcome: visit.form["hasil"] ?? "", reason: typed("alasan", visit) ?? "",
            note: typed("catatan", visit) ?? "")
    }

    private static func row(
        of result: CompleteTogether.Result, _ names: [String: String], _ offices: [String: Office]
    ) -> TogetherResultView.Row {
        let why: String? =
            switch result.end {
            case .done: nil
            case .doneBefore: "sudah Anda selesaikan sebelumnya"
            case .tooLate: "waktu langkah ini sudah habis; yang Anda catat tersimpan di riwayat"
            case .unknown: "tugas ini tidak ada, atau tidak dapat diselesaikan sekaligus"
            case .refused(let refusal):
                refusal.colleague.flatMap { names[$0] }.map { "\(refusal.message) (\($0))" } ?? refusal.message
            }
        return TogetherResultView.Row(
            code: result.number ?? "Tugas lain",
            href: result.number == nil
                ? nil : offices[result.task.office].map { "/meja/\($0.slug)/\(result.task.caseID)" }, why: why)
    }
}

extension CompleteTogether.End {
    fileprivate var isDone: Bool { self == .done || self == .doneBefore }
}

extension Refusal {
    /// Who was first.
    fileprivate var colleague: String? {
        switch self {
        case .claimed(let by): by
        case .stepLeft(_, _, let by, _): by
        default: nil
        }
    }
}
