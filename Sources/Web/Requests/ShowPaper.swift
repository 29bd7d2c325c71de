import Documents
import HTTPTypes
import Pages
import Procedures
import Services
import Store

/// An uploaded file: as a download, and a page of it as a picture. Sent so that nothing in it can run.
enum ShowPaper {
    static func ofApplicant(_ visit: Visit, in transaction: any ReadTransaction) throws -> Route.Fetch {
        let (look, paper) = try paper(of: visit, office: visit.office.id, in: transaction)
        let fetch = download(paper, visit.web)
        // An officer of the case may fetch it here too.
        return look.viewer == .applicant ? fetch : noting(paper, of: look, visit, at: visit.office.id, fetch)
    }

    static func ofOfficer(_ visit: Visit, in transaction: any ReadTransaction) throws -> Route.Fetch {
        let (office, look, paper) = try officersPaper(of: visit, in: transaction)
        return noting(paper, of: look, visit, at: office, download(paper, visit.web))
    }

    /// A page of the file, drawn by the server: cheap phones and old desks show it like any picture.
    static func image(_ visit: Visit, in transaction: any ReadTransaction) throws -> Route.Fetch {
        let (office, look, paper) = try officersPaper(of: visit, in: transaction)
        return noting(paper, of: look, visit, at: office, try image(of: paper, visit))
    }

    /// A file that a task of another office's case names.
    static func ofHandover(_ visit: Visit, in transaction: any ReadTransaction) throws -> Route.Fetch {
        let (office, look, paper) = try handedPaper(of: visit, in: transaction)
        return noting(paper, of: look, visit, at: office, download(paper, visit.web))
    }

    static func imageOfHandover(_ visit: Visit, in transaction: any ReadTransaction) throws -> Route.Fetch {
        let (office, look, paper) = try handedPaper(of: visit, in: transaction)
        return noting(paper, of: look, visit, at: office, try image(of: paper, visit))
    }

    /// That an officer opens it is noted before they are shown it.
    private static func noting(
        _ paper: PaperLook, of look: CaseLook, _ visit: Visit, at office: String, _ fetch: @escaping Route.Fetch
    ) -> Route.Fetch {
        let opening = ContentOpening(of: look, paper: paper.paper, by: visit.person, at: office)
        return {
            await visit.note(opening)
            return try await fetch()
        }
    }

    private static func image(of paper: PaperLook, _ visit: Visit) throws -> Route.Fetch {
        guard let number = Int(visit.parameter("halaman").prefix { $0 != "." }), number >= 1 else {
            throw WebTrouble.notFound
        }
        let web = visit.web
        return {
            do {
                let picture = try await web.pictures.page(number: number) {
                    .bytes(try await web.blobs.bytes(of: paper.blob))
                }
                return .bytes(picture.bytes, type: "image/jpeg")
            } catch let problem as FileProblem where problem != .busy {
                throw WebTrouble.notFound
            }
        }
    }

    private static func download(_ paper: PaperLook, _ web: WebServices) -> Route.Fetch {
        {
            let content = web.blobs.content(of: paper.blob)
            // What is missing is said on a page, not by a download that breaks off.
            var beginning = content.makeAsyncIterator()
            _ = try await beginning.next()
            var reply = Reply.file(content, size: paper.blob.size, type: paper.blob.mediaType)
            let safe = String(
                paper.file.name.map { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) ? $0 : "_" })
            reply.headers.append((.contentDisposition, "attachment; filename=\"\(safe)\""))
            return reply
        }
    }

    private static func paper(
        of visit: Visit, office: String, in transaction: any ReadTransaction
    ) throws -> (CaseLook, PaperLook) {
        let look = try CaseLook(
            visit.parameter("permohonan"), of: office, for: visit.person, visit.web.environment, visit.web.cases,
            in: transaction)
        return (
            look,
            try PaperLook(
                visit.parameter("berkas"), of: look, blobs: visit.web.blobs, visit.web.environment, in: transaction)
        )
    }

    /// - Throws: ``OwnCase`` to whoever applied: they see theirs as applicants.
    private static func officersPaper(
        of visit: Visit, in transaction: any ReadTransaction
    ) throws -> (String, CaseLook, PaperLook) {
        let office = try visit.desk()
        let (look, paper) = try paper(of: visit, office: office.id, in: transaction)
        guard case .officer = look.viewer else { throw OwnCase(of: look.id, at: office) }
        return (office.id, look, paper)
    }

    private static func handedPaper(
        of visit: Visit, in transaction: any ReadTransaction
    ) throws -> (String, CaseLook, PaperLook) {
        let (office, handover) = try ShowHandover.load(visit, in: transaction)
        guard let look = handover.look else { throw CaseMissing() }
        return (
            office.id, look,
            try PaperLook(
                visit.parameter("berkas"), of: look, blobs: visit.web.blobs, visit.web.environment, in: transaction)
        )
    }
}
