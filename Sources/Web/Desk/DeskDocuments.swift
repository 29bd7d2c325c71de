import Documents
import Pages
import Procedures
import Services
import Store

/// The papers of a case as pictures, one page at a time.
struct DeskDocuments: Sendable {
    private let desk: DeskVisit
    private let files: [(paper: Paper, file: PaperFile)]
    /// The one that was chosen, else the first.
    let current: (paper: Paper, file: PaperFile)?
    private let page: Int

    init(_ desk: DeskVisit) {
        self.desk = desk
        files = desk.look.procedure.papers.flatMap { paper in
            (desk.look.papers[paper.name] ?? []).filter { !$0.isShownOriginal }.map { (paper, $0) }
        }
        let chosen = ChosenPage(desk.visit)
        current = files.first { $0.file.blob == chosen.blob } ?? files.first
        page = current?.file.blob == chosen.blob ? chosen.page : 1
    }

    /// What the task's form sends along, so that the page comes back to what was looked at.
    var viewing: String? { current.map { ChosenPage(blob: $0.file.blob, page: page).text } }

    /// - Parameters:
    ///   - paper: the current file; nil where there is none.
    ///   - hasForm: a form stands beside it, whose buttons the tabs then are.
    func pane(of paper: PaperLook?, hasForm: Bool) async throws -> DocumentPane? {
        guard let current, let paper else { return nil }
        let web = desk.visit.web
        var (facts, failure) = (PictureFacts?.none, BlobFailure?.none)
        do {
            facts = try await web.paperFacts.facts(of: current.file.blob, pictures: web.pictures) {
                try await web.blobs.bytes(of: paper.blob)
            }
        } catch let trouble as BlobFailure {
            // The case can be handled without it, and what was typed beside it must not be lost.
            failure = trouble
        }
        let image = facts.flatMap { self.image(of: current.file, $0, hasForm: hasForm) }
        return DocumentPane(
            tabs: files.map { item in
                let turn = turn(to: ChosenPage(blob: item.file.blob, page: 1), hasForm: hasForm)
                return Tab(
                    label: item.paper.title, count: nil, href: turn.href,
                    isCurrent: item.file.blob == current.file.blob, press: turn.press)
            },
            name: current.paper.title,
            note: ([current.file.name, Digits.fileSize(current.file.bytes)]
                + [desk.look.keptUntil(paper: current.paper.name)].compactMap(\.self)).joined(separator: ", "),
            image: image,
            message: failure?.description
                ?? (image == nil ? "Berkas ini tidak dapat ditampilkan di sini. Unduh untuk membukanya." : nil),
            download: desk.address(ofFile: current.file.blob))
    }

    private func image(of file: PaperFile, _ facts: PictureFacts, hasForm: Bool) -> DocumentPane.PageImage? {
        guard facts.pages > 0 else { return nil }
        let shown = min(page, facts.pages)
        func way(_ page: Int) -> DocumentPane.Turn {
            turn(to: ChosenPage(blob: file.blob, page: page), hasForm: hasForm)
        }
        return DocumentPane.PageImage(
            source: desk.address(ofFile: file.blob, page: shown), width: 1000,
            height: max(1, 1000 * facts.height / max(1, facts.width)), page: shown, pages: facts.pages,
            previous: shown > 1 ? way(shown - 1) : nil, next: shown < facts.pages ? way(shown + 1) : nil)
    }

    private func turn(to page: ChosenPage, hasForm: Bool) -> DocumentPane.Turn {
        DocumentPane.Turn(
            href: desk.page(showing: page.blob, at: page.page),
            press: hasForm ? FormButton(form: TaskPanel.formID, name: ChosenPage.pressed, value: page.text) : nil)
    }
}

/// A page of a paper, as an address or a form's button names it.
struct ChosenPage {
    /// The name that a button sends: the page comes back with what was typed, and nothing is saved.
    static let pressed = "lihat"

    let blob: String
    let page: Int

    init(blob: String, page: Int) {
        self.blob = blob
        self.page = max(1, page)
    }

    init(_ visit: Visit) {
        if let text = visit.form[ChosenPage.pressed] ?? visit.form["dilihat"] {
            let parts = text.split(separator: "/", maxSplits: 1)
            self.init(blob: parts.first.map(String.init) ?? "", page: parts.last.flatMap { Int($0) } ?? 1)
        } else {
            self.init(blob: visit.query["berkas"] ?? "", page: visit.query["halaman"].flatMap(Int.init) ?? 1)
        }
    }

    var text: String { "\(blob)/\(page)" }
}
