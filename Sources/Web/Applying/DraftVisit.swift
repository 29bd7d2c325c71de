import Forms
import Pages
import Procedures
import Services
import Store

/// A visit to a draft: in the applicant's frame, or at the counter in the desk's. A form that a case asks for, and another
/// office will handle, is filled in on the pages of the office where that case is.
struct DraftVisit: Sendable {
    let visit: Visit
    let office: Office
    let open: OpenDraft
    /// How the draft's addresses begin.
    let root: String
    /// The case that asks for it, where the way led through that; nil elsewhere.
    let caseHref: String?
    /// That an officer is shown what a case of somebody else knew; nil: the draft holds nothing of the kind.
    private let opening: ContentOpening?

    init(_ visit: Visit, in transaction: any ReadTransaction) throws {
        let isDesk = !visit.parameter("meja").isEmpty
        let (id, parent) = (visit.parameter("draf"), visit.parameter("permohonan"))
        self.visit = visit
        if isDesk {
            office = try visit.desk()
            (root, caseHref) = ("/meja/\(office.slug)/ajukan/\(id)", nil)
        } else if parent.isEmpty {
            office = visit.office
            (root, caseHref) = ("\(visit.base)/ajukan/\(id)", nil)
        } else {
            office = try ChildDraft.office(
                of: id, in: parent, at: visit.office.id, by: visit.person, visit.web.environment, visit.web.cases,
                in: transaction)
            let page = "\(visit.base)/permohonan/\(parent)"
            (root, caseHref) = ("\(page)/isian/\(id)", page)
        }
        open = try DraftDesk(visit.web.environment, visit.web.cases).open(
            id, of: office.id, by: visit.person, secret: visit.draftSecret, in: transaction)
        opening = ContentOpening(
            of: open, by: visit.person, at: isDesk ? office.id : visit.office.id, now: visit.now)
    }

    /// For an act: in a transaction of its own. What it answers may show the draft.
    static func open(_ visit: Visit) async throws -> DraftVisit {
        let draft = try await visit.read { try DraftVisit(visit, in: $0) }
        if let opening = draft.opening { await visit.note(opening) }
        return draft
    }

    /// A page that shows what the draft holds.
    func showing(_ reply: Reply) -> Route.Fetch { showing { reply } }

    func showing(_ fetch: @escaping Route.Fetch) -> Route.Fetch {
        { [visit, opening] in
            if let opening { await visit.note(opening) }
            return try await fetch()
        }
    }

    var id: String { open.draft.id }
    var isAtCounter: Bool { !visit.parameter("meja").isEmpty }
    var desk: DraftDesk { DraftDesk(visit.web.environment, visit.web.cases) }

    func frame() -> FrameView {
        var frame =
            isAtCounter
            ? visit.deskFrame(of: office, at: .counter) : visit.frame(at: caseHref == nil ? .services : .cases)
        if let move = open.move { frame.flash = NoteView(kind: .soon, title: move.title, text: move.words) }
        return frame
    }

    /// The screen of the address, from 1; nil where there is no such screen.
    func screen(_ number: Int) -> DraftScreens.Screen? {
        open.screens.screens.indices.contains(number - 1) ? open.screens.screens[number - 1] : nil
    }

    /// The questions that a screen of its own asks.
    var askedOnScreens: [AskedField] {
        open.screens.screens.compactMap { screen in
            guard case .question(let path) = screen else { return nil }
            return open.procedure.field(path).map { AskedField(path, $0) }
        }
    }

    /// How many screens there are before the check: the questions, and for whoever must or may prove an address two more.
    var total: Int { open.screens.screens.count + (open.asksContact ? 2 : 0) }

    /// “Pertanyaan 4 dari 10”.
    func progress(of number: Int) -> String { "Pertanyaan \(number) dari \(total)" }

    /// Whether the screen was opened from the check, to change one answer.
    var isChanging: Bool { visit.query["dari"] == "periksa" }

    /// The address of a screen, which remembers that it was opened from the check.
    func address(of number: Int) -> String { "\(root)/\(number)\(isChanging ? "?dari=periksa" : "")" }

    /// Where to go after a screen was answered: the next one; after a change the check again, unless the new answer asks
    /// for another.
    func next(after number: Int) -> String {
        if isChanging {
            return open.screens.firstOpen.map { address(of: $0 + 1) }
                ?? (open.offersContact ? "\(root)/periksa" : afterQuestions)
        }
        return number < open.screens.screens.count ? "\(root)/\(number + 1)" : afterQuestions
    }

    /// Where a draft that rested goes on: the first question without an answer, else what comes after the questions.
    var goesOn: String { open.screens.firstOpen.map { "\(root)/\($0 + 1)" } ?? afterQuestions }

    /// Back from a screen: to the check that it was opened from, to the screen before, or to the service.
    func back(from number: Int) -> String? {
        if isChanging { return "\(root)/periksa" }
        if number > 1 { return "\(root)/\(number - 1)" }
        if let caseHref { return caseHref }
        if isAtCounter { return "/meja/\(office.slug)/loket" }
        return open.draft.parent == nil ? "\(visit.base)/layanan/\(open.procedure.name)" : nil
    }

    /// After the SOP was replaced: the first question that still wants an answer, else the check.
    func afterMove(_ move: DraftMove?) -> Reply {
        .redirect(to: goesOn, flash: "SOP layanan ini diperbarui. " + (move?.words ?? "Periksa sebelum mengirim."))
    }

    /// Once every question is answered: proving an address, then checking.
    var afterQuestions: String { open.asksContact ? "\(root)/kontak" : "\(root)/periksa" }
}

extension OpenDraft {
    /// Whether the page that asks for an address is part of the way.
    var asksContact: Bool { needsContact || offersContact }
}

extension DraftMove {
    var title: String { "SOP layanan ini diperbarui" }

    /// What was kept, what is not asked any more, and what to do.
    var words: String {
        let gone = dropped.isEmpty ? "" : " Tidak diminta lagi: \(WordList.joined(dropped, with: "dan"))."
        return "Jawaban dan berkas Anda yang masih diminta versi \(version) sudah dibawa.\(gone) "
            + "Lengkapi yang belum terisi, lalu periksa sebelum mengirim."
    }
}
