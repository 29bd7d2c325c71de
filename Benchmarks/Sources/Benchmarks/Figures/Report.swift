import FoundationEssentials

/// The table of `docs/benchmarks.md`.
struct Report {
    var sections: [(title: String, note: String, figures: [Figure])] = []

    mutating func add(_ title: String, _ note: String, _ figures: [Figure]) {
        sections.append((title, note, figures))
        print("\n\(title)")
        for figure in figures { print(figure.line) }
    }

    var text: String {
        let parts = sections.map { section in
            """
            ## \(section.title)

            \(section.note)

            | work | cost | yardstick | ratio | budget |
            |---|---|---|---|---|
            \(section.figures.map(\.line).joined(separator: "\n"))
            """
        }
        return """
            # Benchmarks

            Written by `make bench`, which builds in release, measures everything anew and puts the table here. \
            Nothing is asserted: look at a figure before and after a change, on the same machine.

            \(Machine.description)

            "CPU" is time of a processor, of all threads together; other times are of the clock on the wall. A cost is \
            the median of its rounds; a ratio is the median of the ratios of neighbouring rounds, work and yardstick in \
            turn, so that it holds where the machine's speed does not. Where a budget is exceeded, the row says "over".

            \(parts.joined(separator: "\n\n"))

            """
    }

    func write(to path: String) throws {
        try Data(text.utf8).write(to: URL(filePath: path))
    }
}
