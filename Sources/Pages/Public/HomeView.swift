/// An office's front page: what one can have done here.
public struct HomeView: Sendable {
    /// “Urus surat desa dari rumah”.
    public var title: String
    public var lede: String
    public var opening: OpeningView?
    /// What was searched for, with what was found; nil before a search.
    public var search: SearchResult?
    /// What was asked for most, counted; empty where the list below is short enough to be seen at once.
    public var mostUsed: [ServiceRow]
    public var groups: [ServiceGroup]
    /// Said above the list: that the office has no services of its own, and what to do.
    public var note: String?
    /// The regency's page, where every office's services are found.
    public var elsewhere: LinkView?
    /// Above ``doors``; services that an SOP puts there (`rumpun`) stand with them.
    public static let doorsTitle = "Pengaduan dan informasi"
    /// Complaints and questions for information, wherever they are taken.
    public var doors: [ServiceRow]

    public init(
        title: String, lede: String, opening: OpeningView? = nil, search: SearchResult? = nil,
        mostUsed: [ServiceRow] = [], groups: [ServiceGroup], note: String? = nil, elsewhere: LinkView? = nil,
        doors: [ServiceRow] = []
    ) {
        self.title = title
        self.lede = lede
        self.opening = opening
        self.search = search
        self.mostUsed = mostUsed
        self.groups = groups
        self.note = note
        self.elsewhere = elsewhere
        self.doors = doors
    }

    public struct SearchResult: Sendable {
        public var query: String
        /// Offices by their name; they stand above the services.
        public var offices: Found
        public var services: Found
        /// The same search over more offices.
        public var wider: LinkView?

        public init(query: String, offices: Found = Found([]), services: Found, wider: LinkView? = nil) {
            self.query = query
            self.offices = offices
            self.services = services
            self.wider = wider
        }
    }

    /// What matches a search.
    public struct Found: Sendable {
        /// The first of it.
        public var rows: [ServiceRow]
        /// How many there are.
        public var count: Int

        /// - Parameter count: nil: these are all.
        public init(_ rows: [ServiceRow], of count: Int? = nil) {
            self.rows = rows
            self.count = count ?? rows.count
        }
    }

    public struct ServiceGroup: Sendable {
        /// Life event or field of work: “Kependudukan”; “Semua layanan” where there is one group only.
        public var title: String
        public var services: [ServiceRow]

        public init(title: String, services: [ServiceRow]) {
            self.title = title
            self.services = services
        }
    }
}

/// A service in a list.
public struct ServiceRow: Sendable {
    public var title: String
    public var href: String
    /// “1 hari kerja”.
    public var time: String
    /// It cannot be had from home: marked “Datang”.
    public var needsVisit: Bool

    public init(title: String, href: String, time: String, needsVisit: Bool = false) {
        self.title = title
        self.href = href
        self.time = time
        self.needsVisit = needsVisit
    }

    var row: LinkRow {
        LinkRow(title: title, href: href, note: time, tag: needsVisit ? TagView(text: "Datang", kind: .soon) : nil)
    }
}

/// Whether the office is open at this moment.
public struct OpeningView: Sendable {
    /// “Kantor buka sampai 15.30”, “Kantor tutup sampai Senin 07.30”.
    public var text: String
    public var isOpen: Bool
    /// “Istirahat 12.00–13.00.”
    public var note: String?

    public init(text: String, isOpen: Bool, note: String? = nil) {
        self.text = text
        self.isOpen = isOpen
        self.note = note
    }
}
