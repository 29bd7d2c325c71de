/// When something is due, as far as that is known.
public enum DueView: Sendable {
    /// The SOP sets no time.
    case none
    case at(Due)
    /// The clock stands.
    /// - Parameter left: what remains, with its unit: “4 hari kalender”; nil in lists, which do not count it.
    case paused(since: LocalTime, left: String?)

    /// “sisa 4 hari kalender”, or else since when the clock stands.
    static func rest(_ left: String?, since: LocalTime) -> String {
        left.map { "sisa \($0)" } ?? "sejak \(since.short)"
    }
}

/// A deadline with its distance from now.
public struct Due: Sendable {
    public var time: LocalTime
    public var relative: Relative
    /// Near enough to be marked; the office's rule decides.
    public var isSoon: Bool
    /// Lies beyond the last decreed calendar year (DESIGN.md §4).
    public var isProvisional: Bool

    public init(time: LocalTime, relative: Relative, isSoon: Bool = false, isProvisional: Bool = false) {
        self.time = time
        self.relative = relative
        self.isSoon = isSoon
        self.isProvisional = isProvisional
    }

    /// “7 hari lagi” or “7 hari lagi, sementara”.
    var words: String { relative.words + (isProvisional ? ", sementara" : "") }

    /// The distance, marked only when it is short or over.
    var mark: HTML {
        if relative.isPast { return TagView(text: relative.words, kind: .late).html }
        if isSoon { return TagView(text: relative.words, kind: .soon).html }
        return "\(words)"
    }
}
