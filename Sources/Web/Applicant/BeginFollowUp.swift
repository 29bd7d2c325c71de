import Services

/// POST `{base}/permohonan/{permohonan}/lanjutan/{lanjutan}`: begins a case that follows this one (`lanjutan`).
enum BeginFollowUp {
    static func reply(to visit: Visit) async throws -> Reply {
        let id = try await StartFollowUp(visit.web.environment, visit.web.cases)(
            visit.parameter("lanjutan"), of: visit.parameter("permohonan"), office: visit.office.id, by: visit.person)
        return .redirect(to: "\(visit.base)/ajukan/\(id)/1")
    }
}
