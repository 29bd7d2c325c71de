import Forms

extension MeaningChecks {
    /// What is declared but not used, and books that the identity block does not name (P403, P410, P418, P501).
    func checkUses() {
        let items = procedure.steps.flatMap(\.requirements)
        let uploads = Set(procedure.steps.flatMap(\.uploads))
        for paper in procedure.papers where !uploads.contains(paper.name) && !items.contains(.paper(paper.name)) {
            findings.report("P403", at: paper.position, "Berkas \"\(paper.name)\" tidak pernah dipakai")
        }
        let asked = Set(procedure.steps.flatMap { $0.asks + $0.outcomes.flatMap(\.asks) }.map(\.form))
        for form in procedure.forms where !asked.contains(form.name) {
            findings.report("P403", at: form.position, "Formulir \"\(form.name)\" tidak pernah dipakai")
        }
        let acts = procedure.steps.flatMap { $0.letterActs + $0.outcomes.flatMap(\.letterActs) }
        let made = Set(acts.map(\.letter) + procedure.results.compactMap(\.letter) + extensionLetters)
        for letter in procedure.letters where !made.contains(letter.name) {
            findings.report("P403", at: letter.position, "Surat \"\(letter.name)\" tidak pernah dipakai")
        }
        checkBooks()
        checkCopies()
        if let known = catalogue.procedures[procedure.name], known.version == procedure.version, known != procedure {
            findings.report("P501", at: .start, "Isi berubah tetapi versi masih \(procedure.version)")
        }
    }

    /// Letters that the extension of a limit sends.
    var extensionLetters: [String] { procedure.limits.compactMap(\.extension?.letter) }

    private var records: [RegisterUse] {
        procedure.steps.flatMap { $0.records + $0.outcomes.flatMap(\.records) } + procedure.results.flatMap(\.records)
    }

    /// Answers that are kept for a time only, and copied to where they stay (P418).
    private func checkCopies() {
        let kept = procedure.retention.fields
        func report(_ arguments: [Argument], in place: String, at position: SourcePosition) {
            for case .answer(.field(let path)) in arguments {
                guard let amount = kept[path] else { continue }
                findings.report(
                    "P418", at: position,
                    "\"\(path)\" disimpan \(amount.plainText), tetapi salinannya tetap ada di \(place)")
            }
        }
        guard !kept.isEmpty else { return }
        for use in records {
            report(use.columns.sorted { $0.key < $1.key }.map(\.value), in: "buku \(use.book)", at: use.position)
        }
        for step in procedure.steps {
            switch step.work {
            case .effect(let use):
                report(
                    use.arguments.sorted { $0.key < $1.key }.map(\.value), in: "sistem \(use.effect)", at: use.position)
            case .sub(let use):
                report(
                    copied(by: use, outlasting: kept), in: "permohonan \(use.procedure), yang menyimpannya lebih lama",
                    at: use.position)
            case .person, .branch: break
            }
        }
    }

    /// The answers that a sub-procedure is given and does not itself keep for the same time.
    private func copied(by use: SubUse, outlasting kept: [FieldPath: TimeAmount]) -> [Argument] {
        let theirs = catalogue.procedures[use.procedure]?.retention.fields ?? [:]
        var given = use.arguments.map { (theirs: $0.key, ours: $0.value) }
        for (form, own) in use.forms {
            for path in kept.keys where path.form == own {
                given.append((FieldPath(form: form, field: path.field), .answer(.field(path))))
            }
        }
        return given.sorted { $0.theirs < $1.theirs }.filter { pair in
            guard case .answer(.field(let path)) = pair.ours else { return false }
            return theirs[pair.theirs]?.periodName != kept[path]?.periodName
        }.map(\.ours)
    }

    private func checkBooks() {
        let named = procedure.identity.records.map { $0.lowercased() }
        var seen: Set<String> = []
        for use in records where seen.insert(use.book).inserted {
            let words = use.book.split(separator: "-").joined(separator: " ")
            let title = catalogue.book(use.book)?.title.lowercased() ?? words
            if !named.contains(where: { $0.contains(use.book) || $0.contains(words) || $0.contains(title) }) {
                findings.report("P410", at: use.position, "Buku \"\(use.book)\" belum disebut di pencatatan")
            }
        }
        for item in procedure.identity.records {
            let books = catalogue.books.filter { $0.isNamed(in: item.lowercased()) }
            guard !books.isEmpty, !books.contains(where: { seen.contains($0.name) }) else { continue }
            findings.report(
                "P419", at: places.word(item, in: "pencatatan") ?? .start,
                "Buku \"\(item)\" disebut di pencatatan, tetapi tidak pernah diisi",
                expected: "catat: \(books[0].name) pada langkah, hasil, atau akhir")
        }
    }

    /// Questions whose answers nobody reads (P402): not a condition, a parameter or a book, and no officer sees the form.
    func checkUnread() {
        var seen: Set<String> = []
        for step in procedure.steps where step.lanes.contains(where: { procedure.lane($0)?.party != .applicant }) {
            for case .form(let form) in step.requirements { seen.insert(form) }
            for asked in [step.asks] + step.outcomes.map(\.asks) { seen.formUnion(asked.map(\.form)) }
        }
        let read = FieldUses(procedure).paths
        for form in procedure.forms where !seen.contains(form.name) {
            // A statement is read by being agreed to.
            for field in form.fields where field.kind != .statement {
                let path = FieldPath(form: form.name, field: field.name)
                if !read.contains(path) {
                    findings.report(
                        "P402", at: field.position, "Isian \"\(path)\" tidak pernah dibaca",
                        expected: "kelengkapan: [\(form.name)] pada langkah petugas yang membacanya")
                }
            }
        }
    }

    /// Every result needs an example (P504).
    func checkExamples() {
        let shown = Set(procedure.examples.map(\.expectedResult))
        for result in procedure.results where !shown.contains(result.name) {
            findings.report(
                "P504", at: result.position, "Akhir \"\(result.name)\" belum punya uji",
                expected: "satu uji dengan akhir: \(result.name)")
        }
    }
}

extension BookDeclaration {
    /// Whether a text in small letters means it.
    fileprivate func isNamed(in text: String) -> Bool {
        [name, name.split(separator: "-").joined(separator: " "), title.lowercased()].contains { text.contains($0) }
    }
}
