import Documents
import HTTPTypes
import Pages
import Procedures
import Services
import Store

/// The official document of an SOP in force: `…/dokumen/a4.pdf`, `f4.pdf`, `a4.html`, `f4.html`.
enum ShowOfficialDocument {
    /// `{base}/layanan/{sop}/dokumen/{berkas}`
    static func ofService(_ visit: Visit, in transaction: any ReadTransaction) throws -> Route.Fetch {
        try fetch(visit, visit.office, in: transaction)
    }

    /// `/meja/{meja}/sop/{sop}/dokumen/{berkas}`
    static func atDesk(_ visit: Visit, in transaction: any ReadTransaction) throws -> Route.Fetch {
        try fetch(visit, visit.desk(), in: transaction)
    }

    private static func fetch(
        _ visit: Visit, _ office: Office, in transaction: any ReadTransaction
    ) throws -> Route.Fetch {
        let name = visit.parameter("berkas").split(separator: ".", omittingEmptySubsequences: false)
        let format = DrawingFormat.papers.first { $0.name == name[0] }
        let list = try ServiceList.load(of: office.id, visit.web.environment, visit.web.cases, in: transaction)
        guard name.count == 2, ["pdf", "html"].contains(name[1]), let format,
            let service = list.services.first(where: { $0.procedure.name == visit.parameter("sop") })
        else { throw WebTrouble.notFound }
        let identity = try OfficialIdentity(service.adoption, at: office, in: transaction)
        var catalogue = visit.web.cases.catalogue
        for other in list.services { catalogue.procedures[other.procedure.name] = other.procedure }
        let draw: @Sendable () -> Drawing = { [catalogue] in
            Drawing(service.procedure, identity: identity, catalogue: catalogue, on: format)
        }
        let press = visit.web.press
        if name[1] == "pdf" {
            let file = "sop-\(service.procedure.name)-\(format.name).pdf"
            return {
                var reply = Reply.bytes(try await press.pdf(of: draw), type: "application/pdf")
                reply.headers.append((.contentDisposition, "inline; filename=\"\(file)\""))
                return reply
            }
        }
        return {
            .page(
                try await press.make {
                    let drawing = draw()
                    return Page.printout(SheetView.all(of: drawing), title: drawing.title)
                })
        }
    }
}
