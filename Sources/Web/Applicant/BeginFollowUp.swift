import Services

/// POST `{base}/permohonan/{permohonan}/lanjutan/{lanjutan}`: begins a case that follows this one (`lanjutan`).
enum BeginFollowUp {
    static func reply(to visit: Visit) async throws -> Reply {
        let (name, id) = (visit.parameter("lanjutan"), visit.parameter("permohonan"))
        let page = "\(visit.base)/permohonan/\(id)"
        do {
            let draft = try await StartFollowUp(visit.web.environment, visit.web.cases)(
                name, of: id, office: visit.office.id, for: ChooseOffice.chosen(visit),
                secret: visit.draftSecret, by: visit.person)
            return .redirect(to: "\(visit.base)/ajukan/\(draft)/1")
        } catch let unchosen as OfficeUnchosen {
            return ChooseOffice.reply(visit, unchosen, action: "\(page)/lanjutan/\(name)", back: page)
        }
    }
}
