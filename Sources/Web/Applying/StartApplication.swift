import Services

/// POST `{base}/layanan/{sop}/ajukan`: opens a draft.
enum StartApplication {
    static func reply(to visit: Visit) async throws -> Reply {
        let id = try await StartDraft(visit.web.environment, visit.web.cases)(
            visit.parameter("sop"), at: visit.office.id, by: visit.person, secret: visit.draftSecret)
        return .redirect(to: "\(visit.base)/ajukan/\(id)/1")
    }
}
