extension Page {
    /// `{base}/ajukan/{draft}/{n}`: questions, and the papers to upload (a field of kind `.files`).
    public static func question(_ view: QuestionView, in frame: FrameView) -> Page {
        let errors = ErrorSummary(view.fields)
        let isSingle = view.fields.count == 1
        let form = FormBody(
            fields: isSingle ? [view.fields[0].introduced(by: view.intro)] : view.fields,
            submit: view.isChange ? "Simpan perubahan" : "Simpan dan lanjutkan",
            later: view.canSaveForLater ? "Simpan, lanjutkan nanti" : nil, question: view.title)
        return Frame.page(
            view.title, in: frame, isError: !errors.isEmpty,
            """
            <div class=read>\(errors.html)\(Crumb.back(view.back))
            <p class="soft small">\(view.service) · Pertanyaan \(view.number) dari \(view.total)</p>
            \(heading(view), when: !isSingle)
            \(HTML.form(view.action, csrf: frame.csrf, hasFiles: view.fields.hasFiles, form.html))
            \(view.explanation?.html)
            \(kept(view.keptDays), when: view.canSaveForLater)</div>
            """)
    }

    private static func heading(_ view: QuestionView) -> HTML {
        "<h1>\(view.title)</h1>\(view.intro.map { "<p>\($0)</p>" })"
    }

    private static func kept(_ days: Int?) -> HTML {
        let time = days.map { " Konsep disimpan \($0) hari kalender." } ?? ""
        return "<p class=\"small soft\">Jawaban tersimpan setiap kali Anda melanjutkan.\(time)</p>"
    }
}

extension FieldView {
    /// The field with a screen's introduction before its own hint: below the heading, where it is read.
    fileprivate func introduced(by intro: String?) -> FieldView {
        guard let intro else { return self }
        var field = self
        field.hint = hint.map { "\(intro.sentence) \($0)" } ?? intro
        return field
    }
}
