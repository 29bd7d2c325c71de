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
    /// As the official form prints it: a line a time, each after the answer that it is for, as the form asks it.
    func printedLines(of procedure: Procedure) -> [String] {
        switch self {
        case .fixed(let amount): return [amount.written]
        case .unregulated: return []
        case .byAnswer(let reference, let times, let otherwise):
            let answers = procedure.answers(to: reference)
            let order = answers.map(\.name) + times.keys.sorted()
            let named = times.sorted { order.firstIndex(of: $0.key)! < order.firstIndex(of: $1.key)! }
            let lines = named.flatMap { answer, time -> [String] in
                let label = answers.first { $0.name == answer }?.label ?? answer.spacedName.capitalizedFirst
                return time.printedLines(of: procedure).map { "\(label): \($0)" }
            }
            return lines + (otherwise?.printedLines(of: procedure) ?? []).map { "Lainnya: \($0)" }
        }
    }
}

extension Procedure {
    /// The column *Waktu* of a step; a time before a date says which date.
    func printedTime(of step: Step) -> [String] {
        let lines = step.time?.printedLines(of: self) ?? []
        guard let before = self.before(step) else { return lines }
        let earliest = step.notBefore.map { "paling cepat \($0.written)" }
        return (lines + [earliest].compactMap(\.self)).map { "\($0) \(before)" }
    }

    /// What may be answered, in the file's order, as far as the file says.
    fileprivate func answers(to reference: AnswerReference) -> [Option] {
        switch reference {
        case .field(let path): field(path)?.options ?? []
        case .outcome(let step): self.step(step)?.outcomes.map { Option(name: $0.name, label: $0.label) } ?? []
        default: []
        }
    }
}

extension String {
    /// A name of the file as words: “data-pemohon” becomes “data pemohon”.
    var spacedName: String { split(separator: "-").joined(separator: " ") }
}
