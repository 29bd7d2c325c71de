/// The kinds of offices and the roles in them: those that Balai brings, and those that were made here.
public struct KindListView: Sendable {
    public struct Role: Sendable {
        public var title: String
        /// By which SOPs name it.
        public var name: String
        /// What may be done with one that was made here.
        public var acts: [LinkView]

        public init(title: String, name: String, acts: [LinkView] = []) {
            self.title = title
            self.name = name
            self.acts = acts
        }

        var html: HTML {
            "<li>\(title) <code>\(name)</code>\(acts.map { " · \($0.html)" as HTML })</li>"
        }
    }

    public struct Kind: Sendable {
        /// “Kecamatan: 14 peran, bawaan Balai”.
        public var title: String
        /// By which SOPs name it, and below what it stands.
        public var note: String
        public var roles: [Role]
        public var acts: [LinkView]

        public init(title: String, note: String, roles: [Role], acts: [LinkView]) {
            self.title = title
            self.note = note
            self.roles = roles
            self.acts = acts
        }

        var html: HTML {
            """
            <details><summary>\(title)</summary><p>\(note.sentence)</p><ul>\(roles.map(\.html))</ul>
            <div class=acts>\(acts.map(\.quietButton))</div></details>
            """
        }
    }

    public var root: String
    public var office: String
    public var kinds: [Kind]
    public var make: LinkView

    public init(root: String, office: String, kinds: [Kind], make: LinkView) {
        self.root = root
        self.office = office
        self.kinds = kinds
        self.make = make
    }
}

extension Page {
    /// `/kelola/{office}/jenis`
    public static func kindList(_ view: KindListView, in frame: FrameView) -> Page {
        let crumb = Crumb(
            above: [
                LinkView(label: "Kelola", href: "/kelola"),
                LinkView(label: "Kantor \(view.office)", href: "\(view.root)/kantor"),
            ], here: "Jenis kantor dan peran")
        return Frame.page(
            "Jenis kantor dan peran", in: frame,
            """
            <div class=read>\(crumb.html)
            <h1>Jenis kantor dan peran</h1>
            <p class=lede>Berlaku bagi semua kantor. Bawaan Balai tidak berubah. Yang dibuat di sini dapat diganti sebutannya, \
            dan dihapus selama tidak dipakai.</p>
            \(view.kinds.map(\.html))
            <div class=acts>\(view.make.button)</div></div>
            """)
    }
}
