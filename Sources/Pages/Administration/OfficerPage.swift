/// One officer, as the administrator of an office sees them.
public struct OfficerView: Sendable {
    public struct RoleRow: Sendable {
        /// “Plt. Kepala Dinas”.
        public var title: String
        /// “sejak 2 Januari 2026”.
        public var days: String
        /// nil: held now.
        public var state: TagView?
        /// What can be done with it; none where it is over.
        public var acts: [LinkView]

        public init(title: String, days: String, state: TagView? = nil, acts: [LinkView] = []) {
            self.title = title
            self.days = days
            self.state = state
            self.acts = acts
        }
    }

    public var office: LinkView
    public var name: String
    public var username: String
    public var email: String?
    public var state: TagView?
    public var giveRole: LinkView?
    /// Where their leave from the office is noted.
    public var leave: LinkView?
    public var roles: [RoleRow]
    /// Of the account: a link, its end. Empty where it is not this administrator's.
    public var acts: [LinkView]
    /// Why the account is not theirs.
    public var notWhole: String?
    /// That the last mail to the account came back.
    public var unreached: String?
    public var sessions: [SessionView]
    /// Where a form closes them all.
    public var closeAll: String?

    public init(
        office: LinkView, name: String, username: String, email: String? = nil, state: TagView? = nil,
        giveRole: LinkView? = nil, leave: LinkView? = nil, roles: [RoleRow], acts: [LinkView] = [],
        notWhole: String? = nil, unreached: String? = nil,
        sessions: [SessionView] = [], closeAll: String? = nil
    ) {
        self.office = office
        self.name = name
        self.username = username
        self.email = email
        self.state = state
        self.giveRole = giveRole
        self.leave = leave
        self.roles = roles
        self.acts = acts
        self.notWhole = notWhole
        self.unreached = unreached
        self.sessions = sessions
        self.closeAll = closeAll
    }
}

extension Page {
    /// `/kelola/{office}/petugas/{account}`
    public static func officer(_ view: OfficerView, in frame: FrameView) -> Page {
        let facts = [
            AnswerRow(label: "Nama pengguna", value: view.username),
            view.email.map { AnswerRow(label: "Email", value: $0) },
        ].compactMap(\.self)
        return Frame.page(
            view.name, in: frame,
            """
            <div class=read>\(Crumb(above: [LinkView(label: "Kelola", href: "/kelola"), view.office], here: view.name).html)
            <h1>\(view.name)</h1>\(view.state.map { "<p>\($0.html)</p>" })\(facts.list)
            \(view.unreached.map { NoteView(kind: .bad, text: $0).html })
            <h2>Peran di \(view.office.label)</h2>
            <ul class=files>\(view.roles.map(role))</ul>
            <p class=acts>\(view.giveRole?.quietButton)\(view.leave?.quietButton)</p>
            <h2>Akun</h2>\(view.notWhole.map { NoteView(text: $0).html })
            <ul class=plain>\(view.acts.map { "<li>\($0.html)</li>" })</ul>
            \(sessions(view, csrf: frame.csrf))</div>
            """)
    }

    private static func role(_ row: OfficerView.RoleRow) -> HTML {
        """
        <li><span><b>\(row.title)</b><small>\(row.days)</small>\(row.state?.html)</span>\
        <span>\(row.acts.enumerated().map { index, act in
            "\(" · ", when: index > 0)<a\(link: "href", act.href)>\(act.label)<span class=vh> \(row.title)</span></a>" as HTML
        })</span></li>
        """
    }

    private static func sessions(_ view: OfficerView, csrf: String) -> HTML? {
        guard !view.sessions.isEmpty else { return nil }
        let all: HTML? = view.closeAll.map {
            HTML.form($0, csrf: csrf, "<button class=\"btn alt bad\">Keluarkan dari semua perangkat</button>")
        }
        return "<h2>Perangkat yang masuk</h2><ul class=files>\(view.sessions.map { $0.html(csrf: csrf) })</ul>\(all)"
    }
}
