import Pages
import Procedures
import Services
import Store

/// A visit to a case by its applicant, or at the desk: for pages that both have.
struct CaseVisit: Sendable {
    let visit: Visit
    let look: CaseLook
    /// nil: the applicant's own.
    let desk: DeskVisit?

    init(ofApplicant visit: Visit, in transaction: any ReadTransaction) throws {
        (self.visit, desk) = (visit, nil)
        look = try ShowMyCase.look(visit, in: transaction)
    }

    init(atDesk visit: Visit, in transaction: any ReadTransaction) throws {
        let desk = try DeskVisit(visit, in: transaction)
        (self.visit, self.desk, look) = (visit, desk, desk.look)
    }

    /// The case's page.
    var href: String { desk?.root ?? "\(visit.base)/permohonan/\(look.id)" }
    /// As its reader knows it: officers by number, the applicant by the code of the receipt.
    var code: String { desk == nil ? look.track?.description ?? look.number : look.number }
    var frame: FrameView { desk?.frame ?? visit.frame(at: .cases) }

    func trouble(_ refusal: Refusal, entered: String = "") -> Reply {
        CaseTrouble(visit).reply(to: refusal, look, desk: desk?.office, entered: entered)
    }
}
