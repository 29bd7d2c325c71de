import HTTPTypes
import Pages
import Procedures
import Services
import Store

/// `…/contoh/{berkas}`: the letter that a paper is to hold, prefilled with what was answered (`contoh`): for the draft's
/// owner, for the case's applicant, and for the officer who fills it in for them. Blank for everybody on the service's page.
enum LetterPages {
    static func blank(_ visit: Visit, in transaction: any ReadTransaction) throws -> Route.Fetch {
        let list = try ServiceList.load(of: visit.office.id, visit.web.environment, visit.web.cases, in: transaction)
        guard let service = list.services.first(where: { $0.procedure.name == visit.parameter("sop") }),
            let paper = service.procedure.applicantsPapers.first(where: { $0.name == visit.parameter("berkas") }),
            let letter = try PrefilledLetter.blank(paper, visit.web.letters, to: visit.office, in: transaction)
        else { throw WebTrouble.notFound }
        let back = LinkView(
            label: "Kembali ke \(service.procedure.title)", href: "\(visit.base)/layanan/\(service.procedure.name)")
        return try reply(
            letter, "Bila dibuka dari permohonan Anda, contoh ini sudah terisi dengan jawaban Anda. \(advice)", back,
            visit, in: transaction)
    }

    static func ofDraft(_ visit: Visit, in transaction: any ReadTransaction) throws -> Route.Fetch {
        let draft = try DraftVisit(visit, in: transaction)
        guard draft.open.draft.caseID == nil,
            let letter = try draft.open.letter(
                for: visit.parameter("berkas"), visit.web.letters, to: draft.office, in: transaction)
        else { throw WebTrouble.notFound }
        let back = LinkView(label: "Kembali ke permohonan", href: draft.goesOn)
        return draft.showing(try reply(letter, advice, back, visit, in: transaction))
    }

    static func ofCase(_ visit: Visit, in transaction: any ReadTransaction) throws -> Route.Fetch {
        let look = try ShowMyCase.look(visit, in: transaction)
        guard
            let letter = try look.letter(
                for: visit.parameter("berkas"), visit.web.letters, to: visit.office, in: transaction)
        else { throw WebTrouble.notFound }
        return try reply(
            letter, advice,
            LinkView(label: "Kembali ke permohonan", href: "\(visit.base)/permohonan/\(look.id)"), visit,
            in: transaction)
    }

    /// For the officer at the counter; that they were shown what the case holds is noted.
    static func atDesk(_ visit: Visit, in transaction: any ReadTransaction) throws -> Route.Fetch {
        let desk = try DeskVisit(visit, in: transaction)
        guard
            let letter = try desk.look.letter(
                for: visit.parameter("berkas"), visit.web.letters, to: desk.office, in: transaction)
        else { throw WebTrouble.notFound }
        let (opening, back) = (desk.opening(), LinkView(label: "Kembali ke permohonan", href: desk.root))
        let fetch = try reply(letter, advice, back, visit, in: transaction)
        return {
            await visit.note(opening)
            return try await fetch()
        }
    }

    /// Where a paper's sample is; nil where it has none.
    /// - Parameter root: the address of the draft, the case or the service.
    static func link(to paper: Paper, below root: String, _ web: WebServices, isFilled: Bool = true) -> LinkView? {
        guard let name = paper.template, let template = web.letters[name], paper.delivery != .bring else { return nil }
        let label =
            isFilled
            ? "Buka contoh \(template.title.lowercasedFirst) yang sudah terisi"
            : "Contoh \(template.title.lowercasedFirst)"
        return LinkView(label: label, href: "\(root)/contoh/\(paper.name)")
    }

    private static let advice =
        "Cetak halaman ini, atau simpan sebagai PDF lewat menu cetak. Isi bagian yang bertitik-titik, tandatangani, "
        + "lalu unggah hasil pindai atau fotonya di permohonan. Isinya boleh Anda ubah."

    /// The page, or the same as a file that is sent on and opened anywhere: it holds its logo itself.
    private static func reply(
        _ letter: PrefilledLetter, _ advice: String, _ back: LinkView, _ visit: Visit,
        in transaction: any ReadTransaction
    ) throws -> Route.Fetch {
        var view = LetterView(letter, advice: advice)
        view.head?.logo = letter.writer.flatMap { visit.logos.of($0.id) }.map { .printed($0) }
        guard visit.query["unduh"] == "ya" else {
            view.links = [back, LinkView(label: "Unduh sebagai berkas", href: "?unduh=ya")]
            let page = Reply.page(Page.letter(view))
            return { page }
        }
        let logo = try PrintedLogo(of: letter.writer, visit, in: transaction)
        return { [view] in
            var view = view
            if let inline = try await logo.inline(visit.web) {
                view.head?.logo?.source = inline
            } else {
                view.head?.logo = nil
            }
            var reply = Reply.page(Page.letter(view))
            reply.headers.append((.contentDisposition, "attachment; filename=\"\(letter.template.name).html\""))
            return reply
        }
    }
}

extension LetterView {
    fileprivate init(_ letter: PrefilledLetter, advice: String) {
        func pieces(_ pieces: [LetterTemplate.Piece]) -> [Piece] {
            pieces.map { piece in
                switch piece {
                case .text(let text): .text(text)
                case .blank: .blank
                case .parameter(let name): letter.text(name).map(Piece.text) ?? .blank
                }
            }
        }
        self.init(
            title: letter.template.title, head: Head(letter),
            blocks: letter.template.blocks.map { block in
                switch block {
                case .title(let text): .title(text)
                case .paragraph(let text): .paragraph(pieces(text))
                case .lines(let lines): .lines(lines.map(pieces))
                case .rows(let rows): .rows(rows.map { Row(label: $0.label, value: pieces($0.value)) })
                case .signatures(let left, let right):
                    .signatures(left: left.map(pieces), right: right.map(pieces))
                }
            }, advice: advice)
    }
}

extension LetterView.Head {
    /// The letterhead of the office that applies.
    fileprivate init?(_ letter: PrefilledLetter) {
        guard let writer = letter.writer else { return nil }
        let contacts = letter.writersContacts
        let post = writer.letterhead.postcode.map { "Kode Pos \($0)" }
        let reached = [contacts?.phone.map { "Telp \($0)" }, contacts?.email, contacts?.web].compactMap(\.self)
        self.init(
            above: writer.letterhead.above, name: writer.name,
            below: [
                [contacts?.address, post].compactMap(\.self).joined(separator: ", "), reached.joined(separator: " · "),
            ].filter { !$0.isEmpty })
    }
}

extension String {
    fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
