import Forms

extension Reading {
    /// `berkas` (SOP.md §3).
    func papers(_ top: MapCursor) -> [Paper] {
        top["berkas"]?.named("kumpulan berkas").compactMap { paper($0) } ?? []
    }

    private func paper(_ entry: NamedCursor) -> Paper? {
        guard let map = entry.value.map(SOPKeys.paper, place: "berkas \"\(entry.name)\"") else { return nil }
        var paper = Paper(name: entry.name, title: map["nama"]?.text() ?? entry.name, position: entry.position)
        paper.help = map["bantuan"]?.text()
        if let kinds = map["jenis"] {
            paper.extensions = kinds.items("pdf, jpg, atau png").compactMap { $0.word(Paper.Extension.self) }
        }
        if let size = map["maks"].flatMap({ self.size($0) }) { paper.maximumBytes = size }
        if let count = map["paling-banyak"]?.integer(in: 1...50) { paper.maximumFiles = count }
        if map["wajib"]?.yesNo() == false { paper.required = .no }
        if let cursor = map["wajib-jika"], let condition = condition(cursor) { paper.required = .when(condition) }
        paper.shownWhen = map["tampil-jika"].flatMap { condition($0) }
        paper.template = map["contoh"].flatMap { letterTemplate($0) }
        if let delivery = map["cara"]?.word(DeliveryWord.self) { paper.delivery = delivery.delivery }
        paper.retention = map["simpan"].flatMap { amount($0) }
        withhold(.paper(entry.name), map)
        if map.has("wajib"), map.has("wajib-jika") {
            findings.report(
                "E108", at: map.position(of: "wajib-jika"),
                "Berkas \"\(entry.name)\" memakai wajib dan wajib-jika sekaligus")
        }
        return paper
    }

    func withhold(_ subject: Withholding.Subject, _ map: MapCursor) {
        guard let until = map["tutup-sampai"].flatMap({ eventReference($0) }) else { return }
        withholdings.append(Withholding(subject, until: until))
    }

    /// A letter type of the catalogue.
    private func letterTemplate(_ cursor: Cursor) -> String? {
        declared("Jenis surat", cursor, among: catalogue.letterTypes.map(\.name))
    }

    /// `2 MB`, `500 KB`, in bytes.
    private func size(_ cursor: Cursor) -> Int? {
        let parts = cursor.node.text?.split(separator: " ") ?? []
        let unit: Int? =
            switch parts.count == 2 ? parts[1] : "" {
            case "MB": 1024 * 1024
            case "KB": 1024
            default: nil
            }
        guard let unit, let number = Int(parts[0]), (1...1000).contains(number) else {
            cursor.expect("ukuran, misalnya 2 MB")
            return nil
        }
        return number * unit
    }

    private enum DeliveryWord: String, CaseIterable {
        case unggah, bawa, keduanya
        var delivery: Paper.Delivery {
            switch self {
            case .unggah: .upload
            case .bawa: .bring
            case .keduanya: .either
            }
        }
    }
}
