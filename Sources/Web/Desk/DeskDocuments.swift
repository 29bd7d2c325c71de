import Documents
import Pages
import Procedures
import Services
import Store

/// The papers of a case as pictures, one page at a time.
struct DeskDocuments: Sendable {
    private let desk: DeskVisit
    private let files: [(paper: Paper, file: PaperFile)]
    /// The one that the address chooses, else the first.
    let current: (paper: Paper, file: PaperFile)?

    init(_ desk: DeskVisit) {
        self.desk = desk
        files = desk.look.procedure.papers.flatMap { paper in
            (desk.look.papers[paper.name] ?? []).filter { !$0.isShownOriginal }.map { (paper, $0) }
        }
        let chosen = desk.visit.query["berkas"]
        current = files.first { $0.file.blob == chosen } ?? files.first
    }

    /// - Parameter paper: the current file; nil where there is none.
    func pane(of paper: PaperLook?) async throws -> DocumentPane? {
        guard let current, let paper else { return nil }
        let web = desk.visit.web
        let facts = try await web.paperFacts.facts(of: current.file.blob, pictures: web.pictures) {
            try await web.blobs.bytes(of: paper.blob)
        }
        let image = facts.flatMap { self.image(of: current.file, $0) }
        return DocumentPane(
            tabs: files.map {
                Tab(
                    label: $0.paper.title, count: nil, href: desk.page(showing: $0.file.blob),
                    isCurrent: $0.file.blob == current.file.blob)
            },
            name: current.paper.title, note: "\(current.file.name), \(Digits.fileSize(current.file.bytes))",
            image: image,
            message: image == nil ? "Berkas ini tidak dapat ditampilkan di sini. Unduh untuk membukanya." : nil,
            download: address(of: current.file))
    }

    private func address(of file: PaperFile) -> String { "\(desk.page)/berkas/\(file.blob)" }

    private func image(of file: PaperFile, _ facts: PictureFacts) -> DocumentPane.PageImage? {
        guard facts.pages > 0 else { return nil }
        let wanted = max(1, desk.visit.query["halaman"].flatMap(Int.init) ?? 1)
        let shown = min(wanted, facts.pages)
        func link(_ page: Int) -> String { desk.page(showing: file.blob, at: page) }
        return DocumentPane.PageImage(
            source: "\(address(of: file))/\(shown).jpg", width: 1000,
            height: max(1, 1000 * facts.height / max(1, facts.width)), page: shown, pages: facts.pages,
            previous: shown > 1 ? link(shown - 1) : nil, next: shown < facts.pages ? link(shown + 1) : nil)
    }
}
