/// A text that is to become an SOP, with what the checker says of it beneath its lines.
public struct SourceCheckView: Sendable {
    /// A finding, as it stands under its line.
    public struct Finding: Sendable {
        public var line: Int
        /// In characters, from 1.
        public var column: Int
        public var isError: Bool
        /// Without a final stop.
        public var message: String
        public var expected: String?
        /// The way that leads to it, step by step.
        public var path: [String]
        public var code: String

        public init(
            line: Int, column: Int, isError: Bool, message: String, expected: String? = nil, path: [String] = [],
            code: String
        ) {
            self.line = line
            self.column = column
            self.isError = isError
            self.message = message
            self.expected = expected
            self.path = path
            self.code = code
        }
    }

    /// `/kelola/{office}`
    public var root: String
    public var office: String
    /// “Pendaftaran email, versi 4”; nil: nothing was checked yet.
    public var title: String?
    public var text: String
    public var findings: [Finding]
    /// What was proven, in rows with a verdict each; empty: nothing was checked yet.
    public var proven: [LinkRow]
    /// The draft whose text is changed; nil: a new one.
    public var draft: String?
    /// The hash of its text as it was shown.
    public var seen: String?
    /// What somebody else has made of it meanwhile.
    public var newer: LinkView?
    /// Names in addresses of the offices whose SOPs it may call, as typed.
    public var partners = ""
    public var partnersError: String?
    /// SOPs that come with Balai, to begin from; empty: there is a text already.
    public var shipped: [LinkView] = []
    /// Why the text was not kept, or not read, whatever its lines say.
    public var trouble: String?

    public init(
        root: String, office: String, title: String? = nil, text: String = "", findings: [Finding] = [],
        proven: [LinkRow] = [], draft: String? = nil, seen: String? = nil, trouble: String? = nil
    ) {
        self.root = root
        self.office = office
        self.title = title
        self.text = text
        self.findings = findings
        self.proven = proven
        self.draft = draft
        self.seen = seen
        self.trouble = trouble
    }

    /// The text by lines; of an empty text one.
    var lines: [Substring] { text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) }
    /// Each at a line that is there.
    var placed: [Finding] {
        let last = lines.count
        return findings.map { finding in
            var finding = finding
            finding.line = max(1, min(finding.line, last))
            return finding
        }
    }
    var errors: [Finding] { placed.filter(\.isError) }
    var warnings: [Finding] { placed.filter { !$0.isError } }
    var action: String { "\(root)/sop/periksa" + (draft.map { "?konsep=" + $0 } ?? "") }
}

extension Page {
    /// `/kelola/{office}/sop/periksa`
    public static func sourceCheck(_ view: SourceCheckView, in frame: FrameView) -> Page {
        let above = [
            LinkView(label: "Kelola", href: "/kelola"), LinkView(label: "SOP \(view.office)", href: "\(view.root)/sop"),
        ]
        let title = view.title ?? "Unggah atau tulis SOP"
        return Frame.page(
            title, in: frame, isError: !view.errors.isEmpty || view.trouble != nil || view.partnersError != nil,
            """
            \(summary(view))\(ErrorSummary([partners(view)]).html)\(view.trouble.map { NoteView(kind: .bad, text: $0.sentence).status })\
            \(view.newer.map { "<p>\($0.html)</p>" as HTML })
            \(Crumb(above: above, here: title).html)<h1>\(title)</h1>
            <div class="\(view.proven.isEmpty ? "read" : "cols")"><div>\(CodeListing(view).html)
            \(shipped(view))\(upload(view, csrf: frame.csrf))\(editor(view, csrf: frame.csrf))</div>\(side(view))</div>
            """)
    }

    private static func summary(_ view: SourceCheckView) -> HTML? {
        guard !view.findings.isEmpty else { return nil }
        let count = [
            view.errors.isEmpty ? nil : "\(view.errors.count) galat",
            view.warnings.isEmpty ? nil : "\(view.warnings.count) peringatan",
        ].compactMap(\.self).joined(separator: ", ")
        let errors: HTML? =
            view.errors.isEmpty
            ? nil
            : """
            <ul>\(view.errors.map { "<li><a href=\"#b\($0.line)\">Baris \($0.line): \($0.message)</a></li>" })</ul>
            """
        let warnings: HTML? =
            view.warnings.isEmpty
            ? nil
            : """
            <details><summary>Peringatan</summary><ul>\(view.warnings.map {
                "<li><a href=\"#b\($0.line)\">Baris \($0.line)</a>: \($0.message)</li>" as HTML
            })</ul></details>
            """
        if view.errors.isEmpty { return "<div class=\"panel\"><h2>\(count)</h2>\(warnings)</div>" }
        return """
            <div class=errors role=alert aria-labelledby=galat tabindex=-1 autofocus><h2 id=galat>\(count)</h2>\
            \(errors)\(warnings)</div>
            """
    }

    private static func shipped(_ view: SourceCheckView) -> HTML? {
        guard !view.shipped.isEmpty else { return nil }
        return """
            <details><summary>Mulai dari SOP bawaan</summary>\
            <ul>\(view.shipped.map { "<li>\($0.html)</li>" as HTML })</ul></details>
            """
    }

    private static func partners(_ view: SourceCheckView) -> FieldView {
        FieldView(
            name: "mitra", label: "Kantor mitra",
            hint:
                "Hanya bila SOP ini memanggil SOP kantor lain (sub): nama pendek kantor dalam alamatnya, dipisah koma",
            error: view.partnersError, isRequired: false, control: .line(view.partners))
    }

    private static func upload(_ view: SourceCheckView, csrf: String) -> HTML {
        HTML.form(
            view.action, csrf: csrf, hasFiles: true,
            """
            \(HTML.seen(view.seen))<div class=field><label for=f-berkas>Unggah berkas</label><p class=hint id=f-berkas-petunjuk>Berkas \
            .sop.yaml, paling besar 256 KiB</p><input type=file id=f-berkas name=berkas accept=".yaml,.yml,.txt" \
            aria-describedby=f-berkas-petunjuk></div>\
            \("<input type=hidden name=mitra value=\"\(view.partners)\">", when: !view.partners.isEmpty)<div class=acts><button class="btn alt">Unggah dan periksa</button></div>
            """)
    }

    private static func editor(_ view: SourceCheckView, csrf: String) -> HTML {
        let keep: HTML = "<button class=\"btn alt\" name=simpan value=ya>Simpan sebagai konsep</button>"
        return HTML.form(
            view.action, csrf: csrf,
            """
            \(HTML.seen(view.seen))<div class=field><label for=f-isi>Isi berkas</label><textarea id=f-isi name=isi rows=24 class=code \
            spellcheck=false autocapitalize=none wrap=off>\(raw: "\n")\(view.text)</textarea></div>
            \(partners(view).html())<div class=acts><button class=btn>Periksa</button>\(keep)</div>
            """)
    }

    private static func side(_ view: SourceCheckView) -> HTML? {
        guard !view.proven.isEmpty else { return nil }
        return """
            <aside aria-label="Hasil pemeriksaan">\(HTML.panel("Pemeriksaan", LinkRow.list(view.proven)))</aside>
            """
    }
}

/// The lines with findings, each finding beneath its line, and a few lines around; what lies between is folded.
struct CodeListing {
    private let lines: [Substring]
    private let findings: [Int: [SourceCheckView.Finding]]

    /// Lines shown before and after one with a finding.
    private static let around = 2

    init(_ view: SourceCheckView) {
        lines = view.lines
        findings = Dictionary(grouping: view.placed, by: \.line)
    }

    var html: HTML? {
        guard !findings.isEmpty else { return nil }
        var (rows, last): ([HTML], Int) = ([], 0)
        for number in 1...lines.count where isShown(number) {
            if number > last + 1 { rows.append(gap(number - last - 1)) }
            rows.append(row(number))
            last = number
        }
        if last < lines.count { rows.append(gap(lines.count - last)) }
        return """
            <ol class=code tabindex=0 aria-label="Isi berkas dengan hasil pemeriksaan">\(rows)</ol>
            """
    }

    private func isShown(_ number: Int) -> Bool {
        (number - Self.around...number + Self.around).contains { findings[$0] != nil }
    }

    private func gap(_ count: Int) -> HTML { "<li class=soft>… \(count) baris</li>" }

    private func row(_ number: Int) -> HTML {
        // An empty line keeps its height.
        let line = lines[number - 1].isEmpty ? " " : String(lines[number - 1])
        guard let found = findings[number] else { return "<li value=\"\(number)\">\(line)</li>" }
        let isError = found.contains(where: \.isError)
        return """
            <li value="\(number)" id="b\(number)" class="\(isError ? "hit" : "hit soon")">\
            \(marked(line, found.map(\.column).min() ?? 1))\(found.map(words))</li>
            """
    }

    /// The word at a column.
    private func marked(_ line: String, _ column: Int) -> HTML {
        let characters = Array(line)
        let start = column - 1
        guard characters.indices.contains(start) else { return "\(line)" }
        let end = characters[start...].firstIndex { " ,:{}[]".contains($0) } ?? characters.endIndex
        let stop = max(end, start + 1)
        return """
            \(String(characters[..<start]))<mark>\(String(characters[start..<stop]))</mark>\(String(characters[stop...]))
            """
    }

    /// There is no way to tell, or the message tells it.
    private func isToldAlready(_ finding: SourceCheckView.Finding) -> Bool {
        finding.path.isEmpty || finding.message.contains(finding.path.joined(separator: " > "))
    }

    private func words(_ finding: SourceCheckView.Finding) -> HTML {
        """
        <p><b>\(finding.isError ? "Galat" : "Peringatan"): \(finding.message.sentence)</b>\
        \(finding.expected.map { " Seharusnya: \($0.sentence)" })\
        \(isToldAlready(finding) ? nil : " Jalan terpendek: \(finding.path.joined(separator: " → ")).") \
        <span class=soft>\(finding.code)</span></p>
        """
    }
}
