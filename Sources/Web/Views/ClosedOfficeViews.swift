import Forms
import Pages
import Services

extension ClosedOfficeView {
    /// - Parameter regency: how addresses of the regency's pages begin: empty on its own host.
    init(_ closed: ClosedOffice, regency: String) {
        let (office, closure) = (closed.successor, closed.closure)
        self.init(
            text: "Kantor ini ditutup sejak \(closure.since.longText) berdasarkan \(closure.legalBasis)",
            successor: LinkView(
                label: office.name, href: regency + (office.isRoot ? "/" : "/k/\(office.slug)/")))
    }
}

extension Visit {
    /// How addresses of the regency's pages begin: on this host, or on that of the configured address.
    var regency: String { place.isRegencyHost ? "" : web.environment.addresses.root }
}
