import HTTPTypes
import Pages
import Services
import Store

/// `/meja/{meja}/{permohonan}/zip`: asks an auditor for the reason, then gives one case as a ZIP.
enum TakeCasePages {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        try page(Place(visit, in: transaction), error: nil)
    }

    static func take(_ visit: Visit) async throws -> Reply {
        let place = try await visit.read { try Place(visit, in: $0) }
        let web = visit.web
        let reason = (visit.form["alasan"] ?? "").trimmed
        let file = ZipInSpool(try await web.spool.begin())
        do {
            let take = TakeCase(web.environment, web.cases, web.blobs, witness: try await web.witness())
            try await take(place.id, of: place.office, reason: reason, by: visit.person) { try await file.add($0) }
        } catch let troubles as FieldTroubles {
            return try page(place, error: troubles.messages["alasan"])
        }
        var reply = Reply.spooled(try await file.finish(), type: "application/zip")
        reply.headers.append((.contentDisposition, "attachment; filename=\"\(place.number).zip\""))
        return reply
    }

    private struct Place: Sendable {
        let visit: Visit
        let office: Office
        let id: String
        let number: String
        let service: String

        init(_ visit: Visit, in transaction: any ReadTransaction) throws {
            self.visit = visit
            office = try visit.desk()
            let case_ = try CaseToTake(
                visit.parameter("permohonan"), of: office.id, for: visit.person, visit.web.environment,
                visit.web.cases, in: transaction)
            (id, number, service) = (case_.id, case_.number, case_.service)
        }
    }

    private static func page(_ place: Place, error: String?) throws -> Reply {
        let root = "/meja/\(place.office.slug)/\(place.id)"
        let view = TakeCaseView(
            service: place.service, code: place.number, caseHref: root, action: "\(root)/zip",
            reason: place.visit.form["alasan"] ?? "", error: error)
        return .page(
            Page.takeCase(view, in: place.visit.deskFrame(of: place.office, at: .cases)),
            status: error == nil ? .ok : .unprocessableContent)
    }
}

/// A ZIP that is written piece by piece, sealed on the disk and without a name.
private actor ZipInSpool {
    private var intake: SpoolIntake

    init(_ intake: SpoolIntake) { self.intake = intake }

    func add(_ bytes: [UInt8]) async throws {
        var rest = intake
        try await rest.add(bytes[...])
        intake = rest
    }

    func finish() async throws -> SpooledFile { try await intake.finish() }
}
