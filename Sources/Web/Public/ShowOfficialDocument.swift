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

    /// `/kelola/{meja}/penetapan/{penetapan}/dokumen/{berkas}`: of any adoption, also one that has not begun.
    static func ofAdoption(_ visit: Visit, in transaction: any ReadTransaction) throws -> Route.Fetch {
        let found = try Adopted(visit, in: transaction)
        return try fetch(
            visit, found.place.office, found.adoption,
            visit.web.cases.procedure(found.adoption.procedureHash, in: transaction), in: transaction)
    }

    private static func fetch(
        _ visit: Visit, _ office: Office, in transaction: any ReadTransaction
    ) throws -> Route.Fetch {
        let list = try ServiceList.load(of: office.id, visit.web.environment, visit.web.cases, in: transaction)
        guard let service = list.services.first(where: { $0.procedure.name == visit.parameter("sop") }) else {
            throw WebTrouble.notFound
        }
        return try fetch(visit, office, service.adoption, service.procedure, in: transaction)
    }

    private static func fetch(
        _ visit: Visit, _ office: Office, _ adoption: Adoption, _ procedure: Procedure,
        in transaction: any ReadTransaction
    ) throws -> Route.Fetch {
        let name = visit.parameter("berkas").split(separator: ".", omittingEmptySubsequences: false)
        let format = DrawingFormat.papers.first { $0.name == name[0] }
        let list = try ServiceList.load(of: office.id, visit.web.environment, visit.web.cases, in: transaction)
        guard name.count == 2, let type = PrintedDocuments.FileKind(rawValue: String(name[1])), let format
        else { throw WebTrouble.notFound }
        let identity = try OfficialIdentity(adoption, at: office, in: transaction)
        var catalogue = visit.web.cases.catalogue
        for other in list.services { catalogue.procedures[other.procedure.name] = other.procedure }
        let key = PrintedDocuments.Key(
            procedure: adoption.procedureHash, others: list.services.map(\.adoption.procedureHash).sorted(),
            identity: identity, format: format, type: type)
        let (web, emblem) = (visit.web, try PrintedLogo(of: office, visit, in: transaction))
        return { [catalogue] in
            let pictures = type == .pdf ? try await emblem.pictures(web) : [:]
            var reply = try await web.printed.print(key, pictures: pictures) { () throws(DrawingTrouble) -> Drawing in
                try Drawing(procedure, identity: identity, catalogue: catalogue, on: format)
            }
            if type == .pdf {
                let file = "sop-\(procedure.name)-\(format.name).pdf"
                reply.headers.append((.contentDisposition, "inline; filename=\"\(file)\""))
            }
            return reply
        }
    }
}
