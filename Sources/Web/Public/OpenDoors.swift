import Pages
import Services
import Store

/// What people may bring to every office, whatever its own services are: a complaint (UU 25/2009 article 36), a question
/// for public information (UU 14/2008). Where the office itself has no SOP for it, it is taken above.
struct OpenDoors {
    let visit: Visit
    let transaction: any ReadTransaction

    init(_ visit: Visit, in transaction: any ReadTransaction) {
        (self.visit, self.transaction) = (visit, transaction)
    }

    /// nil: nobody takes complaints through Balai.
    func complaint() throws -> ServiceRow? { try door("pengaduan", "Sampaikan pengaduan") }
    func information() throws -> ServiceRow? { try door("permohonan-informasi", "Minta informasi publik") }

    private func door(_ procedure: String, _ title: String) throws -> ServiceRow? {
        let nearest = NearestService(visit.web.environment, visit.web.cases)
        guard let found = try nearest(procedure, from: visit.office, in: transaction) else { return nil }
        let isOwn = found.office.id == visit.office.id
        let base = isOwn ? visit.base : visit.regency + (found.office.isRoot ? "" : "/k/\(found.office.slug)")
        return ServiceRow(
            title: title, href: "\(base)/layanan/\(procedure)", time: isOwn ? "" : "Diterima \(found.office.name)")
    }
}
