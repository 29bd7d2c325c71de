import HTTPTypes
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
        guard name.count == 2, let type = PrintedDocuments.FileKind(rawValue: String(name[1])), let format,
            let service = list.services.first(where: { $0.procedure.name == visit.parameter("sop") })
        else { throw WebTrouble.notFound }
        let identity = try OfficialIdentity(service.adoption, at: office, in: transaction)
        var catalogue = visit.web.cases.catalogue
        for other in list.services { catalogue.procedures[other.procedure.name] = other.procedure }
        let key = PrintedDocuments.Key(
            procedure: service.adoption.procedureHash, others: list.services.map(\.adoption.procedureHash).sorted(),
            identity: identity, format: format, type: type)
        let printed = visit.web.printed
        return { [catalogue] in
            var reply = try await printed.print(key) {
                Drawing(service.procedure, identity: identity, catalogue: catalogue, on: format)
            }
            if type == .pdf {
                let file = "sop-\(service.procedure.name)-\(format.name).pdf"
                reply.headers.append((.contentDisposition, "inline; filename=\"\(file)\""))
            }
            return reply
        }
    }
}
