import Pages
import Procedures
import Services

/// The offices of `/kelola` that are asked for: below one (`di`), by words of their name or kind (`cari`).
struct FoundOffices {
    let offices: [Office]
    let query: String
    let below: Office?

    init(_ all: [Office], _ visit: Visit) {
        let query = (visit.query["cari"] ?? "").trimmed
        let below = visit.query["di"].flatMap { slug in all.first { $0.slug == slug } }
        self.query = query
        self.below = below
        let words = query.lowercased().split(whereSeparator: \.isWhitespace)
        var within: Set<String> = Set(below.map { [$0.id] } ?? [])
        offices = all.filter { office in
            // The tree names each office before those below it.
            if below != nil {
                guard let parent = office.parent, within.contains(parent) else { return false }
                within.insert(office.id)
            }
            let text = "\(office.name) \(office.slug) \(office.kind.title)".lowercased()
            return words.allSatisfy { text.contains($0) }
        }
    }

    func summary(showing count: Int, from: Int, _ pageSize: Int) -> String {
        let place = below.map { " di bawah \($0.name)" } ?? ""
        guard offices.count > pageSize else {
            return query.isEmpty && below == nil ? "" : "\(Digits.grouped(offices.count)) kantor\(place)"
        }
        return "\(from + 1)–\(from + count) dari \(Digits.grouped(offices.count)) kantor\(place)"
    }

    func pages(around from: Int, _ pageSize: Int) -> [LinkView] {
        [
            from > 0 ? link("Sebelumnya", from: max(0, from - pageSize)) : nil,
            from + pageSize < offices.count ? link("Berikutnya", from: from + pageSize) : nil,
        ].compactMap(\.self)
    }

    private func link(_ label: String, from: Int) -> LinkView {
        let parts = [
            query.isEmpty ? nil : "cari=\(Flash.encode(query))", below.map { "di=\($0.slug)" },
            from > 0 ? "dari=\(from)" : nil,
        ].compactMap(\.self)
        return LinkView(label: label, href: parts.isEmpty ? "/kelola" : "/kelola?" + parts.joined(separator: "&"))
    }
}
