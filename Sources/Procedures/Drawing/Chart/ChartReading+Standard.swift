import Forms

/// The cells of “Mutu Baku”.
extension ChartReading {
    func supplies(of step: Step) -> [String] {
        step.requirements.map { item in
            switch item {
            case .paper(let name): procedure.paper(name)?.title ?? name.spacedName.capitalizedFirst
            case .form(let name): "Formulir \(name.spacedName)"
            case .letter(let name): title(ofLetter: name)
            case .text(let text): text
            }
        }
    }

    /// What the file says, then what comes of letters, books and effects.
    func outputs(of step: Step) -> [String] {
        let said = step.outputs + step.outcomes.flatMap(\.outputs)
        let letters = (step.letterActs + step.outcomes.flatMap(\.letterActs)).compactMap(words)
        let books = (step.records + step.outcomes.flatMap(\.records)).map { record in
            "Catatan pada \((catalogue.book(record.book)?.title ?? record.book.spacedName.capitalizedFirst))"
        }
        var made: [String] = []
        if case .effect(let use) = step.work {
            made = catalogue.effect(use.effect)?.outputs.map(\.title) ?? []
        }
        var lines: [String] = []
        for line in said + letters + books + made where !lines.contains(line) { lines.append(line) }
        return lines
    }

    private func words(of act: LetterAct) -> String? {
        let letter = title(ofLetter: act.letter)
        switch act.kind {
        case .draft: return "Konsep \(letter.insideSentence)"
        case .sign: return "\(letter) bertanda tangan"
        case .number, .initial, .send: return nil
        }
    }

    private func title(ofLetter name: String) -> String {
        let type = procedure.letters.first { $0.name == name }?.type
        return type.flatMap(catalogue.letterType)?.title ?? (type ?? name).spacedName.capitalizedFirst
    }
}

extension TimeRule {
    /// As the official form prints it: a line a time.
    public var printedLines: [String] {
        switch self {
        case .fixed(let amount): [amount.written]
        case .unregulated: []
        case .byAnswer(_, let times, let otherwise):
            times.sorted { $0.key < $1.key }.flatMap { option, time in
                time.printedLines.map { "\(option.spacedName.capitalizedFirst): \($0)" }
            } + (otherwise?.printedLines ?? []).map { "Lainnya: \($0)" }
        }
    }
}

extension String {
    /// A name of the file as words: “data-pemohon” becomes “data pemohon”.
    var spacedName: String { split(separator: "-").joined(separator: " ") }
}
