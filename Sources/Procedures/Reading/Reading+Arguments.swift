import Forms

extension Reading {
    /// A parameter's value: an answer, or a word of the file. Text in the form of a name is an answer; quotes, a space
    /// or a capital letter make it a word.
    func argument(_ cursor: Cursor) -> Argument? {
        guard let text = cursor.text("isian atau teks") else { return nil }
        guard cursor.node.isPlain, NameForm.matchesReference(text) else { return .literal(text) }
        return reference(text, at: cursor.position).map { .answer($0) }
    }

    func arguments(_ cursor: Cursor?) -> [String: Argument] {
        var arguments: [String: Argument] = [:]
        for entry in cursor?.named("kumpulan parameter") ?? [] { arguments[entry.name] = argument(entry.value) }
        return arguments
    }

    /// `catat`: a book, or `{buku, isi}`.
    func record(_ cursor: Cursor) -> RegisterUse? {
        let name: Cursor?
        var columns: Cursor?
        if cursor.isMap {
            guard let map = cursor.map(SOPKeys.record) else { return nil }
            (name, columns) = (map["buku"], map["isi"])
        } else {
            name = cursor
        }
        guard let name, let book = name.text("nama buku") else { return nil }
        guard catalogue.book(book) != nil else {
            findings.unknown(
                "E105", at: name.position, "Buku \"\(book)\" belum didaftarkan", book,
                among: catalogue.books.map(\.name))
            return nil
        }
        return RegisterUse(book: book, columns: checkedColumns(columns, of: book), position: name.position)
    }

    func records(_ cursor: Cursor?) -> [RegisterUse] { cursor?.items("nama buku").compactMap { record($0) } ?? [] }

    private func checkedColumns(_ cursor: Cursor?, of book: String) -> [String: Argument] {
        let known = catalogue.book(book)?.columns.map(\.name) ?? []
        for entry in cursor?.node.entries ?? [] where !known.contains(entry.key) {
            findings.unknown(
                "E113", at: entry.position, "Buku \"\(book)\" tidak mempunyai \"\(entry.key)\"", entry.key, among: known
            )
        }
        return arguments(cursor).filter { known.contains($0.key) }
    }

    /// `beritahu`: lanes, or `{kepada, lewat, pesan}`, or several of these.
    func notices(_ cursor: Cursor?) -> [NoticeRule] {
        guard let cursor else { return [] }
        let items = cursor.items("nama pelaksana")
        let plain = items.filter { !$0.isMap }
        var rules = plain.isEmpty ? [] : [NoticeRule(lanes: plain.compactMap { lane($0) })]
        for item in items where item.isMap {
            guard let map = item.map(SOPKeys.notice) else { continue }
            rules.append(
                NoticeRule(
                    lanes: lanes(map["kepada"]),
                    channels: map["lewat"]?.items("kanal").compactMap { $0.word(Channel.self) } ?? [],
                    message: map["pesan"]?.text(), position: map["pesan"]?.position))
        }
        return rules
    }

    /// `isi`: forms, or single fields.
    func formUses(_ cursor: Cursor?) -> [FormUse] {
        var uses: [FormUse] = []
        for item in cursor?.items("nama formulir atau isian") ?? [] {
            guard let text = item.text("nama formulir atau isian") else { continue }
            if names.hasForm(text) {
                if uses.contains(where: { $0.form == text }) { reportTwice(text, item) }
                uses.append(FormUse(form: text, position: item.position))
            } else if NameForm.matches(text), names.formsWith(field: text).isEmpty {
                findings.unknown(
                    "E105", at: item.position, "Formulir \"\(text)\" belum didaftarkan", text,
                    among: names.forms.map(\.name))
            } else if case .field(let path) = reference(text, at: item.position) {
                if let index = uses.firstIndex(where: { $0.form == path.form }) {
                    if uses[index].fields?.contains(path.field) ?? true { reportTwice(path.description, item) }
                    uses[index].fields?.append(path.field)
                } else {
                    uses.append(FormUse(form: path.form, fields: [path.field], position: item.position))
                }
            }
        }
        return uses
    }

    /// A question must not be asked twice at one step.
    private func reportTwice(_ name: String, _ item: Cursor) {
        findings.report("E005", at: item.position, "\"isi\" menanyakan \"\(name)\" dua kali")
    }

    /// `kelengkapan`: names of papers, forms and letters, or printed text.
    func requirements(_ cursor: Cursor?) -> [RequirementItem] {
        cursor?.items().compactMap { item in
            guard let text = item.text() else { return nil }
            if names.papers.contains(text) { return .paper(text) }
            if names.hasForm(text) { return .form(text) }
            if names.letters.contains(text) { return .letter(text) }
            if NameForm.matches(text), item.node.isPlain {
                let known = names.papers + names.forms.map(\.name) + names.letters
                findings.unknown(
                    "E105", at: item.position, "Berkas, formulir, atau surat \"\(text)\" belum didaftarkan", text,
                    among: known)
                return nil
            }
            return .text(text)
        } ?? []
    }

    /// `surat` of a step or an outcome: act → letter or letters, in the order of a letter's life.
    func letterActs(_ cursor: Cursor?) -> [LetterAct] {
        guard let map = cursor?.map(SOPKeys.letterActs) else { return [] }
        return LetterAct.Kind.allCases.flatMap { kind in
            (map[kind.rawValue]?.items("nama surat") ?? []).compactMap { item in
                letter(item).map { LetterAct(kind: kind, letter: $0, position: item.position) }
            }
        }
    }
}
