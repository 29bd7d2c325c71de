import Services

/// POST `{base}/layanan/{sop}/ajukan`: opens a draft, once it is known for which office an officer applies.
enum StartApplication {
    static func reply(to visit: Visit) async throws -> Reply {
        let service = "\(visit.base)/layanan/\(visit.parameter("sop"))"
        do {
            let id = try await StartDraft(visit.web.environment, visit.web.cases)(
                visit.parameter("sop"), at: visit.office.id, by: visit.person, secret: visit.draftSecret,
                for: ChooseOffice.chosen(visit), from: visit.visitor)
            return .redirect(to: "\(visit.base)/ajukan/\(id)/1")
        } catch let unchosen as OfficeUnchosen {
            return ChooseOffice.reply(visit, unchosen, action: "\(service)/ajukan", back: service)
        }
    }
}
