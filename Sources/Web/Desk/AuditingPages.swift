import Pages
import Procedures
import Services
import Store

/// `/pemeriksaan`: the offices that the reader audits.
enum AuditingPages {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let offices = try ReadOffices(visit.web.environment).audited(by: visit.person, in: transaction)
        guard let first = offices.first else { throw Denial.notFound }
        let view = AuditingView(
            rows: offices.map { office in
                AuditingView.Row(
                    name: office.name, kind: office.kind.title, cases: "/meja/\(office.slug)/permohonan?keadaan=semua",
                    openings: "/meja/\(office.slug)/pembukaan", acts: "/kelola/\(office.slug)/catatan")
            })
        return .page(Page.auditing(view, in: visit.deskFrame(of: first, at: .auditing)))
    }
}
