import Documents
import Pages
import Procedures
import Services
import Store

/// The official flowchart as one picture, drawn once a version.
enum FlowSheet {
    private static let known = Kept<String, DrawnPage>(most: 100)

    /// nil: not drawn yet.
    static func drawn(_ hash: String) -> DrawnPage? { known[hash] }

    /// - Parameter hash: of the procedure's file.
    static func of(_ procedure: Procedure, hash: String, _ catalogue: Catalogue) -> DrawnPage? {
        if let found = known[hash] { return found }
        guard let page = Drawing(flowOf: procedure, catalogue: catalogue).pages.first else { return nil }
        known.keep(page, as: hash)
        return page
    }
}

extension FlowPicture {
    /// - Parameter root: the case's address.
    init?(_ look: CaseLook, root: String, _ catalogue: Catalogue) {
        guard let page = FlowSheet.of(look.procedure, hash: look.adoption.procedureHash, catalogue) else { return nil }
        self.init(source: "\(root)/bagan.svg", width: Int(page.width), height: Int(page.height))
    }
}

/// `…/{permohonan}/bagan.svg`: the official flowchart, with the place of a case marked.
enum ShowFlowPicture {
    static func ofApplicant(_ visit: Visit, in transaction: any ReadTransaction) throws -> Route.Fetch {
        try fetch(ShowMyCase.look(visit, in: transaction), visit, forApplicant: true)
    }

    static func atDesk(_ visit: Visit, in transaction: any ReadTransaction) throws -> Route.Fetch {
        try fetch(DeskVisit(visit, in: transaction).look, visit, forApplicant: false)
    }

    private static func fetch(_ look: CaseLook, _ visit: Visit, forApplicant: Bool) throws -> Route.Fetch {
        let (procedure, hash) = (look.procedure, look.adoption.procedureHash)
        let flow = FlowView(
            procedure, hash: hash, state: look.state, zone: look.calendar.zone, forApplicant: forApplicant)
        let now = flow.places(in: procedure, state: look.state)
        let (press, catalogue) = (visit.web.press, visit.web.cases.catalogue)
        return {
            // The page that shows it has drawn it, as a rule: nobody waits for other documents then.
            var page = FlowSheet.drawn(hash)
            if page == nil { page = try await press.make { FlowSheet.of(procedure, hash: hash, catalogue) } }
            guard let page else { throw WebTrouble.notFound }
            let svg = SheetView(page, label: "Bagan alir SOP \(procedure.title)", now: now).svg
            return .bytes(svg, type: "image/svg+xml")
        }
    }
}
