extension TaskPanel {
    /// The fields of the form in the order of the page; none where the form is not offered.
    var formFields: [FieldView] { isOffered ? allFields + [skip?.field].compactMap(\.self) : [] }

    /// Files last: when one is too large, what stands after it in the form may not be read.
    private var allFields: [FieldView] {
        [decision, reasonField].compactMap(\.self) + fields.filter { !$0.hasFiles } + [noteField].compactMap(\.self)
            + fields.filter(\.hasFiles)
    }

    func html(csrf: String) -> HTML {
        """
        <section class="panel act" id=putusan aria-label="\(heading)"><h2>\(heading)</h2><p>\(title)</p>
        \(standing.map { "<p class=small>Anda bertindak sebagai <b>\($0)</b>.</p>" as HTML })\
        \(parts?.html)\(content(csrf: csrf))\(assign.map { "<p>\($0.html)</p>" })</section>
        """
    }

    private var heading: String { outcomes.count > 1 ? "Keputusan" : "Tugas" }

    /// The way straight to it, on a phone.
    var shortcut: HTML {
        """
        <p class=narrow><a class="btn alt" href="#putusan">Langsung ke \(heading.uncapitalized)</a></p>
        """
    }

    private func content(csrf: String) -> HTML {
        switch holding {
        case .free(let claim):
            let button: HTML = "<button class=\"btn alt\">Ambil tugas ini</button>"
            return "\(work(csrf: csrf))\(HTML.form(claim, csrf: csrf, button))"
                + "<p class=\"small soft\">Diambil berarti petugas lain melihat bahwa Anda yang mengerjakannya.</p>"
        case .mine(let release):
            let button: HTML = "<button class=\"btn alt\">Lepaskan tugas ini</button>"
            return "\(work(csrf: csrf))\(HTML.form(release, csrf: csrf, button))"
        case .shared: return work(csrf: csrf)
        case .colleague(let name, let since, let release):
            let note = NoteView(
                kind: .soon, title: "\(name) sedang mengerjakan tugas ini",
                text: "Diambil \(since.medium). Minta \(name) melepaskannya bila Anda yang harus menyelesaikan, "
                    + "atau lepaskan bila \(name) berhalangan; siapa yang melepaskan tercatat di riwayat.")
            let button: HTML = "<button class=\"btn alt\">Lepaskan tugas dari \(name)</button>"
            return "\(note.html)\(HTML.form(release, csrf: csrf, button))"
        case .notYours(let reason):
            return NoteView(text: reason).html
        }
    }

    private func work(csrf: String) -> HTML {
        let again: HTML = "<div class=acts><button class=\"btn alt\">Coba lagi</button></div>"
        return """
            \(form(csrf: csrf))\(retry.map { HTML.form($0, csrf: csrf, again) })\(skip?.html(csrf: csrf))
            """
    }

    private func form(csrf: String) -> HTML {
        let body = FormBody(fields: allFields, submit: submit, aside: snippets?.html)
        return """
            \(instruction.map { "<p>\($0.lines)</p>" })\(given.isEmpty ? nil : given.list)
            \(HTML.form(
                action, csrf: csrf, version: version, hasFiles: fields.hasFiles, id: Self.formID, "\(seen)\(body.html)"))
            """
    }

    private var seen: HTML? { viewing.map { #"<input type=hidden name=dilihat value="\#($0)">"# } }

    private var decision: FieldView? {
        guard outcomes.count > 1 else { return nil }
        let options = outcomes.map { OptionView(value: $0.value, label: $0.label, note: $0.consequence) }
        return FieldView(name: "hasil", label: "Apa hasilnya?", error: outcomeError, control: .choice(chosen, options))
    }

    private var reasonField: FieldView? {
        let wanted = outcomes.filter { $0.reason != .notAsked }
        guard !wanted.isEmpty else { return nil }
        let isAlways = wanted.count == outcomes.count
        return FieldView(
            name: "alasan", label: "Alasan", hint: reasonHint(wanted, isAlways: isAlways), error: reasonError,
            control: .paragraph(reason))
    }

    private func reasonHint(_ wanted: [Outcome], isAlways: Bool) -> String {
        let readers: [(Reason, String)] = [
            (.forApplicant, "Dibaca pemohon. Sebut apa yang kurang dan cara memperbaikinya"),
            (.forOfficers, "Hanya dibaca petugas"),
        ]
        let parts = readers.compactMap { reason, words -> String? in
            let labels = wanted.filter { $0.reason == reason }.map(\.label)
            guard !labels.isEmpty else { return nil }
            let others = labels.count < outcomes.count
            return others
                ? "Isi bila memilih \(WordList.joined(labels, with: "atau")). \(words.sentence)" : words.sentence
        }
        return parts.joined(separator: " ")
    }

    private var noteField: FieldView? {
        note.map {
            FieldView(
                name: "catatan", label: "Catatan disposisi", hint: "Dibaca petugas berikutnya, tidak oleh pemohon",
                error: noteError, isRequired: false, control: .paragraph($0, rows: 3))
        }
    }
}
