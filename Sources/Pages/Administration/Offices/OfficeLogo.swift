/// The logo that an office shows, and the form by which it gets one of its own.
public struct OfficeLogoView: Sendable {
    /// nil: none yet.
    public var shown: LogoView?
    /// “Mengikuti Kabupaten Tirtaloka”.
    public var whose: String
    public var field: FieldView
    /// The hash of its own logo; nil: it has none.
    public var seen: String?
    public var action: String
    /// nil: there is nothing to take away.
    public var remove: LinkView?

    public init(
        shown: LogoView?, whose: String, field: FieldView, seen: String? = nil, action: String, remove: LinkView? = nil
    ) {
        self.shown = shown
        self.whose = whose
        self.field = field
        self.seen = seen
        self.action = action
        self.remove = remove
    }

    func html(csrf: String) -> HTML {
        """
        \(shown.map { "<p>\($0.html(within: (220, 120)))</p>" as HTML })<p>\(whose.sentence)</p>\
        \(HTML.form(action, csrf: csrf, hasFiles: true, """
            \(HTML.seen(seen))\(field.html())<div class=acts><button class="btn alt">Pasang logo</button>\
            \(remove?.quietButton)</div>
            """))
        """
    }
}
