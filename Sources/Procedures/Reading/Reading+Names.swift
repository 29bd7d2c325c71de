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
        for (section, kind) in Reading.namedSections {
            for entry in root[section]?.entries ?? [] where SOPKeys.reserved.contains(entry.key) {
                reportReserved(entry, as: kind)
            }
        }
        for form in root["formulir"]?.entries ?? [] {
            for field in form.value.entries where SOPKeys.reserved.contains(field.key) {
                reportReserved(field, as: "isian")
            }
        }
        checkSources()
    }

    private static let namedSections = [
        ("akhir", "akhir"), ("pelaksana", "pelaksana"), ("formulir", "formulir"), ("berkas", "berkas"),
        ("surat", "surat"),
    ]

    private func reportReserved(_ entry: SourceEntry, as kind: String) {
        findings.report(
            "E009", at: entry.position, "\"\(entry.key)\" adalah kata khusus dan tidak dapat menjadi nama \(kind)")
    }

    /// `warga.x`, `kasus.x` and `berkas.x` already stand for something; limits and steps are both named by `uji`.
    private func checkSources() {
        for (section, kind) in [("formulir", "formulir"), ("langkah", "langkah")] {
            for entry in root[section]?.entries ?? [] where SOPKeys.sources.contains(entry.key) {
                reportReserved(entry, as: kind)
            }
        }
        guard let limits = root["batas"], limits["waktu"] == nil else { return }
        for entry in limits.entries where names.steps.contains(entry.key) {
            findings.report(
                "E102", at: entry.position, "Nama \"\(entry.key)\" dipakai untuk langkah dan untuk batas")
        }
    }

    /// A lane by its name; `pemohon` is always the applicant's.
    func lane(_ cursor: Cursor) -> String? {
        guard let name = cursor.text("nama pelaksana") else { return nil }
        if names.lanes.contains(name) { return name }
        if name == "pemohon", let applicant = names.applicantLane { return applicant }
        // The column's head, where the short name belongs.
        let titled = root["pelaksana"]?.entries.first { $0.value["nama"]?.text?.lowercased() == name.lowercased() }?.key
        let hint = titled.map { "; di berkas ini namanya \"\($0)\"" } ?? ""
        findings.unknown(
            "E103", at: cursor.position, "Pelaksana \"\(name)\" tidak ada" + hint, name, among: names.lanes)
        return nil
    }

    func lanes(_ cursor: Cursor?) -> [String] { cursor?.items("nama pelaksana").compactMap { lane($0) } ?? [] }

    func step(_ cursor: Cursor) -> String? {
        guard let name = cursor.text("nama langkah") else { return nil }
        guard names.steps.contains(name) else {
            findings.unknown("E104", at: cursor.position, "Langkah \"\(name)\" tidak ada", name, among: names.steps)
            return nil
        }
        return name
    }

    func steps(_ cursor: Cursor?) -> [String] { cursor?.items("nama langkah").compactMap { step($0) } ?? [] }

    func result(_ cursor: Cursor) -> String? {
        guard let name = cursor.text("nama akhir") else { return nil }
        guard names.results.contains(name) else {
            findings.unknown("E104", at: cursor.position, "Akhir \"\(name)\" tidak ada", name, among: names.results)
            return nil
        }
        return name
    }

    /// Steps or results.
    func targets(_ cursor: Cursor) -> [String] {
        let found: [String] = cursor.items("nama langkah atau akhir").compactMap { item in
            guard let name = item.text("nama langkah atau akhir") else { return nil }
            guard names.steps.contains(name) || names.results.contains(name) else {
                findings.unknown(
                    "E104", at: item.position, "Tujuan \"\(name)\" bukan langkah dan bukan akhir", name,
                    among: names.steps + names.results)
                return nil
            }
            return name
        }
        if found.count > 1, let result = found.first(where: names.results.contains) {
            findings.report(
                "E005", at: cursor.node.position(of: result) ?? cursor.position,
                "\"\(cursor.label)\" memuat akhir \"\(result)\" di samping tujuan lain",
                expected: "satu akhir saja, atau beberapa langkah")
        }
        return found
    }

    /// A declared paper, form or letter.
    func declared(_ kind: String, _ cursor: Cursor, among known: [String]) -> String? {
        guard let name = cursor.text("nama \(kind.lowercased())") else { return nil }
        guard known.contains(name) else {
            findings.unknown("E105", at: cursor.position, "\(kind) \"\(name)\" belum didaftarkan", name, among: known)
            return nil
        }
        return name
    }

    func paper(_ cursor: Cursor) -> String? { declared("Berkas", cursor, among: names.papers) }
    func letter(_ cursor: Cursor) -> String? { declared("Surat", cursor, among: names.letters) }
}
