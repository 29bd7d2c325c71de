extension FieldView {
    /// The field as markup.
    /// - Parameter question: when the field is a screen of its own: its label becomes the page's heading.
    func html(asQuestion question: String? = nil) -> HTML {
        let caption = Caption(text: question ?? label, isHeading: question != nil)
        switch control {
        case .line(let value, let kind, let prefix, let suffix):
            return labelled(caption, joined(prefix, input(value, kind), suffix))
        case .paragraph(let value, let rows):
            return labelled(
                caption,
                """
                <textarea id="\(id)" name="\(name)" rows="\(rows)"\(attribute: "aria-describedby", describedBy)\
                \(attribute: "aria-invalid", invalid)>\(raw: "\n")\(value)</textarea>
                """)
        case .yesNo(let value):
            let options = [OptionView(value: "ya", label: "Ya"), OptionView(value: "tidak", label: "Tidak")]
            return grouped(caption, radios(value.map { $0 ? "ya" : "tidak" }, options))
        case .choice(let value, let options) where options.count > 7:
            return labelled(caption, select(value, options))
        case .choice(let value, let options):
            return grouped(caption, radios(value, options))
        case .choices(let values, let options):
            return grouped(caption, "\(options.enumerated().map { tick($0.element, values, $0.offset) })")
        case .statement(let isTrue, let text):
            return grouped(caption, tick(OptionView(value: "ya", label: text), isTrue ? ["ya"] : [], 0))
        case .files(let files):
            return filesHTML(caption, files)
        case .group(let fields):
            return grouped(caption, fields.html, isTarget: true)
        case .rows(let rows):
            return grouped(caption, rows.html(name: name, id: id))
        case .fixed(let value):
            let title: HTML = question == nil ? "<b>\(label)</b>" : caption.html
            return """
                <div class="\(raw: box)" id="\(id)" tabindex=-1>\(title)\(words)<p>\(value.lines)</p></div>
                """
        }
    }

    private var invalid: String? { error == nil ? nil : "true" }
    private var box: StaticString { error == nil ? "field" : "field err" }

    /// What a field is called; on a screen of its own that is the page's heading.
    private struct Caption {
        var text: String
        var isHeading: Bool

        var html: HTML { isHeading ? "<h1>\(text)</h1>" : "\(text)" }
    }

    /// One control under its label. A heading holds the label: a label may not hold a heading.
    private func labelled(_ caption: Caption, _ control: HTML) -> HTML {
        let label: HTML = #"<label for="\#(id)">\#(caption.text)</label>"#
        return """
            <div class="\(raw: box)">\(caption.isHeading ? "<h1>\(label)</h1>" : label)\(words)\(control)</div>
            """
    }

    /// Several controls under one legend.
    /// - Parameter isTarget: an error message leads to the group, since none of its controls answers for all.
    private func grouped(_ caption: Caption, _ controls: HTML, isTarget: Bool = false) -> HTML {
        """
        <fieldset class="\(raw: box)"\(attribute: "aria-describedby", describedBy)\
        \(attribute: "id", isTarget ? id : nil)\(attribute: "tabindex", isTarget ? "-1" : nil)>\
        <legend>\(caption.html)</legend>\(words)\(controls)</fieldset>
        """
    }

    private func input(_ value: String, _ kind: LineKind) -> HTML {
        """
        <input id="\(id)" name="\(name)" type=\(raw: kind.type)\(attribute: "class", (width ?? kind.width).className)\
        \(attribute: "inputmode", kind.inputMode)\(attribute: "autocomplete", autocomplete ?? kind.autocomplete)\
        \(raw: kind.isLiteral ? " spellcheck=false autocapitalize=none" : "")\
        \(attribute: "aria-describedby", describedBy)\(attribute: "aria-invalid", invalid)\
        \(attribute: "value", value.isEmpty ? nil : value)>
        """
    }

    private func joined(_ prefix: String?, _ input: HTML, _ suffix: String?) -> HTML {
        guard prefix != nil || suffix != nil else { return input }
        return """
            <div class=join>\(prefix.map { "<span>\($0)</span>" })\(input)\(suffix.map { "<span>\($0)</span>" })</div>
            """
    }

    private func select(_ value: String?, _ options: [OptionView]) -> HTML {
        """
        <select id="\(id)" name="\(name)"\(attribute: "aria-describedby", describedBy)\
        \(attribute: "aria-invalid", invalid)><option value="">Pilih salah satu</option>\
        \(options.map { option in
            #"<option value="\#(option.value)"\#(flag: "selected", option.value == value)>\#(option.label)</option>"#
        })</select>
        """
    }

    private func radios(_ value: String?, _ options: [OptionView]) -> HTML {
        "\(options.enumerated().map { pick("radio", $0.element, $0.element.value == value, $0.offset) })"
    }

    private func tick(_ option: OptionView, _ values: Set<String>, _ index: Int) -> HTML {
        pick("checkbox", option, values.contains(option.value), index)
    }

    private func pick(_ type: StaticString, _ option: OptionView, _ isChosen: Bool, _ index: Int) -> HTML {
        """
        <label class=pick><input type=\(raw: type) name="\(name)" id="\(index == 0 ? id : "\(id)-\(index + 1)")" \
        value="\(option.value)"\(flag: "checked", isChosen)><span>\(option.label)</span>\
        \(option.note.map { "<small>\($0)</small>" })</label>
        """
    }

    private func filesHTML(_ caption: Caption, _ files: FilesView) -> HTML {
        // In a tab of its own: what was typed here, and the files that were chosen, stay.
        let template: HTML? = files.template.map {
            "<p class=small><a\(link: "href", $0.href) target=_blank rel=noopener>\($0.label)</a> (tab baru)</p>"
        }
        guard files.takesMore else {
            return grouped(caption, "\(template)\(files.givenHTML(id: id))")
        }
        let chooser: HTML = """
            <input type=file id="\(id)" name="\(name)" accept="\(files.accept)"\(flag: "multiple", files.maxFiles > 1)\
            \(attribute: "aria-describedby", describedBy)\(attribute: "aria-invalid", invalid)>
            """
        return labelled(caption, "\(template)\(files.givenHTML(id: id))\(chooser)")
    }
}

extension FieldView.Width {
    fileprivate var className: String? {
        switch self {
        case .eight: "w8"
        case .sixteen: "w16"
        case .twentyFour: "w24"
        case .full: nil
        }
    }
}
