import HTTPTypes
import Pages
import Procedures
import Services

/// POST below a task of another office's case: the same acts as at a case of this office, sent on.
enum ActOnHandover {
    static func act(_ visit: Visit) async throws -> Reply { try await reply(visit, ActOnTask.act) }
    static func skip(_ visit: Visit) async throws -> Reply { try await reply(visit, ActOnTask.skip) }
    static func retry(_ visit: Visit) async throws -> Reply { try await reply(visit, ActOnTask.retry) }
    static func take(_ visit: Visit) async throws -> Reply { try await reply(visit, ClaimTask.take) }
    static func release(_ visit: Visit) async throws -> Reply { try await reply(visit, ClaimTask.release) }

    /// The reader has seen why the other office did not take what they sent.
    static func read(_ visit: Visit) async throws -> Reply {
        let office = try visit.desk()
        try await ReadRefusal(visit.web.environment)(visit.parameter("perbuatan"), at: office.id, by: visit.person)
        return .redirect(to: "/meja", flash: "Ditandai sudah dibaca.")
    }

    private static func reply(
        _ visit: Visit, _ act: (DeskVisit) async throws -> Reply
    ) async throws -> Reply {
        let (office, handover) = try await visit.read { try ShowHandover.load(visit, in: $0) }
        guard let look = handover.look else { return over(visit, office, handover) }
        return try await act(DeskVisit(visit, office, handover, look))
    }

    /// The task was closed while the reader wrote: what happened, and what they wrote.
    static func over(_ visit: Visit, _ office: Office, _ handover: HandoverLook) -> Reply {
        var view = ProblemView(
            title: handover.lateParty == nil ? "Tugas ini tidak menunggu lagi" : "Waktu langkah ini sudah habis",
            text: handover.whyOver,
            links: [LinkView(label: "Tugas saya", href: "/meja")])
        view.typed = TypedForm(visit.form).rows
        return .page(Page.problem(view, in: visit.deskFrame(of: office, at: .inbox)), status: .conflict)
    }
}
