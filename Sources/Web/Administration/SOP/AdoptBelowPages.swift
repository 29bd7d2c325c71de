import HTTPTypes
import Pages
import Procedures
import Services
import Store

/// `/kelola/{meja}/konsep/{konsep}/bawahan`: one adoption for many offices below (docs/decisions/0057).
enum AdoptBelowPages {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Route.Fetch {
        let found = try ProcedureDraftVisit(visit, in: transaction)
        let offices = try ReadOffices(visit.web.environment).all(in: transaction).filter(\.isOpen)
        let below = try ReadOffices(visit.web.environment).allBelow(found.place.office.id, in: transaction)
            .filter(\.isOpen)
        return { AdoptBelowForm(found, try await found.procedure(), offices, below, form: nil).reply }
    }

    static func adopt(_ visit: Visit) async throws -> Reply {
        let place = try await AdministrationVisit.open(visit)
        let (found, offices, below) = try await visit.read { transaction in
            let reader = ReadOffices(visit.web.environment)
            return (
                try ProcedureDraftVisit(ifThere: visit, place, in: transaction),
                try reader.all(in: transaction).filter(\.isOpen),
                try reader.allBelow(place.office.id, in: transaction).filter(\.isOpen)
            )
        }
        guard let found else {
            // Who never had the form asks for a page that is not there.
            guard visit.form["kode"] != nil else { throw Denial.notFound }
            let id = visit.parameter("konsep")
            return AdoptDraftPages.gone(
                place, try await visit.read { try DraftChanged(gone: id, at: place.office.id, in: $0) })
        }
        var form = AdoptBelowForm(found, try await found.procedure(), offices, below, form: visit.form)
        do {
            let results = try await AdoptBelow(visit.web.environment, visit.web.cases.procedures)(
                SeenDraft(id: found.draft.id, hash: form.questions.seen), of: place.office.id,
                at: try form.chosen(), try form.questions.terms(), replacing: form.replaces, by: visit.person)
            return .page(Page.adoptedBelow(form.report(results), in: place.frame))
        } catch let troubles as FieldTroubles {
            form.questions.errors = troubles.messages
        } catch let changed as DraftChanged {
            guard let now = changed.now else { return AdoptDraftPages.gone(place, changed) }
            form.questions.trouble =
                "Belum diberlakukan. \(changed.message). Buka konsepnya dahulu; isian Anda di bawah ini tetap"
            form.questions.seen = now.hash
        }
        return form.reply
    }
}

/// Which offices adopt, and the questions of the adoption.
private struct AdoptBelowForm {
    let found: ProcedureDraftVisit
    let form: Form?
    /// The kinds of the offices below that the SOP is for.
    let kinds: [OfficeKind]
    /// That of the address, else the first of them.
    let kind: OfficeKind?
    /// The form was for offices of a kind of which none is left below: nothing that was ticked is meant for this one.
    private let isOfGoneKind: Bool
    /// The offices of that kind, below the one above each, by name.
    let groups: [(above: Office, offices: [Office])]
    var questions: AdoptionForm

    init(_ found: ProcedureDraftVisit, _ procedure: Procedure, _ offices: [Office], _ below: [Office], form: Form?) {
        (self.found, self.form) = (found, form)
        let able = below.filter { procedure.officeKinds.contains($0.kind.name) }
        kinds = Set(able.map(\.kind)).sorted { $0.title < $1.title }
        let asked = found.place.visit.query["jenis"]
        let kind = kinds.first { $0.name == asked } ?? kinds.first
        self.kind = kind
        isOfGoneKind = form != nil && (kind == nil || (asked != nil && asked != kind?.name))
        let ofKind = able.filter { $0.kind == kind }
        let byParent = Dictionary(grouping: ofKind) { $0.parent ?? "" }
        groups = offices.compactMap { office in byParent[office.id].map { (above: office, offices: $0) } }
        // Offices below the same one have the same above them.
        let samples = groups.compactMap(\.offices.first).map { office in
            (office: office, lanes: LaneFiller.offices(of: procedure, for: office, partners: [:], among: offices).count)
        }
        questions = AdoptionForm(
            found, procedure, offices, below: samples.max { $0.lanes < $1.lanes }?.office, form: form)
    }

    private var page: String { "\(found.page)/bawahan" }
    private var above: [LinkView] { [found.list, LinkView(label: found.title, href: found.page)] }
    private var every: [Office] { groups.flatMap(\.offices) }
    private var ticks: Form? { isOfGoneKind ? nil : form }
    private var isEveryOffice: Bool { ticks?["semua"] != nil }
    var replaces: Bool { form?["ganti"] != nil }
    private var wholes: Set<String> { Set(ticks?.all("kelompok") ?? []) }
    private var single: Set<String> { Set(ticks?.all("kantor") ?? []) }

    /// Ids. Throws `FieldTroubles` at `kantor`, beside what the questions throw; `Denial` where an office is none of these.
    func chosen() throws -> Set<String> {
        let there = Set(questions.offices.map(\.slug))
        guard !isOfGoneKind, single.union(wholes).isSubset(of: there) else {
            throw FieldTroubles(["kantor": Self.listChanged])
        }
        let names = Set(every.map(\.slug))
        guard single.isSubset(of: names), wholes.isSubset(of: Set(groups.map(\.above.slug))) else {
            throw Denial.notFound
        }
        let ticked = groups.flatMap { group in
            group.offices.filter { isEveryOffice || wholes.contains(group.above.slug) || single.contains($0.slug) }
        }
        if ticked.isEmpty {
            var troubles = ["kantor": "Pilih kantor yang memberlakukannya"]
            do {
                _ = try questions.terms()
            } catch let others as FieldTroubles {
                troubles.merge(others.messages) { first, _ in first }
            }
            throw FieldTroubles(troubles)
        }
        return Set(ticked.map(\.id))
    }

    private static let listChanged = "Daftar kantor sudah berubah; periksa lagi"

    /// No office below can adopt it any more: what was typed is told once more.
    private func nobodyLeft(_ form: Form) -> Reply {
        let view = GoneDraftView(
            list: LinkView(label: found.title, href: found.page),
            trouble: "Tidak ada yang ditetapkan. \(Self.listChanged)", made: nil,
            typed: TypedAdoption.rows(form.fields, of: found.place.office))
        return .page(Page.goneDraft(view, in: found.place.frame), status: .unprocessableContent)
    }

    var reply: Reply {
        if let form, kind == nil { return nobodyLeft(form) }
        let isWrong = !questions.errors.isEmpty || questions.trouble != nil
        var rest = questions
        rest.errors["kantor"] = nil
        let view = AdoptBelowView(
            above: above, about: found.title,
            kinds: kinds.filter { $0 != kind }.map { other in
                LinkView(label: "Untuk \(other.title)", href: "\(page)?jenis=\(other.name)")
            }, kind: kind?.title ?? "",
            groups: groups.map { group in
                AdoptBelowView.Group(
                    whole: pick(group.above, in: wholes), offices: group.offices.map { pick($0, in: single) })
            }, isEveryOffice: isEveryOffice, replaces: replaces, fields: questions.fields, seen: questions.seen,
            action: kind.map { "\(page)?jenis=\($0.name)" } ?? page, back: found.page,
            error: questions.errors["kantor"], trouble: questions.trouble ?? rest.others)
        return .page(
            Page.adoptBelow(view, in: found.place.frame), status: isWrong ? .unprocessableContent : .ok)
    }

    private func pick(_ office: Office, in chosen: Set<String>) -> AdoptBelowView.Pick {
        AdoptBelowView.Pick(value: office.slug, name: office.name, isChosen: chosen.contains(office.slug))
    }

    func report(_ results: [AdoptBelow.Result]) -> AdoptedBelowView {
        var view = AdoptedBelowView(
            above: above, adopted: [], known: [], refused: [],
            back: LinkView(label: "Kembali ke konsep", href: found.page),
            again: LinkView(label: "Kantor bawahan lain", href: page))
        for result in results {
            switch result.end {
            case .adopted: view.adopted.append(result.office.name)
            case .inForceAlready: view.known.append(result.office.name)
            case .refused(let reason):
                view.refused.append(AdoptedBelowView.Row(office: result.office.name, reason: reason))
            }
        }
        return view
    }
}
