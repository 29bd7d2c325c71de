/// The office whose page this is: its letterhead line, colour and published contacts.
public struct OfficeView: Sendable {
    /// First line of the kop, in small capitals: “Pemerintah Kabupaten Tirtaloka”.
    public var parent: String
    /// Second line of the kop: “Dinas Komunikasi dan Informatika”.
    public var name: String
    /// "" on the office's own host, "/k/<slug>" elsewhere.
    public var base: String
    /// In the head of every page; nil: the emblem that every office may use.
    public var logo: LogoView?
    /// `#rrggbb`; anything else is drawn in the starter colour nila.
    public var accent: String
    public var address: [String]
    public var phone: String?
    public var email: String?
    /// With its scheme: `https://…`.
    public var website: String?
    /// Opening hours, a line a rule: “Senin–Kamis 07.30–15.30”.
    public var hours: [String]

    public init(
        parent: String, name: String, base: String = "", logo: LogoView? = nil, accent: String = "#26437d",
        address: [String] = [],
        phone: String? = nil, email: String? = nil, website: String? = nil, hours: [String] = []
    ) {
        self.parent = parent
        self.name = name
        self.base = base
        self.logo = logo
        self.accent = accent
        self.address = address
        self.phone = phone
        self.email = email
        self.website = website
        self.hours = hours
    }
}
