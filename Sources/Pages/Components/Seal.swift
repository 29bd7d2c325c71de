/// The circle of something that is sent or valid; its shape says so without colour.
struct Seal {
    /// A heading.
    var title: HTML
    var text: HTML

    var html: HTML {
        """
        <div class="seal ok">\(Self.circle)<div>\(title)<p>\(text)</p></div></div>
        """
    }

    private static let circle: HTML = """
        <svg width=56 height=56 viewBox="0 0 56 56" fill=none stroke=currentColor stroke-width=3 aria-hidden=true>\
        <circle cx=28 cy=28 r=25 /><path d="m17 29 8 8 15-17"/></svg>
        """
}
