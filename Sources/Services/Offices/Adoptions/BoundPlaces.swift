import Forms
import Procedures
import Store

/// The offices that a procedure's `di` mean for the office that adopts it.
struct BoundPlaces {
    private let office: Office
    private let procedure: Procedure
    private let line: [Office]
    private let kinds: RegencyKinds
    private let partners: [String: Office]
    /// Names of partners that are bound to an office that does not exist.
    private let unknown: Set<String>

    init(
        of procedure: Procedure, for office: Office, partners: [String: String], in transaction: any ReadTransaction
    ) throws {
        self.office = office
        self.procedure = procedure
        line = try Office.lineage(of: office.id, in: transaction)
        kinds = try RegencyKinds.known(in: transaction)
        var found: [String: Office] = [:]
        for (name, id) in partners { found[name] = try Office.find(id, in: transaction) }
        self.partners = found
        unknown = Set(partners.keys).subtracting(found.keys)
    }

    /// Every `di` of the file that somebody must be found for, with the words for whom or what it is.
    private var places: [(place: Lane.Place, words: String)] {
        let nowhere = Set(
            procedure.steps.filter { step in
                guard case .sub(let use) = step.work, case .ancestor = use.place else { return false }
                return office(at: use.place) == nil
            }.map(\.name))
        let optional = procedure.canDoWithout(calls: nowhere) ? nowhere : []
        return procedure.lanes.filter { $0.party == .officer }.map { ($0.place, "pelaksana “\($0.title)”") }
            + procedure.steps.compactMap { step in
                guard case .sub(let use) = step.work, !optional.contains(step.name) else { return nil }
                return (use.place, "SOP “\(use.procedure)” pada langkah “\(step.name)”")
            }
    }

    /// nil: not known yet.
    func office(at place: Lane.Place) -> Office? {
        switch place {
        case .handlingOffice: office
        case .ancestor(let kind): Office.ancestor(of: kind, in: line)
        case .partner(let name): partners[name]
        // Known when somebody applies.
        case .applicantOffice: nil
        }
    }

    /// nil: not known yet.
    func kind(at place: Lane.Place) -> OfficeKind? { office(at: place)?.kind }

    var partnerTrouble: String? {
        for (place, words) in places {
            guard case .partner(let name) = place else { continue }
            if let partner = partners[name] {
                guard !partner.isOpen else { continue }
                return "Kantor mitra untuk “\(name)”, \(partner.name), sudah ditutup"
            }
            return unknown.contains(name)
                ? "Kantor mitra untuk “\(name)” tidak ada" : "Pilih kantor mitra untuk “\(name)” (\(words))"
        }
        return nil
    }

    var ancestorTrouble: String? {
        for (place, words) in places {
            guard case .ancestor(let kind) = place, office(at: place) == nil else { continue }
            let wanted = kind.map { " berjenis \(kinds.kind($0)?.title ?? $0)" } ?? ""
            return "\(office.name) tidak mempunyai kantor atasan\(wanted), padahal \(words) bertugas di sana"
        }
        return nil
    }

    /// A step that waits for a follow-up (`selama`) and can be left only with its number: what it waits for must begin here.
    func awaitedTrouble(today: CalendarDate, in transaction: any ReadTransaction) throws -> String? {
        for step in procedure.steps where procedure.needsAwaited(at: step) {
            let awaited = procedure.followUps.filter { $0.during.contains(step.name) }.map(\.procedure)
            let isHere = try awaited.contains {
                try Adoption.inForce($0, at: office.id, on: today, in: transaction) != nil
            }
            guard let first = awaited.first, !isHere else { continue }
            return "Langkah “\(step.text)” menunggu SOP “\(first)”, yang belum berlaku di \(office.name), dan tidak "
                + "punya jalan lain"
        }
        return nil
    }

    /// A sub-procedure of another office must be in force there, and end only in ways that this SOP goes on from.
    func subTrouble(
        today: CalendarDate, _ shelf: ProcedureShelf, _ environment: Environment, in transaction: any ReadTransaction
    ) throws -> String? {
        for step in procedure.steps {
            guard case .sub(let use) = step.work, use.place != .handlingOffice, let there = office(at: use.place) else {
                continue
            }
            guard try Adoption.inForce(use.procedure, at: there.id, on: today, in: transaction) != nil else {
                return "SOP “\(use.procedure)” belum ditetapkan di \(there.name)"
            }
            let known = try AdoptedCatalogue.around(there.id, shelf, environment, in: transaction)
                .catalogue.procedures[use.procedure]
            if let lane = procedure.applicantLane, step.lanes.contains(lane.name), !lane.assistedBy.isEmpty,
                known?.applicantLane?.assistedBy.isEmpty == true
            {
                return "Permohonan ini dapat diajukan di loket, tetapi SOP “\(use.procedure)” di \(there.name) tidak "
                    + "mengenal petugas pembantu (dibantu); isian langkah “\(step.name)” tidak dapat diisi di loket"
            }
            if let missing = known?.results.first(where: { step.outcome($0.name) == nil }) {
                return "Hasil “\(missing.name)” dari SOP “\(use.procedure)” di \(there.name) belum punya tujuan pada "
                    + "langkah “\(step.name)”"
            }
        }
        return nil
    }
}

extension Procedure {
    /// Whether a step has one way on, and asks the number of a case for it.
    fileprivate func needsAwaited(at step: Step) -> Bool {
        guard step.outcomes.count == 1, step.expiry == nil, !step.maySkip else { return false }
        return step.asks.contains { use in
            form(use.form)?.fields.contains { field in
                field.kind == .caseNumber && field.required == .yes && use.fields?.contains(field.name) ?? true
            } ?? false
        }
    }
}
