import Forms
import HTTPTypes
import Pages
import Procedures
import Services
import Store

/// `/kelola/{meja}/konsep/{konsep}/tetapkan`: number, first day, who approved, who fills which lane.
enum AdoptDraftPages {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Route.Fetch {
        let found = try ProcedureDraftVisit(visit, in: transaction)
        let offices = try ReadOffices(visit.web.environment).all(in: transaction).filter(\.isOpen)
        return { AdoptionForm(found, try await found.procedure(), offices, form: nil).reply }
    }

    static func adopt(_ visit: Visit) async throws -> Reply {
        let place = try await AdministrationVisit.open(visit)
        let (found, offices) = try await visit.read {
            (
                try ProcedureDraftVisit(ifThere: visit, place, in: $0),
                try ReadOffices(visit.web.environment).all(in: $0).filter(\.isOpen)
            )
        }
        guard let found else {
            // Who never had the form asks for a page that is not there.
            guard visit.form["kode"] != nil else { throw Denial.notFound }
            let id = visit.parameter("konsep")
            return gone(
                place, try await visit.read { try DraftChanged(gone: id, at: place.office.id, in: $0) })
        }
        var form = AdoptionForm(found, try await found.procedure(), offices, form: visit.form)
        do {
            let terms = try form.terms()
            let adopted = try await AdoptProcedure(visit.web.environment, visit.web.cases.procedures)(
                source: Array(found.draft.source.utf8), fileName: CheckedSource.fileName(of: found.draft.source),
                at: found.place.office.id, terms, draft: SeenDraft(id: found.draft.id, hash: form.seen),
                by: visit.person)
            let day = adopted.adoption.firstDay
            return .redirect(
                to: "\(found.place.root)/penetapan/\(adopted.adoption.id)",
                flash: day > found.place.today
                    ? "SOP sudah ditetapkan dan berlaku dengan sendirinya mulai \(day.longText)."
                    : "SOP sudah ditetapkan dan berlaku mulai hari ini.")
        } catch let troubles as FieldTroubles {
            form.errors = troubles.messages
        } catch let refused as ProcedureRefused {
            form.trouble = refused.message
        } catch let changed as DraftChanged {
            guard let now = changed.now else { return gone(place, changed) }
            form.trouble = "Belum ditetapkan. \(changed.message). Buka konsepnya dahulu; isian Anda di bawah ini tetap"
            form.seen = now.hash
        }
        return form.reply
    }

    /// Nothing is left to adopt; what was typed is told once more.
    static func gone(_ place: AdministrationVisit, _ changed: DraftChanged) -> Reply {
        let view = GoneDraftView(
            list: LinkView(label: "SOP \(place.office.name)", href: "\(place.root)/sop"),
            trouble: "Tidak ada yang ditetapkan. \(changed.message)",
            made: changed.adopted.map {
                LinkView(label: "Buka penetapannya", href: "\(place.root)/penetapan/\($0.id)")
            }, typed: TypedAdoption.rows(place.visit.form.fields, of: place.office))
        return .page(Page.goneDraft(view, in: place.frame), status: .unprocessableContent)
    }
}

/// The questions of an adoption.
struct AdoptionForm {
    let found: ProcedureDraftVisit
    let procedure: Procedure
    let offices: [Office]
    let form: Form?
    var errors: [String: String] = [:]
    var trouble: String?
    /// The text that the person has seen.
    var seen: String
    /// One of the offices below for which it is adopted, all of one kind: that of whose lanes most is known, since a lane
    /// above may be there for some of them only. nil: the draft's own office adopts.
    private let below: Office?

    init(
        _ found: ProcedureDraftVisit, _ procedure: Procedure, _ offices: [Office], below: Office? = nil, form: Form?
    ) {
        (self.found, self.procedure, self.offices, self.form) = (found, procedure, offices, form)
        self.below = below
        seen = form.map { $0["kode"] ?? "" } ?? found.draft.hash
    }

    private var office: Office { below ?? found.place.office }
    private var before: Adoption? { below == nil ? found.inForce : nil }

    var reply: Reply {
        found.place.ask(
            AskView(
                title: "Tetapkan SOP", about: "\(found.title), di \(office.name)",
                points: [
                    "Permohonan baru memakai versi ini sejak hari pertama; yang sedang berjalan selesai menurut versi lamanya",
                    "Hari pertama yang masih di depan membuatnya berlaku dengan sendirinya pada hari itu",
                ],
                fields: fields, seen: seen, action: "\(found.page)/tetapkan", submit: "Tetapkan SOP", back: found.page,
                trouble: trouble ?? others))
    }

    /// What is wrong with no field of the form.
    var others: String? {
        let shown = Set(fields.map(\.name))
        let rest = errors.filter { !shown.contains($0.key) }
        return rest.isEmpty ? nil : rest.sorted { $0.key < $1.key }.map(\.value).joined(separator: ". ")
    }

    var fields: [FieldView] { [number, firstDay, approver] + partnerFields + laneFields + effectFields }

    private var number: FieldView {
        FieldView(
            name: "nomor", label: "Nomor SOP", hint: "Seperti tertulis pada penetapannya, misalnya 065/12/2026",
            error: errors["nomor"], control: .line(form?["nomor"] ?? before?.sopNumber ?? ""), width: .twentyFour)
    }

    private var firstDay: FieldView {
        FieldView(
            name: "berlaku", label: "Hari pertama berlaku", hint: "Hari ini atau sesudahnya", error: errors["berlaku"],
            control: .line(form?["berlaku"] ?? LocalDate(found.place.today).long, .date))
    }

    private var approver: FieldView {
        FieldView(
            name: "disahkan", label: "Disahkan oleh",
            hint: "Jabatan; nama; pangkat; NIP. Dengan titik koma, agar tercetak pada tempatnya di dokumen resmi",
            error: errors["disahkan"], control: .line(form?["disahkan"] ?? before?.approvedBy ?? ""))
    }

    // MARK: Lanes

    /// Those of which it is known whose officers act in them.
    private var lanes: [(lane: Lane, office: Office)] {
        let bound = partners.reduce(into: [String: String]()) { $0[$1] = partner(called: $1)?.id }
        let places = LaneFiller.offices(of: procedure, for: office, partners: bound, among: offices)
        return procedure.lanes.compactMap { lane in places[lane.name].map { (lane: lane, office: $0) } }
    }

    private var laneFields: [FieldView] {
        lanes.map { lane, acting in
            let chosen = form.map { Set($0.all("peran.\(lane.name)")) } ?? defaults(lane, acting)
            let steps = procedure.steps.filter { $0.lanes.contains(lane.name) }.map(\.text)
            let work = steps.isEmpty ? nil : "Mengerjakan: \(WordList.joined(Array(steps.prefix(3)), with: "dan"))"
            let elsewhere =
                acting.id == office.id
                ? nil : "Bertugas di \(placeWords(lane, acting)). Tanpa pilihan: peran yang ditulis SOP-nya"
            let hint = [elsewhere, work].compactMap(\.self).joined(separator: ". ")
            return FieldView(
                name: "peran.\(lane.name)", label: "Peran untuk \(lane.title)", hint: hint.isEmpty ? nil : hint,
                error: errors["peran.\(lane.name)"], isRequired: elsewhere == nil,
                control: .choices(
                    chosen, acting.kind.roles.map { OptionView(value: $0.name, label: $0.title) }))
        }
    }

    /// Of many offices each has its own above it.
    private func placeWords(_ lane: Lane, _ acting: Office) -> String {
        if below != nil, case .ancestor = lane.place { return "kantor atasannya (\(acting.kind.title))" }
        return acting.name
    }

    /// What the office had before, else what the file says.
    private func defaults(_ lane: Lane, _ acting: Office) -> Set<String> {
        Set((before?.lanes[lane.name] ?? lane.roles).filter(acting.kind.hasRole))
    }

    // MARK: Partners

    private var partners: [String] {
        let ofLanes = procedure.lanes.map(\.place)
        let ofSteps = procedure.steps.compactMap { step -> Lane.Place? in
            if case .sub(let use) = step.work { use.place } else { nil }
        }
        let names = (ofLanes + ofSteps).compactMap { place -> String? in
            if case .partner(let name) = place { name } else { nil }
        }
        return Set(names).sorted()
    }

    /// As typed, else of the adoption before, else the one that the draft was checked beside.
    private func partner(called name: String) -> Office? {
        if let form { return offices.first { $0.slug == form["mitra.\(name)"]?.trimmed } }
        let only = partners.count == 1 && found.draft.partners.count == 1 ? found.draft.partners.first : nil
        return (before?.partners[name] ?? only).flatMap { id in offices.first { $0.id == id } }
    }

    private var partnerFields: [FieldView] {
        partners.map { name in
            FieldView(
                name: "mitra.\(name)", label: "Kantor untuk \(name)", hint: "Nama pendek kantor dalam alamatnya",
                error: errors["mitra.\(name)"],
                control: .line(form?["mitra.\(name)"] ?? partner(called: name)?.slug ?? "", .addressPart))
        }
    }

    // MARK: Effects

    /// Those that the system can do by itself.
    private var effects: [Effect] {
        let names = procedure.steps.compactMap { step -> String? in
            if case .effect(let use) = step.work { use.effect } else { nil }
        }
        return Set(names).sorted().compactMap(EffectTable.effect).filter(\.canRun)
    }

    private var effectFields: [FieldView] {
        effects.map { effect in
            let name = effect.declaration.name
            let known = before?.effectModes[name] ?? .real
            return FieldView(
                name: "efek.\(name)", label: effect.declaration.title,
                hint: "Pilih petugas bila sistem tujuannya belum tersambung", error: errors["efek"],
                control: .choice(
                    form?["efek.\(name)"] ?? known.rawValue,
                    [
                        OptionView(value: Adoption.EffectMode.real.rawValue, label: "Dikerjakan sistem"),
                        OptionView(
                            value: Adoption.EffectMode.manual.rawValue, label: "Dikerjakan petugas",
                            note: "Petugas mengerjakannya di luar Balai, lalu mencatat hasilnya"),
                    ]))
        }
    }

    /// Throws `FieldTroubles` at the fields that cannot be read.
    func terms() throws -> AdoptionTerms {
        var troubles: [String: String] = [:]
        let day = TypedDay.read(form?["berlaku"], at: "berlaku", &troubles)
        if day == nil, troubles["berlaku"] == nil { troubles["berlaku"] = "Isi hari pertama berlaku" }
        var bound: [String: String] = [:]
        for name in partners {
            let slug = form?["mitra.\(name)"]?.trimmed ?? ""
            bound[name] = partner(called: name)?.id
            guard bound[name] == nil else { continue }
            troubles["mitra.\(name)"] =
                slug.isEmpty ? "Isi kantor untuk \(name)" : "Tidak ada kantor yang buka bernama pendek “\(slug)”"
        }
        var roles: [String: [String]] = [:]
        for (lane, acting) in lanes {
            let chosen = form?.all("peran.\(lane.name)") ?? []
            if chosen.isEmpty, acting.id == office.id {
                troubles["peran.\(lane.name)"] = "Pilih peran untuk \(lane.title)"
            } else if !chosen.isEmpty, Set(chosen) != Set(lane.roles) {
                roles[lane.name] = chosen
            }
        }
        // A lane of the applicant's office keeps the roles that were agreed on before.
        for lane in procedure.lanes where lane.party == .officer && lane.place == .applicantOffice {
            roles[lane.name] = before?.lanes[lane.name]
        }
        guard troubles.isEmpty, let day else { throw FieldTroubles(troubles) }
        var modes: [String: Adoption.EffectMode] = [:]
        for effect in effects {
            let name = effect.declaration.name
            if let mode = form?["efek.\(name)"].flatMap(Adoption.EffectMode.init), mode == .manual {
                modes[name] = mode
            }
        }
        return AdoptionTerms(
            sopNumber: form?["nomor"]?.trimmed ?? "", firstDay: day, approvedBy: form?["disahkan"]?.trimmed ?? "",
            lanes: roles, effectModes: modes, partners: bound)
    }
}
