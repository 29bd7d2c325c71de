/// What is wrong on this page, first in `main`; each line leads to its control with the same words.
struct ErrorSummary {
    private let items: [(id: String, message: String)]

    init(_ fields: [FieldView]) { items = fields.errors }

    var isEmpty: Bool { items.isEmpty }

    var html: HTML? {
        guard !items.isEmpty else { return nil }
        return """
            <div class=errors role=alert aria-labelledby=galat tabindex=-1 autofocus>\
            <h2 id=galat>Ada \(items.count) hal yang perlu diperbaiki</h2><ul>\
            \(items.map { "<li><a href=\"#\($0.id)\">\($0.message)</a></li>" })</ul></div>
            """
    }
}
