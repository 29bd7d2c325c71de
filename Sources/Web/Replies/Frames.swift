import Pages
import Procedures
import Services
import Store

extension Visit {
    /// What stands around a public page.
    func frame(at place: NavItem.SitePlace? = nil) -> FrameView {
        FrameView(
            audience: .visitor, isGovernmentAddress: located.place.host.isGovernmentHost,
            office: OfficeView(office, contacts: contacts, logo: logos.of(office.id), base: base),
            nav: NavItem.site(base: base, isSignedIn: person.isSignedIn, hasDesk: hasDesk, at: place),
            person: personView(), csrf: csrf,
            assets: web.assets.links, flash: Flash.note(of: self),
            closed: closed.map { ClosedOfficeView($0, regency: regency) })
    }

    /// What stands around a page of the desk of an office.
    /// - Parameter hasCounter: nil: as at the office of the address.
    func deskFrame(of desk: Office, at place: NavItem.DeskPlace? = nil, hasCounter: Bool? = nil) -> FrameView {
        FrameView(
            audience: .desk, office: OfficeView(desk, contacts: OfficeContacts(), logo: logos.of(desk.id), base: ""),
            nav: NavItem.desk(
                office: desk.slug, hasCounter: hasCounter ?? self.hasCounter, at: place,
                isAdministrator: person.administers(desk.id, at: now), isAuditor: person.isAuditor(at: now),
                managesPeople: person.isAdministrator(at: now)),
            person: personView(notices: .notices(unread: unreadNotices, at: place)), csrf: csrf,
            assets: web.assets.deskLinks, flash: Flash.note(of: self))
    }

    private func personView(notices: NavItem? = nil) -> PersonView? {
        guard person.isSignedIn else { return nil }
        return PersonView(name: person.name, role: nil, hasAccount: person.hasAccount, notices: notices)
    }
}

extension OfficeView {
    init(_ office: Office, contacts: OfficeContacts, logo: ShownLogo?, base: String) {
        self.init(
            parent: office.kind.parents.isEmpty ? "Pemerintah" : office.letterhead.above.joined(separator: " "),
            name: office.name,
            base: base, logo: logo.map { LogoView($0) },
            accent: office.accent.hex,
            address: contacts.address.lines, phone: contacts.phone, email: contacts.email, website: contacts.web,
            hours: contacts.hours.lines)
    }
}

extension String {
    /// Whether a request's host is one that only the government can have: below `.go.id` or `.desa.id`.
    var isGovernmentHost: Bool {
        var host = lowercased().prefix { $0 != ":" }
        if host.last == "." { host.removeLast() }
        return host.hasSuffix(".go.id") || host.hasSuffix(".desa.id")
    }
}

extension Assets {
    var links: AssetLinks { AssetLinks(stylesheets: [stylesheet.path], icon: icon.path) }
    var deskLinks: AssetLinks {
        AssetLinks(stylesheets: [stylesheet.path, deskStylesheet.path], icon: icon.path, script: script.path)
    }
}

extension String? {
    /// Its lines; none where there is no text.
    fileprivate var lines: [String] { self?.split(separator: "\n").map(String.init) ?? [] }
}
