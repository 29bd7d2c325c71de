/// What the applicant of a case was to be told and was not: no mail reached them, or they have no address.
public struct UnreachedView: Sendable {
    /// “Permohonan 2026-00012 diterima, Senin 2 Maret 09.00”.
    public var notices: [String]
    /// Theirs, sent back with the form: what comes later has not been told.
    public var names: [String]
    /// Where a form says that the applicant has been told.
    public var action: String
    /// How.
    public var ways: [OptionView]
    /// A message that is ready in WhatsApp.
    public var whatsApp: LinkView?
    /// Paper to give them.
    public var slip: LinkView?

    /// Where it stands on the case's page.
    public static let anchor = "belum-diberi-tahu"

    public init(
        notices: [String], names: [String] = [], action: String, ways: [OptionView], whatsApp: LinkView? = nil,
        slip: LinkView? = nil
    ) {
        self.notices = notices
        self.names = names
        self.action = action
        self.ways = ways
        self.whatsApp = whatsApp
        self.slip = slip
    }

    func html(csrf: String) -> HTML {
        let way = FieldView(
            name: "cara", label: "Bagaimana pemohon diberi tahu?", control: .choice(ways.last?.value, ways))
        let links = [whatsApp, slip].compactMap(\.self)
        let told: HTML = """
            \(names.map { "<input type=hidden name=kabar value=\"\($0)\">" as HTML })\(way.html())\
            <div class=acts><button class="btn alt">Catat sudah diberi tahu</button></div>
            """
        return """
            <section class="note bad" id="\(UnreachedView.anchor)" aria-label="Kabar tidak sampai"><p><b>Kabar ini tidak sampai ke pemohon.</b> \
            Beri tahu pemohon dengan cara lain, lalu catat.</p><ul>\(notices.map { "<li>\($0)</li>" })</ul>\
            \("<ul class=plain>\(links.map { "<li>\($0.html)</li>" })</ul>", when: !links.isEmpty)\
            <details><summary>Sudah diberi tahu</summary>\(HTML.form(action, csrf: csrf, told))</details></section>
            """
    }
}

/// The notices of a case, and how each reached its reader.
public struct CaseNoticesView: Sendable {
    public struct Row: Sendable {
        public var words: String
        /// “Pemohon”, or an officer's name.
        public var reader: String
        public var time: LocalTime
        /// “diterima server surat Kamis 26 November, 09.15”.
        public var state: String
        /// Somebody must do something about it.
        public var isBad: Bool

        public init(words: String, reader: String, time: LocalTime, state: String, isBad: Bool = false) {
            self.words = words
            self.reader = reader
            self.time = time
            self.state = state
            self.isBad = isBad
        }
    }

    public var rows: [Row]

    public init(rows: [Row]) { self.rows = rows }

    var html: HTML {
        """
        <details><summary>Kabar permohonan ini (\(Digits.grouped(rows.count)))</summary><ul class=plain>\
        \(rows.map { row in
            """
            <li>\(row.words) \(row.isBad ? TagView(text: "Tidak sampai", kind: .late).html : nil)\
            <small>\(row.reader) · \(row.time.html(row.time.medium)) · \(row.state)</small></li>
            """ as HTML
        })</ul></details>
        """
    }
}
