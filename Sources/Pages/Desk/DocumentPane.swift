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
        public var previous: Turn?
        public var next: Turn?

        public init(
            source: String, width: Int, height: Int, page: Int, pages: Int, previous: Turn? = nil, next: Turn? = nil
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

    /// The way to another page of the paper.
    public struct Turn: Sendable {
        public var href: String
        /// As of a tab.
        public var press: FormButton?

        public init(href: String, press: FormButton? = nil) {
            self.href = href
            self.press = press
        }

        fileprivate func html(_ words: HTML) -> HTML {
            press.map { "<button class=\"btn alt\"\($0.attributes)>\(words)</button>" }
                ?? "<a\(link: "href", href)>\(words)</a>"
        }
    }

    /// One of the buttons that send the form beside the papers; nil where they are links.
    var press: FormButton? { tabs.first?.press ?? image?.next?.press ?? image?.previous?.press }

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
        <p class=join>\(image.previous.map { $0.html("‹ Sebelumnya") })\
        <span>Halaman \(image.page) dari \(image.pages)</span>\
        \(image.next.map { $0.html("Berikutnya ›") })</p>
        """
    }
}
