/// One place of the main navigation.
public struct NavItem: Sendable {
    public var label: String
    public var href: String
    public var isCurrent: Bool

    public init(label: String, href: String, isCurrent: Bool = false) {
        self.label = label
        self.href = href
        self.isCurrent = isCurrent
    }
}

extension NavItem {
    /// Places of an office's public pages.
    public enum SitePlace: Sendable { case services, track, cases, logIn }
    /// Places of the desk.
    public enum DeskPlace: Sendable {
        case inbox, notices, cases, counter, registers, procedures, reports, givenUp, auditing, administration
    }

    /// The navigation of the public pages.
    /// - Parameter hasDesk: the reader is an officer, whose way back to the desk it shows.
    public static func site(
        base: String, isSignedIn: Bool, hasDesk: Bool = false, at place: SitePlace? = nil
    ) -> [NavItem] {
        let open = [
            NavItem(label: "Layanan", href: "\(base)/", isCurrent: place == .services),
            NavItem(label: "Lacak", href: "\(base)/lacak", isCurrent: place == .track),
        ]
        let own =
            isSignedIn
            ? NavItem(label: "Permohonan saya", href: "\(base)/permohonan", isCurrent: place == .cases)
            : NavItem(label: "Masuk", href: "\(base)/masuk", isCurrent: place == .logIn)
        return open + [own] + (hasDesk ? [NavItem(label: "Meja", href: "/meja")] : [])
    }

    /// Beyond 99, how many there are says nothing more: “99+”.
    static func counted(_ count: Int) -> String { count > 99 ? "99+" : "\(count)" }

    /// What an officer is told: beside their name, since it is theirs and no place of the office.
    /// - Parameter unread: notices that the reader has not marked as read.
    public static func notices(unread: Int, at place: DeskPlace?) -> NavItem {
        NavItem(
            label: unread > 0 ? "Kabar (\(counted(unread)))" : "Kabar", href: "/meja/kabar",
            isCurrent: place == .notices)
    }

    /// The navigation of the desk.
    /// - Parameters:
    ///   - office: the office's part of the address: `/meja/<office>`.
    ///   - hasCounter: the reader's roles file for people at the counter.
    ///   - isAdministrator: the reader administers it.
    ///   - isAuditor: the reader audits some office.
    ///   - managesPeople: the reader administers some office.
    public static func desk(
        office: String, hasCounter: Bool = true, at place: DeskPlace? = nil, isAdministrator: Bool = false,
        isAuditor: Bool = false, managesPeople: Bool = false
    ) -> [NavItem] {
        let root = "/meja/\(office)"
        let all = [
            NavItem(label: "Tugas saya", href: "/meja", isCurrent: place == .inbox),
            NavItem(label: "Permohonan", href: "\(root)/permohonan", isCurrent: place == .cases),
            NavItem(label: "Loket", href: "\(root)/loket", isCurrent: place == .counter),
            NavItem(label: "Buku", href: "\(root)/buku", isCurrent: place == .registers),
            NavItem(label: "SOP", href: "\(root)/sop", isCurrent: place == .procedures),
            NavItem(label: "Laporan", href: "\(root)/laporan", isCurrent: place == .reports),
            NavItem(label: "Tertunda", href: "\(root)/pekerjaan", isCurrent: place == .givenUp),
            NavItem(label: "Pemeriksaan", href: "/pemeriksaan", isCurrent: place == .auditing),
            NavItem(label: "Kelola", href: "/kelola", isCurrent: place == .administration),
        ]
        return all.filter { item in
            (hasCounter || item.href != "\(root)/loket") && (isAdministrator || item.href != "\(root)/pekerjaan")
                && (isAuditor || item.href != "/pemeriksaan") && (managesPeople || item.href != "/kelola")
        }
    }
}
