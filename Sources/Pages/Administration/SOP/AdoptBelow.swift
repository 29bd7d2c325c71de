/// Many offices below are chosen, which adopt an SOP at once.
public struct AdoptBelowView: Sendable {
    public struct Pick: Sendable {
        /// Its name in addresses.
        public var value: String
        public var name: String
        public var isChosen: Bool

        public init(value: String, name: String, isChosen: Bool) {
            self.value = value
            self.name = name
            self.isChosen = isChosen
        }
    }

    /// The offices directly below one.
    public struct Group: Sendable {
        /// All of them at once.
        public var whole: Pick
        public var offices: [Pick]

        public init(whole: Pick, offices: [Pick]) {
            self.whole = whole
            self.offices = offices
        }
    }

    public var above: [LinkView]
    /// “Surat pengantar, versi 2”.
    public var about: String
    /// The same page for offices of another kind.
    public var kinds: [LinkView]
    /// “Desa”.
    public var kind: String
    public var groups: [Group]
    public var isEveryOffice: Bool
    public var replaces: Bool
    /// The questions of an adoption.
    public var fields: [FieldView]
    public var seen: String
    public var action: String
    public var back: String
    /// What is wrong with the choice.
    public var error: String?
    public var trouble: String?

    public init(
        above: [LinkView], about: String, kinds: [LinkView], kind: String, groups: [Group], isEveryOffice: Bool,
        replaces: Bool, fields: [FieldView], seen: String, action: String, back: String, error: String? = nil,
        trouble: String? = nil
    ) {
        self.above = above
        self.about = about
        self.kinds = kinds
        self.kind = kind
        self.groups = groups
        self.isEveryOffice = isEveryOffice
        self.replaces = replaces
        self.fields = fields
        self.seen = seen
        self.action = action
        self.back = back
        self.error = error
        self.trouble = trouble
    }

    fileprivate var count: Int { groups.reduce(0) { $0 + $1.offices.count } }

    /// The first control of the choice, to which its error leads.
    fileprivate var everyOffice: FieldView {
        FieldView(
            name: "semua", label: "Kantor", hint: "Pilih semua, atau buka daftar di bawah", error: error,
            control: .choices(
                isEveryOffice ? ["ya"] : [], [OptionView(value: "ya", label: "Semua \(kind) (\(count))")]))
    }

    fileprivate var replacing: FieldView {
        FieldView(
            name: "ganti", label: "Kantor dengan versi sendiri", isRequired: false,
            control: .choices(
                replaces ? ["ya"] : [],
                [
                    OptionView(
                        value: "ya", label: "Ganti versi yang berlaku",
                        note: "Tanpa ini, kantor yang memberlakukan versi lain dilewati")
                ]))
    }
}

extension Page {
    /// `/kelola/{office}/konsep/{draft}/bawahan`
    public static func adoptBelow(_ view: AdoptBelowView, in frame: FrameView) -> Page {
        let errors = ErrorSummary(view.groups.isEmpty ? [] : [view.everyOffice] + view.fields)
        let nothing: HTML = "<p>Tidak ada kantor bawahan yang dapat memberlakukan SOP ini.</p>"
        return Frame.page(
            "Berlakukan di kantor bawahan", in: frame, isError: !errors.isEmpty || view.trouble != nil,
            """
            <div class=read>\(errors.html)\(view.trouble.map { NoteView(kind: .bad, text: $0.sentence).status })\
            \(Crumb(above: view.above, here: "Kantor bawahan").html)
            <h1>Berlakukan di kantor bawahan</h1><p class=lede>\(view.about)</p>
            <ul><li>Setiap kantor mendapat penetapannya sendiri, dengan nomor dan pengesahan yang sama</li>\
            <li>Kantor yang menolak tidak menghentikan yang lain; hasilnya disebut satu per satu</li>\
            <li>Permohonan yang sedang berjalan selesai menurut versi lamanya</li></ul>
            \(view.kinds.map { "<p>\($0.html)</p>" as HTML })
            \(view.groups.isEmpty ? nothing : form(view, csrf: frame.csrf))</div>
            """)
    }

    private static func form(_ view: AdoptBelowView, csrf: String) -> HTML {
        HTML.form(
            view.action, csrf: csrf,
            """
            \(HTML.seen(view.seen))\(view.everyOffice.html())\(view.groups.map(group))\(view.replacing.html())\
            \(view.fields.map { $0.html() })<div class=acts><button class=btn>Berlakukan di kantor yang dipilih</button>\
            \(LinkView(label: "Batal", href: view.back).quietButton)</div>
            """)
    }

    /// Folded: a regency has hundreds.
    private static func group(_ group: AdoptBelowView.Group) -> HTML {
        let isOpen = group.whole.isChosen || group.offices.contains { $0.isChosen }
        return """
            <details\(flag: "open", isOpen)><summary>\(group.whole.name) (\(group.offices.count))</summary>\
            \(tick("kelompok", group.whole, "Semua di \(group.whole.name)"))\
            \(group.offices.map { tick("kantor", $0, $0.name) })</details>
            """
    }

    private static func tick(_ name: String, _ pick: AdoptBelowView.Pick, _ label: String) -> HTML {
        """
        <label class=pick><input type=checkbox name="\(name)" value="\(pick.value)"\(flag: "checked", pick.isChosen)>\
        <span>\(label)</span></label>
        """
    }
}
