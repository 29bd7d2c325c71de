/// One thing that happened in a case. A timeline shows the newest first.
public struct TimelineEntry: Sendable {
    /// “Kabid Tata Kelola mengembalikan berkas”.
    public var title: String
    /// A plain fact beside it: “Nomor agenda 000/118/XI/2026”.
    public var text: String?
    /// What somebody wrote, quoted in “…”.
    public var quote: String?
    /// Files that belong to it.
    public var files: [LinkView]
    public var time: LocalTime?
    /// The thing is still going on: the time is written “sejak …”.
    public var isNow: Bool

    public init(
        title: String, text: String? = nil, quote: String? = nil, files: [LinkView] = [], time: LocalTime? = nil,
        isNow: Bool = false
    ) {
        self.title = title
        self.text = text
        self.quote = quote
        self.files = files
        self.time = time
        self.isNow = isNow
    }

    fileprivate var html: HTML {
        """
        <li\(raw: isNow ? " class=now" : "")><b>\(title)</b>\(text.map(\.lines))\
        \(quote.map { "\("<br>", when: text != nil)“\($0.lines)”" })\
        \(files.map { "<br>\($0.html)" as HTML })\
        \(time.map { $0.html((isNow ? "sejak " : "") + $0.medium) })</li>
        """
    }
}

extension [TimelineEntry] {
    var html: HTML { "<ol class=line>\(map(\.html))</ol>" }
    var small: HTML { #"<ol class="line small">\#(map(\.html))</ol>"# }
}
