/// Files of one paper: those given so far, and what may still be given.
public struct FilesView: Sendable {
    /// A file that is already here.
    public struct Given: Sendable {
        public var name: String
        public var bytes: Int
        /// Value that the button *Hapus* sends as `hapus`; nil: it can be replaced, but not taken back.
        public var remove: String?
        /// Where it can be looked at.
        public var href: String?

        public init(name: String, bytes: Int, remove: String? = nil, href: String? = nil) {
            self.name = name
            self.bytes = bytes
            self.remove = remove
            self.href = href
        }
    }

    public var given: [Given]
    /// Extensions without dot, as the SOP names them: `pdf`, `jpg`, `png`.
    public var types: [String]
    public var maxBytes: Int
    /// Photos may be larger than that: they are reduced here.
    public var maxPhotoBytes: Int?
    /// How many files the paper may have.
    public var maxFiles: Int
    /// A form to fill in and upload.
    public var template: LinkView?

    public init(
        given: [Given] = [], types: [String], maxBytes: Int, maxPhotoBytes: Int? = nil, maxFiles: Int = 1,
        template: LinkView? = nil
    ) {
        self.given = given
        self.types = types
        self.maxBytes = maxBytes
        self.maxPhotoBytes = maxPhotoBytes
        self.maxFiles = maxFiles
        self.template = template
    }

    /// Given files that cannot be removed here can be replaced: what a step asks for again has its former file.
    private var replaces: Bool { !given.isEmpty && given.allSatisfy { $0.remove == nil } }

    var takesMore: Bool { given.count < maxFiles || replaces }

    var hint: String? {
        guard takesMore else { return nil }
        let size = "\(WordList.joined(types.map { $0.uppercased() }, with: "atau")), paling besar "
        let photo = maxPhotoBytes.map { ". Foto sampai \(Digits.fileSize($0)) kami kecilkan" } ?? ""
        let many = maxFiles > 1 ? ". Paling banyak \(maxFiles) berkas" : ""
        let old = replaces ? "Pilih berkas baru hanya bila yang lama perlu diganti. " : ""
        return old + size + Digits.fileSize(maxBytes) + photo + many
    }

    /// Value of `accept`; phones offer the camera for images.
    var accept: String { types.map { ".\($0)" }.joined(separator: ",") }

    /// - Parameter id: of the control an error message leads to.
    func givenHTML(id: String) -> HTML? {
        guard !given.isEmpty else { return nil }
        return
            "<ul class=files>\(given.enumerated().map { $0.element.html(id: takesMore || $0.offset > 0 ? nil : id) })</ul>"
    }
}

extension FilesView.Given {
    fileprivate func html(id: String?) -> HTML {
        let shown: HTML = href.map { "<a\(link: "href", $0)>\(name.breakable)</a>" } ?? name.breakable
        let button: HTML? = remove.map { value in
            """
            <button class="btn alt bad" name=hapus value="\(value)"\(attribute: "id", id)>\
            Hapus<span class=vh> \(name)</span></button>
            """
        }
        return "<li><span>\(shown)<small>\(Digits.fileSize(bytes))</small></span>\(button)</li>"
    }
}
