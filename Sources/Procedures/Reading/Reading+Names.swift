import Forms

extension Reading {
    /// Troubles between names: one space for steps and results, reserved words, forms called like steps (SOP.md §0).
    func checkNames() {
        for name in names.steps where names.results.contains(name) {
            let position = names.positions["akhir " + name] ?? .start
            findings.report("E102", at: position, "Nama \"\(name)\" dipakai untuk langkah dan untuk akhir")
        }
        for (form, _) in names.forms where names.steps.contains(form) {
            let position = names.positions["formulir " + form] ?? .start
            findings.report("E102", at: position, "Nama \"\(form)\" dipakai untuk langkah dan untuk formulir")
        }
        for name in names.steps where SOPKeys.scriptWords.contains(name) || SOPKeys.reserved.contains(name) {
            let position = names.positions["langkah " + name] ?? .start
            findings.report("E009", at: position, "\"\(name)\" adalah kata khusus dan tidak dapat menjadi nama langkah")
        }
        for name in names.results where SOPKeys.reserved.contains(name) {
            let position = names.positions["akhir " + name] ?? .start
            findings.report("E009", at: position, "\"\(name)\" adalah kata khusus dan tidak dapat menjadi nama akhir")
        }
    }

    /// A lane by its name; `pemohon` is always the applicant's.
    func lane(_ cursor: Cursor) -> String? {
        guard let name = cursor.text("nama pelaksana") else { return nil }
        if names.lanes.contains(name) { return name }
        if name == "pemohon", let applicant = names.applicantLane { return applicant }
        var message = "Pelaksana \"\(name)\" tidak ada"
        if let nearest = NearestWord.of(name, in: names.lanes) { message += "; mungkin \"\(nearest)\"?" }
        findings.report("E103", at: cursor.position, message, expected: Reading.list(names.lanes))
        return nil
    }

    func lanes(_ cursor: Cursor?) -> [String] { cursor?.items().compactMap { lane($0) } ?? [] }

    func step(_ cursor: Cursor) -> String? {
        guard let name = cursor.text("nama langkah") else { return nil }
        guard names.steps.contains(name) else {
            unknown("E104", at: cursor.position, "Langkah \"\(name)\" tidak ada", name, among: names.steps)
            return nil
        }
        return name
    }

    func steps(_ cursor: Cursor?) -> [String] { cursor?.items().compactMap { step($0) } ?? [] }

    func result(_ cursor: Cursor) -> String? {
        guard let name = cursor.text("nama akhir") else { return nil }
        guard names.results.contains(name) else {
            unknown("E104", at: cursor.position, "Akhir \"\(name)\" tidak ada", name, among: names.results)
            return nil
        }
        return name
    }

    /// Steps or results.
    func targets(_ cursor: Cursor) -> [String] {
        let found: [String] = cursor.items().compactMap { item in
            guard let name = item.text("nama langkah atau akhir") else { return nil }
            guard names.steps.contains(name) || names.results.contains(name) else {
                unknown(
                    "E104", at: item.position, "Tujuan \"\(name)\" bukan langkah dan bukan akhir", name,
                    among: names.steps + names.results)
                return nil
            }
            return name
        }
        if cursor.items().isEmpty { cursor.expect("nama langkah atau akhir") }
        if found.count > 1 {
            if Set(found).count < found.count {
                findings.report("E005", at: cursor.position, "\"\(cursor.label)\" menyebut tujuan yang sama dua kali")
            }
            if let result = found.first(where: names.results.contains) {
                findings.report(
                    "E005", at: cursor.position,
                    "\"\(cursor.label)\" memuat akhir \"\(result)\" di samping tujuan lain",
                    expected: "satu akhir saja, atau beberapa langkah")
            }
        }
        return found
    }

    /// A declared paper, form or letter.
    func declared(_ kind: String, _ cursor: Cursor, among known: [String]) -> String? {
        guard let name = cursor.text("nama \(kind.lowercased())") else { return nil }
        guard known.contains(name) else {
            unknown("E105", at: cursor.position, "\(kind) \"\(name)\" belum didaftarkan", name, among: known)
            return nil
        }
        return name
    }

    func paper(_ cursor: Cursor) -> String? { declared("Berkas", cursor, among: names.papers) }
    func letter(_ cursor: Cursor) -> String? { declared("Surat", cursor, among: names.letters) }
}
