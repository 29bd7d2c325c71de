import Forms

/// The six lists of the identity part (Permenpan RB 35/2012), in the pairs in which they stand side by side.
struct IdentityLists {
    struct List {
        let title: String
        let items: [String]
    }

    let pairs: [(left: List, right: List)]

    init(_ procedure: Procedure, catalogue: Catalogue, limits: [String]) {
        let block = procedure.identity
        let related = block.related.map { catalogue.procedures[$0].map { "SOP \($0.title)" } ?? $0 }
        pairs = [
            (
                List(title: "Dasar Hukum", items: block.legalBasis),
                List(title: "Kualifikasi Pelaksana", items: block.qualifications)
            ),
            (
                List(title: "Keterkaitan", items: related),
                List(title: "Peralatan/Perlengkapan", items: block.equipment)
            ),
            (
                List(title: "Peringatan", items: block.warnings + Self.unsaid(limits, procedure)),
                List(title: "Pencatatan dan Pendataan", items: block.records + Self.unnamedBooks(procedure, catalogue))
            ),
        ]
    }

    /// The limits that no warning mentions, by their count of days.
    private static func unsaid(_ limits: [String], _ procedure: Procedure) -> [String] {
        zip(procedure.limits, limits).filter { limit, _ in
            guard case .fixed(let amount) = limit.time else { return true }
            let words = amount.written.split(separator: " ").prefix(2).joined(separator: " ")
            return !procedure.identity.warnings.contains { $0.lowercased().contains(words.lowercased()) }
        }.map(\.1)
    }

    /// “Register email” is the “Buku Register Email”.
    private static func bookName(_ title: String) -> String {
        let words = title.lowercased().split(separator: " ")
        return words.drop { $0 == "buku" }.joined(separator: " ")
    }

    /// Books in which the procedure writes, and which its author has not listed.
    private static func unnamedBooks(_ procedure: Procedure, _ catalogue: Catalogue) -> [String] {
        let used =
            procedure.steps.flatMap { $0.records + $0.outcomes.flatMap(\.records) }
            + procedure.results.flatMap(\.records)
        var titles: [String] = []
        for use in used {
            let title = catalogue.book(use.book)?.title ?? use.book.spacedName.capitalizedFirst
            let known = procedure.identity.records + titles
            if !known.contains(where: { bookName($0) == bookName(title) }) { titles.append(title) }
        }
        return titles
    }
}
