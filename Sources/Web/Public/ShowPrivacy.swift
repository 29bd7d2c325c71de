import Forms
import Pages
import Procedures
import Services
import Store

/// `{base}/privasi`: what is kept of whoever applies, why and for how long, drawn from the SOPs in force, and from
/// those that have ended and of which cases are still there (UU 27/2022, article 21).
enum ShowPrivacy {
    static func reply(to visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let list = try ServiceList.load(of: visit.office.id, visit.web.environment, visit.web.cases, in: transaction)
        let offered = try procedures(list, visit, in: transaction).filter(\.isOffered)
        let past = try list.past(at: visit.office.id, visit.web.environment, visit.web.cases, in: transaction)
        func link(_ name: String, _ label: String) -> LinkView? {
            offered.contains { $0.name == name }
                ? LinkView(label: label, href: "\(visit.base)/layanan/\(name)") : nil
        }
        let view = PrivacyView(
            services: offered.map { procedure in
                PrivacyView.Service(
                    title: procedure.title,
                    href: visit.closed == nil ? "\(visit.base)/layanan/\(procedure.name)" : nil,
                    legalBasis: procedure.identity.legalBasis, kept: procedure.keptOfApplicants)
            } + ended(past, besides: offered),
            draftDays: Draft.keptDays, openingYears: Int(SweepOpenings.keptDays / 365),
            remarkYears: SweepRemarks.keptMonths / 12,
            request: try successor(visit, in: transaction)
                ?? link("hak-data-pribadi", "Ajukan permintaan atas data Anda"),
            complaint: try OpenDoors(visit, in: transaction).complaint().map {
                LinkView(label: "sampaikan pengaduan", href: $0.href)
            })
        return .page(Page.privacy(view, in: visit.frame()))
    }

    /// What is held under versions that nobody can begin any more, each where it tells other things than one that stands
    /// above it.
    private static func ended(_ past: [Procedure], besides offered: [Procedure]) -> [PrivacyView.Service] {
        var told = offered
        var services: [PrivacyView.Service] = []
        for procedure in past {
            let kept = procedure.keptOfApplicants
            let isTold = told.contains { $0.name == procedure.name && $0.keptOfApplicants.told == kept.told }
            if kept.isEmpty || isTold { continue }
            told.append(procedure)
            let goesOn = offered.contains { $0.name == procedure.name }
            let what = goesOn ? "SOP versi \(procedure.version) tidak" : "Tidak"
            services.append(
                PrivacyView.Service(
                    title: procedure.title,
                    ended: "\(what) lagi dibuka; permohonan yang ada tetap disimpan seperti tertulis di sini.",
                    legalBasis: procedure.identity.legalBasis, kept: kept))
        }
        return services
    }

    /// Those in force; of a closed office the last of each that it had, since its cases are kept on.
    private static func procedures(
        _ list: ServiceList, _ visit: Visit, in transaction: any ReadTransaction
    ) throws -> [Procedure] {
        guard visit.closed != nil else { return list.services.map(\.procedure) }
        let adoptions = try Adoption.all(at: visit.office.id, in: transaction)
        // The latest comes first.
        let last = Dictionary(
            adoptions.map { ($0.procedureName, $0.procedureHash) }, uniquingKeysWith: { first, _ in first })
        return try last.sorted { $0.key < $1.key }.map { try visit.web.cases.procedure($0.value, in: transaction) }
    }

    /// Who keeps the records of a closed office, at its service for that where it has one; nil: it is open.
    private static func successor(_ visit: Visit, in transaction: any ReadTransaction) throws -> LinkView? {
        guard let closed = visit.closed else { return nil }
        let office = ClosedOfficeView(closed, regency: visit.regency).successor
        let (procedure, there) = ("hak-data-pribadi", closed.successor)
        let today = visit.web.environment.now.date(in: there.zone)
        let isTaken = try Adoption.inForce(procedure, at: there.id, on: today, in: transaction) != nil
        return LinkView(
            label: "Sampaikan kepada \(office.label)",
            href: isTaken ? "\(office.href)layanan/\(procedure)" : office.href)
    }
}

/// `{base}/aksesibilitas`
enum ShowAccessibility {
    static func reply(to visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let complaint = try OpenDoors(visit, in: transaction).complaint()
        return .page(
            Page.accessibility(
                complaint: complaint.map { LinkView(label: "sampaikan pengaduan", href: $0.href) }, in: visit.frame()))
    }
}

extension [AnswerRow] {
    fileprivate var told: [String] { map { "\($0.label): \($0.value)" } }
}

extension Procedure {
    /// What applicants answer and hand in, by how long it is kept; what the SOP sets no time for comes last.
    var keptOfApplicants: [AnswerRow] {
        let answers = applicantsQuestions.map { (time: $0.field.retention, title: $0.field.label) }
        let handed = applicantsPapers.map { (time: $0.retention, title: $0.title) }
        var periods: [TimeAmount?] = []
        for each in answers + handed where !periods.contains(each.time) { periods.append(each.time) }
        let times = periods.compactMap(\.self) + (periods.contains(nil) ? [nil] : [])
        return times.map { time in
            AnswerRow(
                label: time?.plainText ?? "Sebagai arsip",
                value: (answers + handed).filter { $0.time == time }.map(\.title).joined(separator: ", "))
        }
    }
}
