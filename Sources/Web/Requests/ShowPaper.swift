import Documents
import HTTPTypes
import Pages
import Procedures
import Services
import Store

/// An uploaded file: as a download, and a page of it as a picture. Sent so that nothing in it can run.
enum ShowPaper {
    static func ofApplicant(_ visit: Visit) async throws -> Reply {
        try await download(visit, office: visit.office.id)
    }

    static func ofOfficer(_ visit: Visit) async throws -> Reply {
        try await download(visit, office: try visit.desk().id)
    }

    /// A page of the file, drawn by the server: cheap phones and old desks show it like any picture.
    static func image(_ visit: Visit) async throws -> Reply {
        let paper = try await load(visit, office: try visit.desk().id)
        guard let number = Int(visit.parameter("halaman").prefix { $0 != "." }), number >= 1 else {
            throw WebTrouble.notFound
        }
        let bytes = try await visit.web.blobs.bytes(of: paper.blob)
        do {
            let picture = try await visit.web.pictures.page(.bytes(bytes), number: number, width: 1000)
            return .bytes(picture.bytes, type: "image/jpeg")
        } catch {
            throw WebTrouble.notFound
        }
    }

    private static func download(_ visit: Visit, office: String) async throws -> Reply {
        let paper = try await load(visit, office: office)
        var reply = Reply.bytes(try await visit.web.blobs.bytes(of: paper.blob), type: paper.blob.mediaType)
        let safe = String(
            paper.file.name.map { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) ? $0 : "_" })
        reply.headers.append((.contentDisposition, "attachment; filename=\"\(safe)\""))
        return reply
    }

    private static func load(_ visit: Visit, office: String) async throws -> PaperLook {
        try await PaperLook.load(
            visit.parameter("berkas"), of: visit.parameter("permohonan"), office: office, for: visit.person,
            blobs: visit.web.blobs, visit.web.environment, visit.web.cases)
    }
}
