/// What stands around every page: the office, the way round, who is signed in.
public struct FrameView: Sendable {
    /// Which frame is drawn: the public one, or the denser one of the desk.
    public enum Audience: Sendable { case visitor, desk }

    public var audience: Audience
    /// The page's address ends in `.go.id` or `.desa.id`: only there may it say that it is the government's.
    public var isGovernmentAddress: Bool
    public var office: OfficeView
    public var nav: [NavItem]
    public var person: PersonView?
    /// Token bound to the session; goes into every form that changes something.
    public var csrf: String
    public var assets: AssetLinks
    /// The outcome of the act that led here, shown once on top of the page.
    public var flash: NoteView?
    /// The office of the page is closed; nil: it is open.
    public var closed: ClosedOfficeView?

    public init(
        audience: Audience = .visitor, isGovernmentAddress: Bool = true, office: OfficeView, nav: [NavItem] = [],
        person: PersonView? = nil, csrf: String, assets: AssetLinks, flash: NoteView? = nil,
        closed: ClosedOfficeView? = nil
    ) {
        self.audience = audience
        self.isGovernmentAddress = isGovernmentAddress
        self.office = office
        self.nav = nav
        self.person = person
        self.csrf = csrf
        self.assets = assets
        self.flash = flash
        self.closed = closed
    }
}

/// Addresses of the embedded files, hashed so that they can be cached for good.
public struct AssetLinks: Sendable {
    /// In the order in which they apply.
    public var stylesheets: [String]
    public var icon: String?
    /// What the desk's pages can do more with a script; nil: no page of this frame has one.
    public var script: String?

    public init(stylesheets: [String], icon: String? = nil, script: String? = nil) {
        self.stylesheets = stylesheets
        self.icon = icon
        self.script = script
    }
}

/// The signed-in person.
public struct PersonView: Sendable {
    public var name: String
    /// “Kabid Tata Kelola”; nil for an applicant.
    public var role: String?
    /// False for somebody who came in by a mailed link: there is no account page to lead to.
    public var hasAccount: Bool
    /// At the desk: the way to what they are told.
    public var notices: NavItem?

    public init(name: String, role: String? = nil, hasAccount: Bool = true, notices: NavItem? = nil) {
        self.name = name
        self.role = role
        self.hasAccount = hasAccount
        self.notices = notices
    }
}
