import Procedures
import Services

/// POST `…/ambil` and `…/lepas`: who has a task.
enum ClaimTask {
    static func take(_ visit: Visit) async throws -> Reply { try await take(at: try await DeskVisit.open(visit)) }
    static func release(_ visit: Visit) async throws -> Reply { try await release(at: try await DeskVisit.open(visit)) }

    static func take(at desk: DeskVisit) async throws -> Reply {
        try await act(desk, "Tugas ini sekarang Anda pegang.") { try await desk.claim($0) }
    }

    static func release(at desk: DeskVisit) async throws -> Reply {
        try await act(desk, "Tugas dilepas; rekan Anda dapat mengambilnya.") { try await desk.release($0) }
    }

    private static func act(
        _ desk: DeskVisit, _ flash: String, _ body: (TaskAddress) async throws -> Void
    ) async throws -> Reply {
        let (step, address) = try desk.addressed()
        do {
            try await body(address)
        } catch let refusal as Refusal {
            return try await desk.reply(to: refusal)
        }
        return .redirect(
            to: desk.handover == nil ? "\(desk.root)?tugas=\(step.name)" : "/meja", flash: desk.flash(flash))
    }
}
