/// Where a page lies: the pages above it, itself, and perhaps the next of its kind.
struct Crumb {
    var above: [LinkView]
    var here: String
    var next: LinkView?

    var html: HTML {
        """
        <nav class=crumb aria-label="Jejak halaman">\(above.map { "\($0.html) › " })\
        <span aria-current=page>\(here)</span>\(next.map { " · \($0.html)" })</nav>
        """
    }

    /// The way back within a run of screens.
    static func back(_ href: String?) -> HTML? {
        href.map { "<p class=crumb><a\(link: "href", $0)>‹ Kembali</a></p>" }
    }
}
