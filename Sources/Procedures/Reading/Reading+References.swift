import Forms

/// What a reference's value is, for the tests and parameters that it may stand in.
enum AnswerKind {
    case field(Field)
    case plain(FieldKind)
    case channel
    /// One of a step's outcomes.
    case outcome(of: String)
    case paper

    var fieldKind: FieldKind? {
        switch self {
        case .field(let field): field.kind
        case .plain(let kind): kind
        case .channel: .text
        case .outcome, .paper: nil
        }
    }
}

extension Reading {
    /// An answer, or another value of the case, by its name (SOP.md §4 "Answer").
    func reference(_ text: String, at position: SourcePosition) -> AnswerReference? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        switch parts.count {
        case 1: return bareReference(text, at: position)
        case 2: return dottedReference(parts[0], parts[1], text, at: position)
        default: return unknownAnswer(text, at: position)
        }
    }

    func reference(_ cursor: Cursor) -> AnswerReference? {
        cursor.text("nama isian").flatMap { reference($0, at: cursor.position) }
    }

    /// A question of a form.
    func fieldPath(_ cursor: Cursor) -> FieldPath? {
        guard let reference = reference(cursor) else { return nil }
        guard case .field(let path) = reference else {
            cursor.expect("isian sebuah formulir")
            return nil
        }
        return path
    }

    private func bareReference(_ name: String, at position: SourcePosition) -> AnswerReference? {
        let forms = names.formsWith(field: name)
        let places = forms + (names.steps.contains(name) ? ["langkah"] : [])
        if places.count > 1 {
            findings.report(
                "E109", at: position,
                "Isian \"\(name)\" ada di \(places.dropLast().joined(separator: ", ")) dan \(places[places.count - 1]); tulis lengkap",
                expected: forms.map { "\($0).\(name)" }.joined(separator: " atau "))
            return nil
        }
        if let form = forms.first { return .field(FieldPath(form: form, field: name)) }
        if names.steps.contains(name) { return .outcome(step: name) }
        return unknownAnswer(name, at: position)
    }

    private func dottedReference(
        _ first: String, _ second: String, _ text: String, at position: SourcePosition
    ) -> AnswerReference? {
        if names.fields(of: first)?.contains(second) == true { return .field(FieldPath(form: first, field: second)) }
        if names.outputs[first]?.contains(where: { $0.name == second }) == true {
            return .output(step: first, name: second)
        }
        switch first {
        case "warga":
            if catalogue.residentFields[second] != nil { return .resident(second) }
            findings.unknown(
                "E105", at: position, "Data warga \"\(second)\" tidak ada", second,
                among: catalogue.residentFields.keys.sorted())
            return nil
        case "kasus":
            if let fact = CaseFact(rawValue: second) { return .fact(fact) }
            findings.unknown(
                "E105", at: position, "Data permohonan \"\(second)\" tidak ada", second,
                among: CaseFact.allCases.map(\.rawValue))
            return nil
        case "berkas":
            if names.papers.contains(second) { return .paper(second) }
            findings.unknown(
                "E105", at: position, "Berkas \"\(second)\" belum didaftarkan", second, among: names.papers)
            return nil
        default:
            return unknownAnswer(text, at: position)
        }
    }

    private func unknownAnswer(_ text: String, at position: SourcePosition) -> AnswerReference? {
        let outputs = names.outputs.flatMap { step, outputs in outputs.map { "\(step).\($0.name)" } }
        let fields = names.forms.flatMap(\.fields)
        let known = text.contains(".") ? names.allFields + outputs.sorted() : fields + names.steps
        let nearest = NearestWord.of(text, in: known).map { "; mungkin \"\($0)\"?" } ?? ""
        findings.report(
            "E105", at: position, "Isian \"\(text.prefix(80))\" belum didaftarkan" + nearest,
            expected: Findings.list(names.allFields))
        return nil
    }

    /// nil when the reference's field could not be read.
    func kind(of reference: AnswerReference) -> AnswerKind? {
        switch reference {
        case .field(let path): fields[path].map { .field($0) }
        case .resident(let name): catalogue.residentFields[name].map { .plain($0) }
        case .fact(.channel): .channel
        case .fact(.date): .plain(.date)
        case .fact(.number): .plain(.caseNumber)
        case .fact(.assisted), .fact(.part): .plain(.yesNo)
        case .output(let step, let name):
            names.outputs[step]?.first { $0.name == name }.map { .plain($0.kind) }
        case .outcome(let step): .outcome(of: step)
        case .paper: .paper
        }
    }

    /// The words that a reference's value can be, where they are known: options, `ya`/`tidak`, outcomes.
    func options(of reference: AnswerReference) -> [String]? {
        switch kind(of: reference) {
        case .field(let field) where field.kind == .choice || field.kind == .choices: field.options.map(\.name)
        case .field(let field) where field.kind == .yesNo || field.kind == .statement: ["ya", "tidak"]
        case .plain(.yesNo): ["ya", "tidak"]
        case .channel: Channel.allCases.map(\.rawValue)
        case .outcome(let step): names.outcomes[step] ?? []
        default: nil
        }
    }
}
