import Documents
import Forms
import HTTPTypes
import Pages
import Procedures
import Services
import Store

/// `/kelola/{meja}/konsep/{konsep}`: a draft of an SOP.
enum DraftPages {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Route.Fetch {
        let found = try ProcedureDraftVisit(visit, in: transaction)
        return {
            let checked = try await found.checked()
            return .page(Page.draft(found.view(checked), in: found.place.frame))
        }
    }

    static func showRemoval(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        try askRemoval(ProcedureDraftVisit(visit, in: transaction), trouble: nil)
    }

    private static func askRemoval(_ found: ProcedureDraftVisit, trouble: String?) -> Reply {
        found.place.ask(
            AskView(
                title: "Hapus konsep ini?", about: found.title,
                points: ["Teksnya dan uji cobanya hilang", "Yang berlaku sekarang tetap berlaku"],
                seen: found.draft.hash, action: "\(found.page)/hapus", submit: "Hapus konsep", isBad: true,
                back: found.page, trouble: trouble))
    }

    static func remove(_ visit: Visit) async throws -> Reply {
        let place = try await AdministrationVisit.open(visit)
        guard let found = try await visit.read({ try ProcedureDraftVisit(ifThere: visit, place, in: $0) }) else {
            // Who never had the form asks for a page that is not there.
            guard visit.form["kode"] != nil else { throw Denial.notFound }
            return nothingRemoved(
                place,
                try await visit.read {
                    try DraftChanged(gone: visit.parameter("konsep"), at: place.office.id, in: $0)
                })
        }
        do {
            try await RemoveProcedureDraft(visit.web.environment)(
                SeenDraft(id: found.draft.id, hash: visit.form["kode"] ?? ""),
                at: found.place.office.id, by: visit.person)
        } catch let changed as DraftChanged {
            guard changed.now != nil else { return nothingRemoved(place, changed) }
            return askRemoval(found, trouble: "\(changed.message). Buka konsepnya dahulu")
        }
        return .redirect(to: "\(found.place.root)/sop", flash: "Konsep sudah dihapus.")
    }

    /// Somebody was first, and has adopted it or removed it.
    private static func nothingRemoved(_ place: AdministrationVisit, _ changed: DraftChanged) -> Reply {
        let page = changed.adopted.map { "\(place.root)/penetapan/\($0.id)" } ?? "\(place.root)/sop"
        return .redirect(to: page, flash: "Tidak ada yang dihapus. \(changed.message).")
    }
}

/// A draft of an SOP by its address, at an office that the reader administers.
struct ProcedureDraftVisit: Sendable {
    let place: AdministrationVisit
    let draft: ProcedureDraft
    let surroundings: CheckedSource.Surroundings
    /// The version that the draft would take the place of.
    let inForce: Adoption?
    /// Other offices stand directly below this one.
    private let hasBelow: Bool

    init(_ visit: Visit, in transaction: any ReadTransaction) throws {
        let place = try AdministrationVisit(visit, in: transaction)
        guard let found = try ProcedureDraftVisit(ifThere: visit, place, in: transaction) else { throw Denial.notFound }
        self = found
    }

    /// nil: there is no such draft, or no longer.
    init?(ifThere visit: Visit, _ place: AdministrationVisit, in transaction: any ReadTransaction) throws {
        let office = place.office.id
        guard let draft = try ProcedureDraft.find(visit.parameter("konsep"), at: office, in: transaction) else {
            return nil
        }
        (self.place, self.draft) = (place, draft)
        hasBelow = try ReadOffices(visit.web.environment).below(office, in: transaction).contains(where: \.isOpen)
        inForce = try Adoption.inForce(draft.name, at: office, on: place.today, in: transaction)
        surroundings = try CheckedSource.surroundings(
            of: office, partners: draft.everyPartner(besides: inForce), visit.web.environment,
            visit.web.cases.procedures, in: transaction)
    }

    var page: String { "\(place.root)/konsep/\(draft.id)" }
    var title: String { "\(draft.title), versi \(draft.version)" }
    var list: LinkView { LinkView(label: "SOP \(place.office.name)", href: "\(place.root)/sop") }

    func checked() async throws -> CheckedSource {
        try await place.visit.web.cases.proofs.check(Array(draft.source.utf8), in: surroundings)
    }

    /// The draft as the engine runs it. Throws `Denial.notFound` where it cannot be read any more.
    func procedure() async throws -> Procedure {
        guard let procedure = try await checked().procedure else { throw Denial.notFound }
        return procedure
    }

    func view(_ checked: CheckedSource) -> DraftView {
        var acts = [
            LinkView(label: "Sunting", href: "\(place.root)/sop/periksa?konsep=\(draft.id)"),
            LinkView(label: "Uji coba", href: "\(page)/uji-coba"),
        ]
        if inForce != nil { acts.append(LinkView(label: "Bandingkan dengan yang berlaku", href: "\(page)/banding")) }
        if hasBelow { acts.append(LinkView(label: "Berlakukan di kantor bawahan…", href: "\(page)/bawahan")) }
        acts.append(LinkView(label: "Hapus…", href: "\(page)/hapus"))
        return DraftView(
            list: list, title: title,
            kept: "Disimpan \(LocalTime(draft.kept, in: place.office.zone).medium) oleh \(draft.by)",
            isAccepted: checked.isAccepted,
            proven: SourceCheck.proven(checked).map { row in
                var row = row
                row.href = "\(place.root)/sop/periksa?konsep=\(draft.id)"
                return row
            },
            flow: checked.procedure.map { FlowView($0, hash: draft.hash) } ?? FlowView(lanes: [], rows: []),
            adopt: LinkView(label: "Tetapkan", href: "\(page)/tetapkan"), acts: acts)
    }
}
