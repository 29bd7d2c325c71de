/// Something that a press begins, with a line that says what it is.
public struct OfferView: Sendable {
    /// Verb and object: “Ajukan keberatan”.
    public var label: String
    /// “Sampai Senin 30 November, 24.00”.
    public var note: String?
    /// nil: it is not begun here; the note says where.
    public var action: String?

    public init(label: String, note: String? = nil, action: String?) {
        self.label = label
        self.note = note
        self.action = action
    }

    func html(csrf: String) -> HTML {
        let hint: HTML? = note.map { "<p class=\"small soft\">\($0)</p>" }
        guard let action else { return "<p><b>\(label)</b></p>\(hint)" }
        return HTML.form(
            action, csrf: csrf, "<div class=acts><button class=\"btn alt\">\(label)</button></div>\(hint)")
    }
}
