import Procedures
import Services

/// POST `…/ambil` and `…/lepas`: who has a task.
enum ClaimTask {
    static func take(_ visit: Visit) async throws -> Reply {
        try await act(visit, "Tugas ini sekarang Anda pegang.") { acts, address in
            try await acts.claim(address, by: visit.person)
        }
    }

    static func release(_ visit: Visit) async throws -> Reply {
        try await act(visit, "Tugas dilepas; rekan Anda dapat mengambilnya.") { acts, address in
            try await acts.release(address, by: visit.person)
        }
    }

    private static func act(
        _ visit: Visit, _ flash: String, _ body: (TaskActs, TaskAddress) async throws -> Void
    ) async throws -> Reply {
        let desk = try await DeskVisit.open(visit)
        let (step, address) = try desk.addressed()
        do {
            try await body(TaskActs(visit.web.environment, visit.web.cases), address)
        } catch let refusal as Refusal {
            return CaseTrouble(visit).reply(to: refusal, try await DeskVisit.open(visit).look, desk: desk.office)
        }
        return .redirect(to: "\(desk.root)?tugas=\(step.name)", flash: flash)
    }
}
