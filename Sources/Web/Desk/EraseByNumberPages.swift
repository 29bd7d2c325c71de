import Forms
import HTTPTypes
import Pages
import Services
import Store

/// `/meja/{meja}/hapus-isi`: the head of the office names the case; its own page asks for the decision.
enum EraseByNumberPages {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let office = try visit.desk()
        try CaseToErase.require(of: visit.person, at: office, visit.web.environment, in: transaction)
        return page(visit, office)
    }

    static func find(_ visit: Visit) async throws -> Reply {
        let office = try visit.desk()
        do {
            let id = try await visit.read { transaction in
                try CaseToErase.find(
                    visit.form[CaseToErase.field] ?? "", at: office, for: visit.person, visit.web.environment,
                    in: transaction)
            }
            return .redirect(to: "/meja/\(office.slug)/\(id)/hapus-isi")
        } catch let troubles as FieldTroubles {
            return page(visit, office, error: troubles.messages[CaseToErase.field])
        }
    }

    private static func page(_ visit: Visit, _ office: Office, error: String? = nil) -> Reply {
        let view = EraseByNumberView(
            listHref: "/meja/\(office.slug)/permohonan", action: "/meja/\(office.slug)/hapus-isi",
            number: visit.form[CaseToErase.field] ?? "", error: error)
        return .page(
            Page.eraseByNumber(view, in: visit.deskFrame(of: office, at: .cases)),
            status: error == nil ? .ok : .unprocessableContent)
    }
}
