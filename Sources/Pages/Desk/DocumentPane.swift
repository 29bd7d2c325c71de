/// The papers of a case as page images, one at a time.
public struct DocumentPane: Sendable {
    /// The papers; a link each.
    public var tabs: [Tab]
    /// The paper on view: “KTP pengelola”.
    public var name: String
    /// “ktp.jpg, 1,1 MB, diunggah Jumat 20 Nov 09.40”.
    public var note: String
    public var image: PageImage?
    /// Why there is no image: “Berkas ini terkunci kata sandi. Unduh untuk membukanya.”
    public var message: String?
    public var download: String

    public init(
        tabs: [Tab], name: String, note: String, image: PageImage? = nil, message: String? = nil, download: String
    ) {
        self.tabs = tabs
        self.name = name
        self.note = note
        self.image = image
        self.message = message
        self.download = download
    }

    /// One page of the paper.
    public struct PageImage: Sendable {
        public var source: String
        public var width: Int
        public var height: Int
        /// 1 … `pages`.
        public var page: Int
        public var pages: Int
        public var previous: String?
        public var next: String?

        public init(
            source: String, width: Int, height: Int, page: Int, pages: Int, previous: String? = nil,
            next: String? = nil
        ) {
            self.source = source
            self.width = width
            self.height = height
            self.page = page
            self.pages = pages
            self.previous = previous
            self.next = next
        }
    }

    var html: HTML {
        """
        <section class=panel aria-label=Berkas><h2>Berkas</h2>\(Tab.bar(tabs, name: "Pilih berkas"))\
        \("<h3>\(name)</h3>", when: tabs.count < 2)\(image.map(figure))\
        \(message.map { NoteView(kind: .soon, text: $0).html })
        <p class="small soft">\(note.breakable)</p>
        <p class=acts>\(image.map(enlarged))\(LinkView(label: "Unduh", href: download).quietButton)</p></section>
        """
    }

    /// The bare picture, in a tab of its own: closing it leads back to the form, with what was typed there.
    private func enlarged(_ image: PageImage) -> HTML {
        #"<a class="btn alt"\#(link: "href", image.source) target=_blank rel=noopener>Perbesar di tab baru</a>"#
    }

    private func figure(_ image: PageImage) -> HTML {
        """
        <figure class=scroll tabindex=0 role=region aria-label="Tampilan berkas \(name)">\
        <img\(link: "src", image.source) width="\(image.width)" height="\(image.height)" \
        alt="\(name), halaman \(image.page) dari \(image.pages)"></figure>\
        \(pager(image), when: image.pages > 1)
        """
    }

    private func pager(_ image: PageImage) -> HTML {
        """
        <p class=join>\(image.previous.map { "<a\(link: "href", $0)>‹ Sebelumnya</a>" })\
        <span>Halaman \(image.page) dari \(image.pages)</span>\
        \(image.next.map { "<a\(link: "href", $0)>Berikutnya ›</a>" })</p>
        """
    }
}
