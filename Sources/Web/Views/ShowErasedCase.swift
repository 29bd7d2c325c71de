import Pages
import Procedures
import Services
import Store

/// The page of a case whose content was erased, in the place of the one that it had.
enum ShowErasedCase {
    static func atDesk(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let office = try visit.desk()
        let found = try ErasedCase(
            visit.parameter("permohonan"), of: office.id, for: visit.person, as: .desk, visit.web.environment,
            visit.web.cases, in: transaction)
        let back = LinkView(label: "Permohonan", href: "/meja/\(office.slug)/permohonan")
        return .page(Page.erasedCase(view(found, back), in: visit.deskFrame(of: office, at: .cases)))
    }

    static func toApplicant(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let found = try ErasedCase(
            visit.parameter("permohonan"), of: visit.office.id, for: visit.person, as: .applicant,
            visit.web.environment, visit.web.cases, in: transaction)
        let back = LinkView(label: "Permohonan saya", href: "\(visit.base)/permohonan")
        return .page(Page.erasedCase(view(found, back), in: visit.frame(at: .cases)))
    }

    private static func view(_ found: ErasedCase, _ back: LinkView) -> ErasedCaseView {
        ErasedCaseView(
            service: found.procedure.title, code: found.track?.description ?? found.number, number: found.number,
            back: back, received: LocalTime(found.received, in: found.zone),
            ended: LocalTime(found.ended, in: found.zone), result: found.result?.title ?? "Selesai",
            erased: LocalTime(found.erasure.at, in: found.zone), basis: found.erasure.basis, decider: found.decider,
            copiesLeft: found.copiesLeft)
    }
}
