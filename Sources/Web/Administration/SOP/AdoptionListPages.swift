import Forms
import Pages
import Procedures
import Services
import Store

/// `/kelola/{meja}/sop`: what is in force, what is dated ahead, what was, and the drafts.
enum AdoptionListPages {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let place = try AdministrationVisit(visit, in: transaction)
        let (office, today) = (place.office, place.today)
        let known = try Adoption.all(at: office.id, in: transaction)
        let inForce = try Adoption.allInForce(at: office.id, on: today, in: transaction)
        let versions = try ProcedureFile.names(of: known.map(\.procedureHash), in: transaction)
        let held = try HeldRoles.names(in: office.id, at: visit.now, in: transaction)
        let vacant = try Dictionary(
            inForce.map { adoption in
                let procedure = try visit.web.cases.procedure(adoption.procedureHash, in: transaction)
                return (adoption.id, HeldRoles.vacantLanes(of: procedure, under: adoption, held: held))
            }, uniquingKeysWith: { $1 })
        let names = Array(Set(known.map(\.procedureName)))
        let procedures = names.map { name -> AdoptionListView.Procedure in
            let history = known.filter { $0.procedureName == name }
            let now = inForce.first { $0.procedureName == name }
            let title = (now ?? history.first).flatMap { versions[$0.procedureHash]?.title } ?? name
            return AdoptionListView.Procedure(
                title: title, inForce: now.map { line($0, versions, place, vacant: vacant[$0.id] ?? []) },
                document: now.map { adoption in
                    LinkView(
                        label: "Dokumen resmi (PDF A4)",
                        href: "\(place.root)/penetapan/\(adoption.id)/dokumen/a4.pdf")
                },
                ahead: history.filter { $0.firstDay > today }.reversed().map { line($0, versions, place) },
                earlier: history.filter { $0.firstDay <= today && $0.id != now?.id }.map { line($0, versions, place) })
        }.sorted { $0.title < $1.title }
        let drafts = try DraftLine.all(at: office.id, in: transaction).map { draft in
            AdoptionListView.Line(
                title: "\(draft.title), versi \(draft.version)",
                note: "Disimpan \(LocalTime(draft.kept, in: office.zone).medium)",
                href: "\(place.root)/konsep/\(draft.id)")
        }
        let view = AdoptionListView(office: office.name, root: place.root, procedures: procedures, drafts: drafts)
        return .page(Page.adoptions(view, in: place.frame))
    }

    private static func line(
        _ adoption: Adoption, _ versions: [String: (title: String, version: Int)], _ place: AdministrationVisit,
        vacant: [String] = []
    ) -> AdoptionListView.Line {
        let version = versions[adoption.procedureHash].map { "Versi \($0.version), nomor " } ?? "Nomor "
        return AdoptionListView.Line(
            title: "\(version)\(adoption.sopNumber)",
            note: "\(adoption.daysText(on: place.today)), disahkan \(adoption.approvedBy)"
                + (vacant.isEmpty ? "" : " · belum ada petugas: \(WordList.joined(vacant, with: "dan"))"),
            href: "\(place.root)/penetapan/\(adoption.id)")
    }
}

extension Adoption {
    /// “sejak 2 Februari 2026”, “mulai 1 Desember 2026”, “2 Februari 2026 sampai 31 Desember 2026”.
    func daysText(on today: CalendarDate) -> String {
        let first = LocalDate(firstDay).long
        if let lastDay { return "\(first) sampai \(LocalDate(lastDay).long)" }
        return firstDay > today ? "mulai \(first)" : "sejak \(first)"
    }
}
