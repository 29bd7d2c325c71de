import Forms
import Pages
import Procedures
import Services
import Store

/// `{base}/privasi`: what is kept of whoever applies, why and for how long, drawn from the SOPs in force (UU 27/2022,
/// article 21).
enum ShowPrivacy {
    static func reply(to visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let offered = try procedures(visit, in: transaction).filter(\.isOffered)
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
            },
            draftDays: Draft.keptDays, openingYears: Int(SweepOpenings.keptDays / 365),
            remarkYears: SweepRemarks.keptMonths / 12,
            request: successor(visit) ?? link("hak-data-pribadi", "Ajukan permintaan atas data Anda"),
            complaint: try OpenDoors(visit, in: transaction).complaint().map {
                LinkView(label: "sampaikan pengaduan", href: $0.href)
            })
        return .page(Page.privacy(view, in: visit.frame()))
    }

    /// Those in force; of a closed office the last of each that it had, since its cases are kept on.
    private static func procedures(_ visit: Visit, in transaction: any ReadTransaction) throws -> [Procedure] {
        guard visit.closed != nil else {
            return try ServiceList.load(
                of: visit.office.id, visit.web.environment, visit.web.cases, in: transaction
            ).services.map(\.procedure)
        }
        let adoptions = try Adoption.all(at: visit.office.id, in: transaction)
        // The latest comes first.
        let last = Dictionary(
            adoptions.map { ($0.procedureName, $0.procedureHash) }, uniquingKeysWith: { first, _ in first })
        return try last.sorted { $0.key < $1.key }.map { try visit.web.cases.procedure($0.value, in: transaction) }
    }

    /// Who keeps the records of a closed office; nil: it is open.
    private static func successor(_ visit: Visit) -> LinkView? {
        visit.closed.map { closed in
            let office = ClosedOfficeView(closed, regency: visit.regency).successor
            return LinkView(label: "Sampaikan kepada \(office.label)", href: office.href)
        }
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
