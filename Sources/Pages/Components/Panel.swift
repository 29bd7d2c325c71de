extension HTML {
    /// A box at the side with its heading.
    static func panel(_ title: String, _ body: HTML) -> HTML { "<div class=panel><h2>\(title)</h2>\(body)</div>" }

    /// A form that changes something: it carries the session's token, first, so that it is read before any file.
    /// The browser does not judge the answers: our own messages do.
    /// The hash of what a form was filled in upon.
    static func seen(_ hash: String?) -> HTML? {
        hash.map { #"<input type=hidden name=kode value="\#($0)">"# }
    }

    static func form(
        _ action: String, csrf: String, version: Int? = nil, hasFiles: Bool = false, id: String? = nil,
        _ body: HTML
    ) -> HTML {
        """
        <form\(attribute: "id", id) method=post\(link: "action", action) novalidate\
        \(raw: hasFiles ? " enctype=\"multipart/form-data\"" : "")>\
        <input type=hidden name=csrf value="\(csrf)">\
        \(version.map { #"<input type=hidden name=versi value="\#($0)">"# })\(body)</form>
        """
    }
}
